import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { define, headOf, type Definitions } from '../../src/mathematics/definition.ts';
import { areEqual, compareExpressions, type World } from '../../src/mathematics/equality.ts';
import type { Expression } from '../../src/mathematics/expression.ts';
import { readMathematics } from '../../src/mathematics/reading.ts';
import { readSymbolType, type SymbolType } from '../../src/mathematics/symbolType.ts';
import { names } from './names.ts';
import { anyTree } from './trees.ts';

const table = {
  ...names,
  a: { means: 'a number' },
  b: { means: 'a positive number' },
  u: { means: 'a unit vector' },
  i: { means: 'a token' },
  A: { means: 'a matrix' },
  x: { means: 'a number' },
};
const typeNames: Readonly<Record<string, string>> = {
  N: 'size',
  D: 'size',
  M: 'size',
  R: 'size',
  q: 'vector(D)',
  k: 'vector(D)',
  v: 'family(N, M)',
  w: 'vector(D)',
  u: 'unit(D)',
  phi: 'map(D, 2R)',
  i: 'index(N)',
  a: 'scalar',
  b: 'positive',
  x: 'scalar',
  A: 'matrix(N, D)',
  sigma: 'defined',
};
const types = new Map<string, SymbolType>();
for (const [name, text] of Object.entries(typeNames)) {
  const type = readSymbolType(text);
  if (type.kind === 'fault') throw new Error(type.message);
  types.set(name, type);
}

function read(text: string): Expression {
  const reading = readMathematics(text, 0, table, { functions: ['phi'] });
  if (reading.kind === 'unreadable') throw new Error(`${text}: ${reading.message}`);
  return reading.expression;
}

function given(definitions: Definitions, text: string): Definitions {
  const tree = read(text);
  const head = tree.kind === 'relation' ? headOf(tree.first) : undefined;
  const body = tree.kind === 'relation' ? tree.links[0]?.expression : undefined;
  if (!head || !body) throw new Error(text);
  return define(definitions, head, body);
}

const world: World = { types, definitions: given(new Map(), 'sigma = D^(1/4)'), seed: 1 };
const verdict = (left: string, right: string): string =>
  compareExpressions(read(left), read(right), world).kind;

const equal: readonly (readonly [string, string])[] = [
  ['exp(q.k/sqrt(D))', 'exp(-||q-k||^2/(2sigma^2)) exp(||q||^2/(2sigma^2)) exp(||k||^2/(2sigma^2))'],
  ['||q-k||^2', '||q||^2 - 2 q^T k + ||k||^2'],
  ['||q-k||^2', '(q-k)^T (q-k)'],
  ['q^T k', '<q, k>'],
  ['q^T k', 'k · q'],
  ['sigma^2', 'sqrt(D)'],
  ['e^(a+b)', 'e^a e^b'],
  ['log(b^2)', '2 log b'],
  ['log_2(b)', 'log(b)/log(2)'],
  ['max(a, x)', '(a + x + |a - x|)/2'],
  ['[a]_+', 'max(a, 0)'],
  ['||u||', '1'],
  ['sum_{j=1}^N v_j', 'sum_j v_j'],
  ['sum_{j<=i} v_j', 'sum_{j=1}^{i-1} v_j + v_i'],
  ['sum_{j=1}^N (q^T k) v_j', '(q^T k) sum_j v_j'],
  ['phi(q)^T sum_{j<=i} phi(k) v_j^T', 'sum_{j<=i} (phi(q)^T phi(k)) v_j^T'],
  ['(A q)^T (A q)', 'q^T A^T A q'],
  ['||A||^2', 'sum_{j=1}^N sum_{m=1}^D A_{jm}^2'],
  ['sum_{j=1}^N j', 'N(N+1)/2'],
  ['prod_{j=1}^N j', 'N!'],
  ['sin^2 a + cos^2 a', '1'],
  // Cancellation: the terms are a million times their difference.
  ['(10^6 + a)^2 - 10^12 - 2*10^6 a', 'a^2'],
  ['log(exp(a))', 'a'],
  // exp runs away at most points; smaller ones are drawn.
  ['exp(40 a^2) exp(-40 a^2)', '1'],
  ['sqrt(a^2)', '|a|'],
  ['1/(1/b)', 'b'],
  ['0', '||q-k||^2 - ||q||^2 - ||k||^2 + 2 q^T k'],
];

const different: readonly (readonly [string, string])[] = [
  ['a', 'a + 1e-12'],
  ['a', 'a (1 + 1e-12)'],
  ['a', 'a + 10^(-17)'],
  ['b', 'b + 1e-15 a'],
  ['a', 'a + 1e-9 b'],
  ['1/3', '0.333333333333'],
  ['exp(a)', 'exp(a) + 1e-9'],
  ['q^T k', '2 q^T k'],
  ['||q||^2', '||q||'],
  ['||q||^2 + ||k||^2', '||q-k||^2'],
  ['[a]_+', 'a'],
  ['|a|', 'a'],
  ['max(a, x)', 'a'],
  ['[a - 3 b]_+', 'a - 3 b'],
  ['sum_{j<=i} v_j', 'sum_{j<i} v_j'],
  ['sum_{j<=i} v_j', 'sum_{j=1}^N v_j'],
  ['D', 'M'],
  ['sqrt(D)', 'D'],
  ['sigma', 'sigma^2'],
  ['(10^6 + a)^2 - 10^12 - 2*10^6 a', 'a^2 + 1e-9'],
  ['floor(a)', 'a'],
];

describe('equality at random points', () => {
  for (const [left, right] of equal) {
    it(`accepts ${left} = ${right}`, () => {
      assert.equal(verdict(left, right), 'equal');
    });
  }
  for (const [left, right] of different) {
    it(`rejects ${left} = ${right}`, () => {
      assert.equal(verdict(left, right), 'different');
    });
  }

  it('tells a vector from a number, and a row from a column', () => {
    assert.equal(verdict('q', 'q^T k'), 'shapes');
    assert.equal(verdict('q^T', 'q'), 'shapes');
  });

  it('says what does not fit together, and where', () => {
    const comparison = compareExpressions(read('a'), read('a + q'), world);
    assert.deepEqual(comparison.kind === 'failed' && [comparison.reason, comparison.side, comparison.span], [
      'shape',
      'right',
      { start: 0, end: 5 },
    ]);
  });

  it('finds the ratio where it is the same everywhere', () => {
    const comparison = compareExpressions(read('q^T k'), read('-3 q^T k'), world);
    assert.ok(comparison.kind === 'different' && comparison.ratio !== undefined);
    assert.ok(Math.abs(comparison.ratio + 3) < 1e-9);
  });

  it('gives a witness at which the sides really differ', () => {
    const comparison = compareExpressions(read('a^2'), read('a^2 + b'), world);
    assert.ok(comparison.kind === 'different');
    assert.notEqual(comparison.witness.left, comparison.witness.right);
  });

  it('gives the same verdict again', () => {
    const once = JSON.stringify(compareExpressions(read('a'), read('b'), world));
    assert.equal(
      JSON.stringify(
        compareExpressions(read('a'), read('b'), { ...world, definitions: new Map(world.definitions) }),
      ),
      once,
    );
  });

  it('finds every random tree equal to itself, and never to itself plus a positive number', () => {
    const plus = (tree: Expression): Expression => ({
      kind: 'add',
      terms: [tree, read('b/1000')],
      span: tree.span,
    });
    fc.assert(
      fc.property(anyTree, (tree) => {
        const own = compareExpressions(tree, tree, world);
        assert.notEqual(own.kind, 'different');
        if (own.kind === 'equal') assert.equal(areEqual(tree, plus(tree), world), false);
      }),
      { numRuns: 400, seed: 8 },
    );
  });
});
