/** Judges an answer of several lines, each of which must follow from the last, up to a goal that is asked for. */
import { findFormulas } from './formulas.ts';
import type { SymbolTable } from '../mathematics/symbols.ts';
import type { Expression } from '../mathematics/expression.ts';
import { rowsToColumns, writesRows } from '../mathematics/rowConvention.ts';
import { dropForeignIndices } from '../mathematics/indexCompletion.ts';
import { toTex } from '../mathematics/tex.ts';
import type { DerivationPart } from '../problem/kinds/derivation.ts';
import type { WrittenAnswer } from '../submission/answer.ts';
import { judgeChain } from './chain.ts';
import { faultJudgement, isRead, nothingReadable, unreadableFinding } from './findings.ts';
import type { Judgement } from './judgement.ts';
import { PartFault, readPart, type ReadPart } from './mathematicalPart.ts';
import { statementsOf } from './links.ts';
import { findStatedShapes } from './proseShapes.ts';
import { judgeSystem } from './system.ts';

/** Judges a written derivation. `symbols` are the problem's sizes. Pure. */
export function gradeDerivation(
  part: DerivationPart,
  answer: WrittenAnswer,
  symbols: SymbolTable,
): Judgement {
  try {
    return judgeDerivation(part, answer, readPart(part, symbols));
  } catch (error) {
    if (error instanceof PartFault) return faultJudgement(error.message);
    throw error;
  }
}

function judgeDerivation(part: DerivationPart, answer: WrittenAnswer, own: ReadPart): Judgement {
  const formulas = findFormulas(answer, own.table, own.options);
  const readable = formulas.filter(isRead);
  if (readable.length === 0) {
    return nothingReadable(formulas, answer.span, 'each step as a formula on a line of its own');
  }
  const { types } = own.world;
  const trees = readable.map(({ reading }) => dropForeignIndices(reading.expression, types));
  const stated = findStatedShapes(answer, Object.keys(part.shapes), own);
  const judge = (meant: readonly Expression[]): Judgement | undefined => {
    const statements = statementsOf(
      readable.map((formula, at) => ({
        ...formula,
        reading: { ...formula.reading, expression: meant[at] ?? formula.reading.expression },
      })),
    );
    return part.results.length > 0
      ? judgeSystem(part, statements, own, stated)
      : judgeChain(part, statements, own);
  };
  const columns = judge(trees);
  // q kᵀ is an inner product for those who write vectors as rows.
  const rows =
    columns?.verdict === 'correct' || !writesRows(trees, types)
      ? undefined
      : judge(trees.map((tree) => rowsToColumns(tree, types)));
  const judged = rows && (rows.verdict !== 'incorrect' || rows.diagnoses.length > 0) ? rows : columns;
  if (judged === undefined) {
    return nothingReadable(formulas, answer.span, 'each step as a formula on a line of its own');
  }
  const understood = readable.map(({ reading }) => toTex(reading.expression)).join(' \\\\ ');
  const broken = formulas.flatMap(({ reading }) => (reading.kind === 'unreadable' ? [reading] : []));
  const [first] = broken;
  if (first === undefined) return { ...judged, understood };
  if (judged.verdict === 'correct' || judged.diagnoses.length > 0) {
    return { ...judged, understood, findings: [...judged.findings, unreadableFinding(first, 'warning')] };
  }
  // What could not be read may have held the step that is missing.
  return {
    verdict: 'ungradable',
    credit: 0,
    reason: `A line cannot be read, so the derivation cannot be followed to its end. ${first.message}`,
    diagnoses: [],
    findings: [unreadableFinding(first), ...judged.findings],
    understood,
  };
}
