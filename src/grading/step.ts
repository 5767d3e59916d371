/** Judges one link of a derivation: does the right side follow from the left? */
import { compareExpressions, type Comparison, type World } from '../mathematics/equality.ts';
import { approximate, OutOfDomain } from '../mathematics/arithmetic.ts';
import { holds } from '../mathematics/evaluation.ts';
import { EvaluationFailure, makeScope } from '../mathematics/scope.ts';
import { drawPoint } from '../mathematics/point.ts';
import type { Expression } from '../mathematics/expression.ts';
import { replaceNodes, sameTree, walk } from '../mathematics/structure.ts';
import type { Link } from './links.ts';
import { describeWitness } from './witness.ts';

export type StepVerdict =
  /** `trivial` when both sides are written alike, so that nothing was done. */
  | { readonly kind: 'follows'; readonly trivial: boolean }
  | { readonly kind: 'does-not-follow'; readonly message: string; readonly comparison: Comparison }
  /** Claimed to be proportional, but the ratio of the sides is not the same everywhere. */
  | { readonly kind: 'not-proportional'; readonly message: string }
  /** Nothing that can be computed: a name without a value, a construct without one. */
  | { readonly kind: 'cannot-tell'; readonly message: string; readonly unknown: boolean };

/** Judges a link at random points of `world`. */
export function judgeStep(link: Link, world: World): StepVerdict {
  switch (link.relation) {
    case '=':
    case ':=':
    case '~=':
      return judgeEquation(link, world);
    case 'prop':
      return judgeProportion(link, world);
    case '<':
    case '<=':
    case '>':
    case '>=':
    case '!=':
      return judgeOrder(link, world);
    case '~':
    case '->':
    case 'in':
    case '<<':
    case '>>':
    case '=>':
    case '<=>':
      return {
        kind: 'cannot-tell',
        message: `a line with \`${link.relation}\` is not computed`,
        unknown: false,
      };
    default:
      return link.relation satisfies never;
  }
}

function judgeEquation(link: Link, world: World): StepVerdict {
  const comparison = compareExpressions(link.left, link.right, world);
  switch (comparison.kind) {
    case 'equal':
      return { kind: 'follows', trivial: isRewriting(link) };
    case 'different': {
      const names = new Set(
        [...walk(link.left), ...walk(link.right)].flatMap((node) =>
          node.kind === 'symbol' ? [node.name] : [],
        ),
      );
      const sides = link.implied ? ['the line before', 'this line'] : ['the left side', 'the right side'];
      const [left = '', right = ''] = sides;
      return {
        kind: 'does-not-follow',
        message: describeWitness(comparison.witness, left, right, names),
        comparison,
      };
    }
    case 'shapes':
      return {
        kind: 'does-not-follow',
        message: `The left side is ${comparison.left} and the right side is ${comparison.right}.`,
        comparison,
      };
    case 'failed':
      if (comparison.reason === 'range') {
        const message = `Here ${comparison.message}. From where to where should the index run?`;
        return { kind: 'does-not-follow', message, comparison };
      }
      if (comparison.reason === 'shape') {
        return { kind: 'does-not-follow', message: `Here ${comparison.message}.`, comparison };
      }
      return { kind: 'cannot-tell', message: comparison.message, unknown: comparison.reason === 'unknown' };
    default:
      return comparison satisfies never;
  }
}

/** Whether both sides are written alike, ones and zeros that change nothing apart: `x = 1 · x + 0`. */
function isRewriting({ left, right }: Link): boolean {
  return sameTree(withoutIdle(left), withoutIdle(right));
}

function withoutIdle(tree: Expression): Expression {
  const is = (node: Expression, value: number): boolean => node.kind === 'number' && node.value === value;
  return replaceNodes(tree, (node) => {
    if (node.kind === 'divide' && is(node.denominator, 1)) return withoutIdle(node.numerator);
    if (node.kind === 'power' && is(node.exponent, 1)) return withoutIdle(node.base);
    if (node.kind === 'multiply') {
      // Brackets around some of the factors do nothing either.
      const factors = node.factors.flatMap((each) => {
        const inner = withoutIdle(each);
        return inner.kind === 'multiply' ? inner.factors : [inner];
      });
      const kept = factors.filter((each) => !is(each, 1));
      const [only] = kept;
      return kept.length === 1 && only ? only : { ...node, factors: kept };
    }
    if (node.kind === 'add') {
      const terms = node.terms.flatMap((each) => {
        const inner = withoutIdle(each);
        return inner.kind === 'add' ? inner.terms : [inner];
      });
      const kept = terms.filter((each) => !is(each, 0));
      const [only] = kept;
      return kept.length === 1 && only ? only : { ...node, terms: kept };
    }
    return undefined;
  });
}

function judgeProportion(link: Link, world: World): StepVerdict {
  const comparison = compareExpressions(link.left, link.right, world);
  if (comparison.kind === 'equal') return { kind: 'follows', trivial: isRewriting(link) };
  if (comparison.kind === 'different' && comparison.ratio !== undefined)
    return { kind: 'follows', trivial: false };
  if (comparison.kind === 'failed') {
    return { kind: 'cannot-tell', message: comparison.message, unknown: comparison.reason === 'unknown' };
  }
  return {
    kind: 'not-proportional',
    message: 'The ratio of the two sides changes with the quantities in them, so they are not proportional.',
  };
}

function judgeOrder(link: Link, world: World): StepVerdict {
  const statement = {
    kind: 'relation',
    first: link.left,
    links: [{ relation: link.relation, expression: link.right, span: link.span }],
    span: link.span,
  } as const;
  try {
    for (let attempt = 0; attempt < 12; attempt += 1) {
      const point = drawPoint(world.types, world.seed + attempt, attempt % 2 === 0 ? 1 : 0.3, world.ties);
      if (!holds(statement, makeScope(approximate, point, world.definitions))) {
        const comparison = compareExpressions(link.left, link.right, world);
        const names = new Set(
          [...walk(statement)].flatMap((node) => (node.kind === 'symbol' ? [node.name] : [])),
        );
        const numbers =
          comparison.kind === 'different'
            ? describeWitness(comparison.witness, 'the left side', 'the right side', names)
            : 'The two sides are equal.';
        return { kind: 'does-not-follow', message: numbers, comparison };
      }
    }
    return { kind: 'follows', trivial: false };
  } catch (error) {
    if (error instanceof EvaluationFailure) {
      return { kind: 'cannot-tell', message: error.message, unknown: error.kind === 'unknown' };
    }
    if (error instanceof OutOfDomain) return { kind: 'cannot-tell', message: error.message, unknown: false };
    throw error;
  }
}
