/** Diagnoses that fit any formula: a sign, a factor of two, an inverse, a missing term, a transpose. */
import { areEqual, compareExpressions, type World } from '../mathematics/equality.ts';
import type { Expression } from '../mathematics/expression.ts';
import { isLargerThan } from '../mathematics/structure.ts';
import type { Diagnosis } from './judgement.ts';
import { omissionsOf, repairsOf } from './repairs.ts';

/** What a mistake in general looks like; nothing of the right answer is in the words. */
const MESSAGES = {
  'sign-flipped': {
    message: 'One sign is the wrong way round; everything else fits.',
    ask: 'Which term changes sign when you move it, or when you square it?',
  },
  'sign-in-exponent': {
    message: 'The sign of the exponent is the wrong way round; everything else fits.',
    ask: 'Should this grow or shrink as its argument grows?',
  },
  'factor-two': {
    message: 'It is off by a factor of two; everything else fits.',
    ask: 'Where does a 2 or a ½ enter, and where did it leave?',
  },
  'factor-two-in-exponent': {
    message: 'The exponent is off by a factor of two; everything else fits.',
    ask: 'Where does a 2 or a ½ enter the exponent, and where did it leave?',
  },
  'lost-factor': {
    message: 'It is off by one and the same factor everywhere.',
    ask: 'Which constant was carried along, and where was it dropped?',
  },
  inverted: {
    message: 'It is the inverse of what it should be.',
    ask: 'Which quantity belongs above the line and which below?',
  },
  squared: {
    message: 'A square is missing or one too many.',
    ask: 'Is it the norm or its square, the deviation or the variance, that is wanted here?',
  },
  'missing-term': {
    message: 'One term is missing; the others fit.',
    ask: 'How many terms does the line before have, and where did each of them go?',
  },
  'extra-term': {
    message: 'There is one term too many; the others fit.',
    ask: 'Where does each of your terms come from in the line before?',
  },
  'missing-factor': {
    message: 'One factor is missing; the others fit.',
    ask: 'Set one quantity at a time to zero or to one: which side changes then, and which does not?',
  },
  'extra-factor': {
    message: 'There is one factor too many; the others fit.',
    ask: 'What does each of your factors stand for, and is one of them counted twice?',
  },
  'swapped-symbols': {
    message: 'One name stands where another belongs; everything else fits.',
    ask: 'Read it aloud and say for each letter what it stands for. Which one is out of place?',
  },
  'weights-exchanged': {
    message: 'A weight and what it leaves to one have changed places; everything else fits.',
    ask: 'Set the weight to one: what should be left then, and what is left here?',
  },
  'index-range': {
    message: 'An index or the range of a sum is not the right one; everything else fits.',
    ask: 'Which members take part at the first position, and which at the last?',
  },
  'order-of-factors': {
    message: 'The factors are right, but not in this order.',
    ask: 'Write its shape below each factor. In which order do they fit together, and do they mean the same?',
  },
  'transposed-index': {
    message: 'It is the transpose of what it should be.',
    ask: 'Which index counts the rows here and which the columns?',
  },
} as const satisfies Readonly<Record<string, { message: string; ask: string }>>;

export type Mistake = keyof typeof MESSAGES;

/** The ids that stand in reports; the two in the exponent count as the plain ones. */
const IDS: Readonly<Partial<Record<Mistake, string>>> = {
  'sign-in-exponent': 'sign-flipped',
  'factor-two-in-exponent': 'factor-two',
};

/** Nodes of an answer that is searched for a usual mistake. */
const MAX_SEEN = 250;

/** Nodes of an answer that is searched place by place, and repairs that are tried. */
const MAX_REPAIRED = 120;
const MAX_REPAIRS = 400;
const MAX_OMISSIONS = 150;

/**
 * How `seen` goes wrong against one of the `wanted`, if it is one of the usual ways.
 *
 * @param wanted the key and other forms of it; each stands for a right answer
 * @param fits whether a tree in the place of `seen` would be right; by default, whether it equals one of the wanted
 */
export function diagnoseGenerically(
  wanted: readonly Expression[],
  seen: Expression,
  world: World,
  fits: (repaired: Expression) => boolean = (repaired) =>
    wanted.some((each) => areEqual(each, repaired, world)),
): Diagnosis | undefined {
  if (isLargerThan(seen, MAX_SEEN) || wanted.some((each) => areEqual(each, seen, world))) return undefined;
  const direct = wanted.map((each) => findGeneric(each, seen, world)).filter((id) => id !== undefined);
  // That two sides are in one ratio says less than where that ratio comes from.
  const [telling] = direct.filter((id) => id !== 'lost-factor');
  const id = telling ?? findRepair(wanted, seen, world, fits) ?? direct[0];
  if (id === undefined) return undefined;
  const { message, ask } = MESSAGES[id];
  return { id: IDS[id] ?? id, message, ask };
}

/** The mistake without which `seen` is right, or with which the key becomes what was written. */
function findRepair(
  wanted: readonly Expression[],
  seen: Expression,
  world: World,
  fits: (repaired: Expression) => boolean,
): Mistake | undefined {
  if (isLargerThan(seen, MAX_REPAIRED)) return undefined;
  let left = MAX_REPAIRS;
  for (const { mistake, tree } of repairsOf(seen, world.types)) {
    left -= 1;
    if (left < 0) break;
    if (fits(tree)) return mistake;
  }
  left = MAX_OMISSIONS;
  for (const each of wanted) {
    if (isLargerThan(each, MAX_REPAIRED)) continue;
    for (const { mistake, tree } of omissionsOf(each)) {
      left -= 1;
      if (left < 0) return undefined;
      if (areEqual(tree, seen, world)) return mistake;
    }
  }
  return undefined;
}

function findGeneric(wanted: Expression, seen: Expression, world: World): Mistake | undefined {
  const same = (a: Expression, b: Expression): boolean => areEqual(a, b, world);
  const { span } = seen;
  const comparison = compareExpressions(wanted, seen, world);
  if (comparison.kind === 'shapes') {
    const turned: Expression = { kind: 'transpose', argument: seen, prime: false, span };
    return same(wanted, turned) ? 'transposed-index' : undefined;
  }
  if (comparison.kind !== 'different') return undefined;
  if (comparison.ratio !== undefined) {
    const { ratio } = comparison;
    if (Math.abs(ratio + 1) < 1e-9) return 'sign-flipped';
    if (Math.abs(ratio - 2) < 1e-9 || Math.abs(ratio - 0.5) < 1e-9) return 'factor-two';
    return 'lost-factor';
  }
  const product: Expression = { kind: 'multiply', factors: [wanted, seen], span };
  const logs = [log(wanted), log(seen)] as const;
  const ofLogs = compareExpressions(logs[0], logs[1], world);
  if (ofLogs.kind === 'different' && ofLogs.ratio !== undefined && hasExponential(seen)) {
    const { ratio } = ofLogs;
    if (Math.abs(ratio + 1) < 1e-9) return 'sign-in-exponent';
    if (Math.abs(ratio - 2) < 1e-9 || Math.abs(ratio - 0.5) < 1e-9) return 'factor-two-in-exponent';
  }
  const one: Expression = { kind: 'number', value: 1, text: '1', span };
  const reciprocal = compareExpressions(product, one, world);
  if (reciprocal.kind === 'equal' || (reciprocal.kind === 'different' && reciprocal.ratio !== undefined)) {
    return 'inverted';
  }
  if (same(square(wanted), seen) || same(wanted, square(seen))) return 'squared';
  return findTermMistake(wanted, seen, same);
}

function hasExponential(node: Expression): boolean {
  if (node.kind === 'function' && node.name === 'exp') return true;
  if (node.kind === 'power' && node.base.kind === 'constant') return true;
  return node.kind === 'multiply' ? node.factors.some(hasExponential) : false;
}

function log(argument: Expression): Expression {
  return { kind: 'function', name: 'log', arguments: [argument], span: argument.span };
}

function square(base: Expression): Expression {
  const { span } = base;
  return { kind: 'power', base, exponent: { kind: 'number', value: 2, text: '2', span }, span };
}

/** Longer sums are not searched term by term. */
const MAX_TERMS = 8;

/** The terms of a sum, of a sum over something, or of a sum times factors. */
function termsOf(node: Expression): readonly Expression[] {
  const { span } = node;
  switch (node.kind) {
    case 'add':
      return node.terms.flatMap(termsOf);
    case 'negate':
      return termsOf(node.argument).map((argument) => ({ kind: 'negate', argument, span }));
    case 'divide':
      return termsOf(node.numerator).map((numerator) => ({ ...node, numerator }));
    case 'multiply': {
      const place = node.factors.findIndex((factor) => factor.kind === 'add');
      const sum = node.factors[place];
      if (sum === undefined) return [node];
      return termsOf(sum).map((term) => ({ ...node, factors: node.factors.with(place, term) }));
    }
    default:
      return [node];
  }
}

/** A term of the right side left out of the wrong one, one too many, or one with the wrong sign. */
function findTermMistake(
  wanted: Expression,
  seen: Expression,
  same: (a: Expression, b: Expression) => boolean,
): Mistake | undefined {
  const plus = (a: Expression, b: Expression): Expression => ({
    kind: 'add',
    terms: [a, b],
    span: seen.span,
  });
  const twice = (a: Expression): Expression => plus(a, a);
  const minus = (a: Expression): Expression => ({ kind: 'negate', argument: a, span: seen.span });
  const ownTerms = termsOf(seen).slice(0, MAX_TERMS);
  const wantedTerms = termsOf(wanted).slice(0, MAX_TERMS);
  const isSum = (terms: readonly Expression[]): boolean => terms.length > 1;
  // A sign before a term too many: turning one is the smaller change.
  if (isSum(ownTerms) && ownTerms.some((term) => same(plus(wanted, twice(term)), seen)))
    return 'sign-flipped';
  if (isSum(wantedTerms) && wantedTerms.some((term) => same(plus(seen, twice(term)), wanted)))
    return 'sign-flipped';
  if (isSum(ownTerms) && ownTerms.some((term) => same(plus(wanted, term), seen))) return 'extra-term';
  if (isSum(wantedTerms) && wantedTerms.some((term) => same(plus(seen, term), wanted))) return 'missing-term';
  if (same(wanted, minus(seen))) return 'sign-flipped';
  return undefined;
}
