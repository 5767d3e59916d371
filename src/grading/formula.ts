/** Judges an answer that is one expression, law or inequality. */
import { expandDefinitions, headOf } from '../mathematics/definition.ts';
import { areEqual } from '../mathematics/equality.ts';
import type { World } from '../mathematics/equality.ts';
import type { Expression } from '../mathematics/expression.ts';
import { findFormulas, onlyDenies } from './formulas.ts';
import type { Formula } from './formulas.ts';
import { completeIndices, dropForeignIndices, resolveHomonyms } from '../mathematics/indexCompletion.ts';
import { readMathematics } from '../mathematics/reading.ts';
import { showsPiece } from '../mathematics/rewriting.ts';
import { rowsToColumns, writesRows } from '../mathematics/rowConvention.ts';
import { replaceNodes, walk } from '../mathematics/structure.ts';
import type { SymbolTable } from '../mathematics/symbols.ts';
import { toTex } from '../mathematics/tex.ts';
import { findUnknown } from '../mathematics/unknown.ts';
import type { UnknownSymbol } from '../mathematics/unknown.ts';
import type { FormulaPart } from '../problem/kinds/formula.ts';
import type { WrittenAnswer } from '../submission/answer.ts';
import {
  at,
  faultJudgement,
  isRead,
  nothingClaimed,
  nothingReadable,
  unknownFinding,
  unreadableFinding,
} from './findings.ts';
import type { ReadFormula } from './findings.ts';
import { collect, mentionsSubject, standing } from './formulaCandidates.ts';
import type { Candidate } from './formulaCandidates.ts';
import { judgeWrong, keyExpression, lastSide } from './formulaMistake.ts';
import { judgeInequality } from './inequality.ts';
import type { Finding, Judgement } from './judgement.ts';
import { judgeLaw } from './law.ts';
import { PartFault, readPart } from './mathematicalPart.ts';
import type { ReadPart } from './mathematicalPart.ts';

/** Judges a written answer against the key of a formula part. `symbols` are the problem's sizes. Pure. */
export function gradeFormula(part: FormulaPart, answer: WrittenAnswer, symbols: SymbolTable): Judgement {
  try {
    return judgeFormula(part, answer, readPart(part, symbols));
  } catch (error) {
    if (error instanceof PartFault) return faultJudgement(error.message);
    throw error;
  }
}

function judgeFormula(part: FormulaPart, answer: WrittenAnswer, own: ReadPart): Judgement {
  const formulas = findFormulas(answer, own.table, own.options);
  const readable = formulas.filter(isRead);
  if (formulas.length === 0 && onlyDenies(answer, own.table, own.options)) return nothingClaimed(answer.span);
  if (readable.length === 0) return nothingReadable(formulas, answer.span, 'the formula that is asked for');
  const key = own.key;
  const judged = isLaw(key)
    ? judgeLaw(key, readable, own, answer)
    : isInequality(key)
      ? judgeInequality(key, readable, own, part.accept)
      : judgeExpression(part, readable, own);
  if (judged === undefined) return nothingReadable(formulas, answer.span, 'the formula that is asked for');
  return withUnreadable(judged, formulas);
}

/** What could not be read beside the answer is said, and costs nothing where the answer stands without it. */
function withUnreadable(judged: Judgement, formulas: readonly Formula[]): Judgement {
  const broken = formulas.flatMap(({ reading, alone }) =>
    reading.kind === 'unreadable' ? [{ reading, alone }] : [],
  );
  const [first] = broken;
  if (first === undefined || judged.findings.length > 3) return judged;
  const last = formulas.at(-1);
  const decisive = last?.reading.kind === 'unreadable' && judged.verdict !== 'correct';
  if (decisive) {
    return {
      verdict: 'ungradable',
      credit: 0,
      reason: `The last formula cannot be read. ${first.reading.message}`,
      diagnoses: [],
      findings: [unreadableFinding(first.reading)],
    };
  }
  return { ...judged, findings: [...judged.findings, unreadableFinding(first.reading, 'warning')] };
}

function isLaw(key: Expression): boolean {
  return [...walk(key)].some((node) => node.kind === 'distribution');
}

function isInequality(key: Expression): boolean {
  const statements = key.kind === 'list' ? key.items : [key];
  return statements.every(
    (each) => each.kind === 'relation' && each.links.every((link) => /^(<|<=|>|>=)$/.test(link.relation)),
  );
}

function judgeExpression(
  part: FormulaPart,
  readable: readonly ReadFormula[],
  own: ReadPart,
): Judgement | undefined {
  const { candidates, definitions } = collect(part, readable, own);
  const world: World = { ...own.world, definitions };
  const judgements = candidates.map((candidate) => ({
    candidate,
    judged: asRelated(candidate, judgeOne(part, candidate, own, world), own),
  }));
  const last = judgements.at(-1);
  if (last === undefined) return judgeUnsolved(part, readable, own);
  // The last formula that stands as the answer decides; remarks beside it do not.
  const rank = (each: Candidate): number => standing(each, part, own);
  const highest = Math.max(...candidates.map(rank));
  const contenders = judgements.filter(({ candidate }) => rank(candidate) === highest);
  const chosen =
    contenders.filter(({ judged }) => judged.verdict !== 'ungradable').at(-1) ?? contenders.at(-1) ?? last;
  const right = judgements.filter(({ judged }) => judged.verdict === 'correct').at(-1);
  if (right === undefined || chosen.judged.verdict === 'correct') return chosen.judged;
  const said: Finding = {
    severity: 'warning',
    message:
      'The answer gives this formula too, and the two contradict each other. The last one counts; keep one.',
    place: at(right.candidate.formula.span),
  };
  return { ...chosen.judged, findings: [...chosen.judged.findings, said] };
}

/** `N* ≠ 3R`, `N* < 3R` and `N* ∝ 3R` do not say what N* is; `N > 3R` says where N passes it. */
function asRelated({ relation }: Candidate, judged: Judgement, own: ReadPart): Judgement {
  if (judged.verdict !== 'correct' || relation === undefined) return judged;
  const loose = relation.links.find(({ relation: sign }) => /^(?:!=|<|<=|>|>=|<<|>>|prop)$/.test(sign));
  if (loose === undefined) return judged;
  const head = headOf(relation.first)?.name ?? '';
  const isGiven = own.world.types.get(head)?.kind === 'size';
  const isCrossed = isGiven && loose.relation !== '!=' && loose.relation !== 'prop';
  const isRestated = relation.links.some(({ relation: sign }) => sign === '=' || sign === ':=');
  if (isCrossed || isRestated) return judged;
  const isShare = loose.relation === 'prop';
  const message = isShare
    ? 'This says how it grows with the quantities in it, but not what it is. Which constant belongs there?'
    : 'This compares the two without saying what the one is. Write it as an equation.';
  return {
    ...judged,
    verdict: isShare ? 'partial' : 'incorrect',
    credit: isShare ? 0.5 : 0,
    reason: message,
    findings: [{ severity: 'error', message, place: at(loose.span) }],
  };
}

/** `N(D + M) = 2RD + …`: true of the key, but not solved for what is asked. */
function judgeUnsolved(
  part: FormulaPart,
  readable: readonly ReadFormula[],
  own: ReadPart,
): Judgement | undefined {
  const key = keyExpression(own);
  const names = new Set(part.subject.map((subject) => headOf(own.read(subject))?.name));
  for (const { reading } of readable) {
    const { expression } = reading;
    if (expression.kind !== 'relation' || !mentionsSubject(expression, part, own)) continue;
    const put = (side: Expression): Expression =>
      replaceNodes(side, (node) => (node.kind === 'symbol' && names.has(node.name) ? key : undefined));
    const sides = [expression.first, ...expression.links.map((link) => link.expression)].map(put);
    const [first] = sides;
    const holds = first !== undefined && sides.every((side) => areEqual(first, side, own.world));
    const understood = toTex(expression);
    const place = at(expression.span);
    if (holds) {
      const message =
        'This equation is right, but it is not solved for what is asked. What does it say that quantity is?';
      const findings: Finding[] = [{ severity: 'warning', message, place }];
      return { verdict: 'partial', credit: 0.5, reason: message, diagnoses: [], findings, understood };
    }
    const message =
      'This equation does not hold at the right value. Count the operations on each side again, step by step.';
    const findings: Finding[] = [{ severity: 'error', message, place }];
    return { verdict: 'incorrect', credit: 0, reason: message, diagnoses: [], findings, understood };
  }
  return undefined;
}

function judgeOne(part: FormulaPart, candidate: Candidate, own: ReadPart, world: World): Judgement {
  const { formula } = candidate;
  const given = own.world.definitions;
  const made = new Map([...world.definitions].filter(([name]) => !given.has(name)));
  // What the answer's own names stand for is put in first, so that families get their index back everywhere.
  const whole = expandDefinitions(candidate.expression, made);
  const plain = dropForeignIndices(resolveHomonyms(whole, own.homonyms), world.types);
  const columns = writesRows([plain], world.types) ? rowsToColumns(plain, world.types) : plain;
  const seen = completeIndices(columns, world.types);
  const understood = toTex(candidate.expression);
  const unknown = unknownIn(seen, world);
  if (unknown) {
    const finding = unknownFinding(unknown, own.table);
    return {
      verdict: 'ungradable',
      credit: 0,
      reason: finding.message,
      diagnoses: [],
      findings: [finding],
      understood,
    };
  }
  const direct = matchRight(part, seen, own, world);
  if (direct) return { ...direct, understood };
  if (formula.reading.ambiguous) {
    const other = readMathematics(formula.text, formula.span.start, own.table, {
      ...own.options,
      notation: formula.notation,
      slash: 'other',
    });
    const side = other.kind === 'read' ? lastSide(other.expression) : undefined;
    const match =
      side &&
      matchRight(part, completeIndices(dropForeignIndices(side, world.types), world.types), own, world);
    if (match && side) {
      const finding: Finding = {
        severity: 'information',
        message: `A slash followed by a product can be read in two ways; it was read as $${toTex(side)}$. Brackets make it plain.`,
        place: at(formula.span),
      };
      return { ...match, findings: [...match.findings, finding], understood: toTex(side) };
    }
  }
  return { ...judgeWrong(part, candidate, seen, own, world), understood };
}

function unknownIn(seen: Expression, world: World): UnknownSymbol | undefined {
  return findUnknown(seen).find(
    (each) =>
      !world.types.has(each.name) &&
      !world.definitions.has(each.name) &&
      each.name !== 'I' &&
      each.name !== 'ones',
  );
}

function matchRight(part: FormulaPart, seen: Expression, own: ReadPart, world: World): Judgement | undefined {
  const key = keyExpression(own);
  if (areEqual(key, seen, world)) {
    const missing = part.mustUse.find(
      (piece) => !showsPiece(seen, completeIndices(own.read(piece), world.types), world),
    );
    if (missing === undefined) {
      return { verdict: 'correct', credit: 1, reason: 'The formula is right.', diagnoses: [], findings: [] };
    }
    return {
      verdict: 'incorrect',
      credit: 0,
      reason:
        'This is true, but it only says again what the question gives. Write it in terms of the pieces that the question asks for.',
      diagnoses: [],
      findings: [{ severity: 'error', message: 'This restates the question.', place: at(seen.span) }],
    };
  }
  for (const { equals, when, verdict, because } of part.accept) {
    const ties = new Map(Object.entries(when ?? {}));
    const other = completeIndices(own.read(equals), world.types);
    if (!areEqual(other, seen, { ...world, ties })) continue;
    return { verdict, credit: verdict === 'correct' ? 1 : 0.5, reason: because, diagnoses: [], findings: [] };
  }
  return undefined;
}
