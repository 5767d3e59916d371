/** Judges an answer that is one expression, law or inequality. */
import { expandDefinitions, headOf } from '../mathematics/definition.ts';
import { areEqual } from '../mathematics/equality.ts';
import type { World } from '../mathematics/equality.ts';
import type { Expression } from '../mathematics/expression.ts';
import { partByArity } from './arities.ts';
import { claimsIn, onlyDenies } from './claims.ts';
import type { Formula } from './formulas.ts';
import { replaceNodes, walk } from '../mathematics/structure.ts';
import type { SymbolTable } from '../mathematics/symbols.ts';
import { toTex } from '../mathematics/tex.ts';
import type { FormulaPart } from '../problem/kinds/formula.ts';
import type { WrittenAnswer } from '../submission/answer.ts';
import {
  at,
  faultJudgement,
  isRead,
  nothingClaimed,
  nothingReadable,
  unreadableFinding,
} from './findings.ts';
import type { ReadFormula } from './findings.ts';
import { checkExamples, withoutExamples } from './examples.ts';
import { collect, mentionsSubject, standing } from './formulaCandidates.ts';
import type { Candidate } from './formulaCandidates.ts';
import { judgeOne } from './formulaMatch.ts';
import { keyExpression } from './formulaMistake.ts';
import { callLabels } from './ownNames.ts';
import { findStatedDistances } from './distanceWords.ts';
import { judgeInequality } from './inequality.ts';
import type { Finding, Judgement } from './judgement.ts';
import { judgeLaw } from './law.ts';
import { PartFault, readPart } from './mathematicalPart.ts';
import { judgeChoices, mustBeRight, mustNotBeWrong } from './undecided.ts';
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
  const { formulas, alternatives } = claimsIn(answer, own.table, own.options, part);
  const readable = formulas.filter(isRead);
  if (formulas.length === 0 && onlyDenies(answer, own.table, own.options)) return nothingClaimed(answer.span);
  if (readable.length === 0) return nothingReadable(formulas, answer.span, 'the formula that is asked for');
  const judge = (chosen: readonly Formula[]): Judgement | undefined =>
    judgeStated(part, chosen.filter(isRead), own, answer);
  const isDoubtful = isLaw(own.key) || isInequality(own.key) ? mustBeRight : mustNotBeWrong;
  const judged = judgeChoices(formulas, alternatives, judge, isDoubtful);
  if (judged === undefined) return nothingReadable(formulas, answer.span, 'the formula that is asked for');
  return withUnreadable(judged, formulas);
}

function judgeStated(
  part: FormulaPart,
  readable: readonly ReadFormula[],
  own: ReadPart,
  answer: WrittenAnswer,
): Judgement | undefined {
  const { key } = own;
  if (isLaw(key)) return judgeLaw(key, readable, own, answer);
  if (isInequality(key)) return judgeInequality(own.key, readable, own, part.accept, answer);
  return judgeExpression(part, withStated(withArities(readable), own, answer), own);
}

/** The formulas with functions that share a name told apart. */
function withArities(readable: readonly ReadFormula[]): readonly ReadFormula[] {
  const parted = partByArity(readable.map(({ reading }) => reading.expression));
  return readable.map((formula, at): ReadFormula => {
    const expression = parted[at] ?? formula.reading.expression;
    return { ...formula, reading: { ...formula.reading, expression } };
  });
}

/** The formulas with the distances that the answer explains in words put in for their names. */
function withStated(
  readable: readonly ReadFormula[],
  own: ReadPart,
  answer: WrittenAnswer,
): readonly ReadFormula[] {
  const stated = findStatedDistances(answer, own);
  if (stated.size === 0) return readable;
  const heads = readable.flatMap(({ reading: { expression } }) =>
    expression.kind === 'relation' ? [headOf(expression.first)?.name] : [],
  );
  const meant = new Map([...stated].filter(([name]) => !heads.includes(name)));
  return readable.map((formula) => {
    const { expression } = formula.reading;
    const called = heads.some((head) => head?.includes('_'))
      ? expression
      : callLabels(expression, meant, own.world.types);
    return {
      ...formula,
      reading: { ...formula.reading, expression: expandDefinitions(called, meant) },
    };
  });
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
  const { candidates: found, definitions } = collect(part, readable, own);
  const stated = found.filter((candidate) => !isCondition(candidate, part, own));
  const isOnlyCondition = stated.every(({ expression }) => expression.kind === 'symbol');
  if (isOnlyCondition && stated.length < found.length) return onlyCondition(found, part);
  const candidates = withoutExamples(stated, readable, part, own);
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
  if (right === undefined) return chosen.judged;
  if (chosen.judged.verdict === 'correct') {
    const notes = checkExamples(chosen.candidate, readable, part, own, world);
    return { ...chosen.judged, findings: [...chosen.judged.findings, ...notes] };
  }
  const said: Finding = {
    severity: 'warning',
    message:
      'The answer gives this formula too, and the two contradict each other. The last one counts; keep one.',
    place: at(right.candidate.formula.span),
  };
  return { ...chosen.judged, findings: [...chosen.judged.findings, said] };
}

/** `‖a − p‖² + α < ‖a − n‖²`: an order between two expressions, of which neither names what is asked for. */
function isCondition({ relation }: Candidate, part: FormulaPart, own: ReadPart): boolean {
  return (
    relation !== undefined &&
    relation.links.every(({ relation: sign }) => /^(?:<|<=|>|>=|<<|>>)$/.test(sign)) &&
    headOf(relation.first) === undefined &&
    !mentionsSubject(relation, part, own)
  );
}

function onlyCondition(found: readonly Candidate[], part: FormulaPart): Judgement {
  const last = found.at(-1);
  const [subject] = part.subject;
  const wanted = subject === undefined ? 'what is asked for' : `\`${subject}\``;
  const message = `This is a condition: it says what is to hold, but not what ${wanted} is. What value is there when it holds, and what when it fails?`;
  return {
    verdict: 'incorrect',
    credit: 0,
    reason: message,
    diagnoses: [],
    findings: [{ severity: 'error', message, ...(last && { place: at(last.expression.span) }) }],
    ...(last?.relation && { understood: toTex(last.relation) }),
  };
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
