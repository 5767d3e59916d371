import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { areEqual, compareExpressions, type World } from '../../src/mathematics/equality.ts';
import type { Expression } from '../../src/mathematics/expression.ts';
import { readMathematics } from '../../src/mathematics/reading.ts';
import { readSymbolType, type SymbolType } from '../../src/mathematics/symbolType.ts';

const typeNames: Readonly<Record<string, string>> = {
  N: 'size',
  D: 'size',
  M: 'size',
  x: 'scalar',
  y: 'scalar',
  s: 'positive',
  q: 'vector(D)',
  k: 'vector(D)',
  A: 'matrix(N, D)',
  B: 'matrix(D, M)',
  C: 'matrix(D, D)',
  E: 'matrix(N, D)',
  a: 'family(N)',
};
const types = new Map<string, SymbolType>();
for (const [name, text] of Object.entries(typeNames)) {
  const type = readSymbolType(text);
  if (type.kind === 'fault') throw new Error(type.message);
  types.set(name, type);
}
const table = Object.fromEntries(Object.keys(typeNames).map((name) => [name, { means: name }]));
const world: World = { types, definitions: new Map(), seed: 7 };

function read(text: string): Expression {
  const reading = readMathematics(text, 0, table);
  if (reading.kind === 'unreadable') throw new Error(`${text}: ${reading.message}`);
  return reading.expression;
}

const equal: readonly (readonly [string, string])[] = [
  ['(A B)^T', 'B^T A^T'],
  ['tr(A^T E)', 'tr(E A^T)'],
  ['||A||_F^2', 'tr(A^T A)'],
  ['C^2', 'C C'],
  ['(C^-1)^T', '(C^T)^-1'],
  ['C^{-1} C', 'I'],
  ['inv(C) C q', 'q'],
  ['(C + x I) q', 'C q + x q'],
  ['(s I)^{-1} q', 'q/s'],
  ['det(C^{-1})', '1/det(C)'],
  ['tr(C^{-1} C)', 'D'],
  ['diag(q) k', 'q ⊙ k'],
  ['q ⊗ k', 'q k^T'],
  ['tr(q ⊗ k)', 'q^T k'],
  [String.raw`\mathbf{1}^T q`, 'sum_{l=1}^{D} q_l'],
  [String.raw`A \mathbf{1}`, String.raw`(\mathbf{1}^T A^T)^T`],
  ['||q||_1', 'sum_{l=1}^{D} |q_l|'],
  ['||q||_3^3', 'sum_{l=1}^{D} |q_l|^3'],
  ['softmax(q)', 'exp(q)/sum_{l=1}^{D} exp(q_l)'],
  ['max_l a_l', '-min_l (-a_l)'],
  ['Σ a_l²', 'sum_{l=1}^{N} a_l^2'],
  ['np.mean(q**2)', '||q||^2/D'],
  ['(A^T A + s I)^(-1) A^T', 'A^T (A A^T + s I)^(-1)'],
];

const unlike: readonly (readonly [string, string])[] = [
  ['(A B)^T', 'A^T B^T'],
  ['A^T A', 'A A^T'],
  ['C C^T', 'C^T C'],
  ['C^{-1}', 'C^T'],
  ['q^T C k', 'k^T C q'],
  ['q ⊙ k', 'q^T k'],
  ['q ⊗ k', 'k ⊗ q'],
  ['A ⊙ E', 'A^T E'],
  ['||q||_1', '||q||_2'],
  ['(C + s I)^{-1}', 'C^{-1} + I/s'],
  ['det(C)', 'tr(C)'],
  ['C + 1e-9 I', 'C'],
  ['tr(C) (1 + 1e-10)', 'tr(C)'],
  ['max_l a_l', 'max_l (a_l + 1e-9)'],
];

describe('vectors and matrices', () => {
  for (const [left, right] of equal) {
    it(`make ${left} the same as ${right}`, () => {
      assert.deepEqual(compareExpressions(read(left), read(right), world), { kind: 'equal' });
    });
  }

  for (const [left, right] of unlike) {
    it(`tell ${left} from ${right}`, () => {
      assert.equal(areEqual(read(left), read(right), world), false);
    });
  }

  it('say that a matrix that is not square has no inverse', () => {
    const comparison = compareExpressions(read('A^{-1}'), read('A'), world);
    assert.equal(comparison.kind, 'failed');
    assert.equal(comparison.kind === 'failed' ? comparison.reason : '', 'shape');
  });
});
