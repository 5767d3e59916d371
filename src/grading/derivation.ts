/** Judges an answer of several lines, each of which must follow from the last, up to a goal that is asked for. */
import { claimsIn, onlyDenies } from './claims.ts';
import { withoutExampleSentences } from './examples.ts';
import type { Formula } from './formulas.ts';
import type { SymbolTable } from '../mathematics/symbols.ts';
import type { Expression } from '../mathematics/expression.ts';
import { areEqual } from '../mathematics/equality.ts';
import { rowsToColumns, writesRows } from '../mathematics/rowConvention.ts';
import { dropForeignIndices } from '../mathematics/indexCompletion.ts';
import { children, replaceNodes } from '../mathematics/structure.ts';
import { toTex } from '../mathematics/tex.ts';
import type { DerivationPart } from '../problem/kinds/derivation.ts';
import type { WrittenAnswer } from '../submission/answer.ts';
import { judgeBesidePremises } from './circularity.ts';
import { faultJudgement, isRead, nothingClaimed, nothingReadable, unreadableFinding } from './findings.ts';
import type { Judgement } from './judgement.ts';
import { PartFault, readPart, type ReadPart } from './mathematicalPart.ts';
import { statementsOf } from './links.ts';
import { withoutSpecialCases } from './specialCases.ts';
import { findStatedShapes } from './proseShapes.ts';
import { startsAtZero } from './recurrenceStart.ts';
import { judgeSystem } from './system.ts';
import { judgeChoices, mustNotBeWrong } from './undecided.ts';
import { nameValues } from './valueNames.ts';

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
  const { formulas: claimed, alternatives } = claimsIn(answer, own.table, own.options);
  const formulas = withoutSpecialCases(withoutExampleSentences(claimed, answer), answer, own.world.types);
  if (formulas.length === 0 && onlyDenies(answer, own.table, own.options)) return nothingClaimed(answer.span);
  const judge = (claimed: readonly Formula[]): Judgement => judgeSteps(part, claimed, answer, own);
  return judgeChoices(formulas, alternatives, judge, mustNotBeWrong) ?? judge(formulas);
}

function judgeSteps(
  part: DerivationPart,
  formulas: readonly Formula[],
  answer: WrittenAnswer,
  own: ReadPart,
): Judgement {
  const readable = formulas.filter(isRead);
  if (readable.length === 0) {
    return nothingReadable(formulas, answer.span, 'each step as a formula on a line of its own');
  }
  const { types } = own.world;
  const plain = nameValues(
    readable.map(({ reading }) => dropForeignIndices(reading.expression, types)),
    readable,
    types,
  );
  const trees = usesOwnNames(plain, own) ? plain : plain.map((tree) => withArguments(tree, own));
  const stated = findStatedShapes(answer, Object.keys(part.shapes), own);
  const judge = (meant: readonly Expression[]): Judgement | undefined => {
    const statements = statementsOf(
      readable.map((formula, at) => ({
        ...formula,
        reading: { ...formula.reading, expression: meant[at] ?? formula.reading.expression },
      })),
    );
    return part.results.length > 0
      ? judgeSystem(part, statements, own, stated, (name) => startsAtZero(name, answer))
      : judgeBesidePremises(part, statements, own, answer);
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
  const isNamed = judged.diagnoses.some(({ id }) => own.misconceptions.some((each) => each.id === id));
  if (judged.verdict === 'correct' || isNamed) {
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

/** Whether the answer calls something else by the bare name of a given function: `K = exp(qᵀk/√D)`. */
function usesOwnNames(trees: readonly Expression[], own: ReadPart): boolean {
  return trees
    .flatMap((tree) => (tree.kind === 'list' ? tree.items : [tree]))
    .some((tree) => {
      const [link] = tree.kind === 'relation' ? tree.links : [];
      if (tree.kind !== 'relation' || tree.first.kind !== 'symbol' || link === undefined) return false;
      const meant = withArguments(tree.first, own);
      return meant.kind === 'call' && !areEqual(meant, link.expression, own.world);
    });
}

/** A given function that stands without its arguments, as K_σ for K_σ(q, k), has those of its definition. */
function withArguments(tree: Expression, own: ReadPart): Expression {
  return replaceNodes(tree, (node) => {
    if (node.kind === 'call') return ofItself(node, own) ?? node;
    if (node.kind === 'transpose') return slopeName(node, own);
    if (node.kind !== 'symbol') return undefined;
    const { parameters } = own.world.definitions.get(node.name) ?? { parameters: [] };
    if (parameters.length === 0) return undefined;
    const { span } = node;
    const given = parameters.map((name): Expression => ({ kind: 'symbol', name, declared: true, span }));
    return { kind: 'call', callee: node, arguments: given, span };
  });
}

/** The s' of a given function s(z) is its slope, a name of its own. */
function slopeName(
  { prime, argument, span }: Extract<Expression, { kind: 'transpose' }>,
  own: ReadPart,
): Expression | undefined {
  if (!prime || argument.kind !== 'symbol') return undefined;
  const { parameters } = own.world.definitions.get(argument.name) ?? { parameters: [] };
  return parameters.length === 0
    ? undefined
    : { kind: 'symbol', name: `${argument.name}'`, declared: false, span };
}

/** `s(1 − s)` of a given function s(z) is the product of two values: nothing takes itself bare as its argument. */
function ofItself(node: Extract<Expression, { kind: 'call' }>, own: ReadPart): Expression | undefined {
  const { callee, span } = node;
  const [only] = node.arguments;
  if (callee.kind !== 'symbol' || only === undefined || node.arguments.length !== 1) return undefined;
  const takesItself = isBareIn(callee.name, only);
  return takesItself
    ? { kind: 'multiply', factors: [withArguments(callee, own), withArguments(only, own)], span }
    : undefined;
}

function isBareIn(name: string, tree: Expression): boolean {
  if (tree.kind === 'call') return tree.arguments.some((each) => isBareIn(name, each));
  if (tree.kind === 'symbol') return tree.name === name;
  return children(tree).some((child) => isBareIn(name, child));
}
