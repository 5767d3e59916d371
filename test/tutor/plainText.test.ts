/** Holds how messages with TeX read where no TeX can be shown. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { plainText } from '../../src/tutor/plainText.ts';

describe('a message in plain text', () => {
  const table: readonly (readonly [string, string])[] = [
    ['What does $\\phi(Q)$ cost?', 'What does φ(Q) cost?'],
    ['the factor $\\exp(\\lVert k \\rVert^2 / 2\\sigma^2)$', 'the factor exp(‖ k ‖² / 2σ²)'],
    ['$O(N^2 (D + M))$ grows', 'O(N² (D + M)) grows'],
    ['$\\frac{1}{\\sqrt{D}}$', '1/(√D)'],
    ['$\\sqrt{\\frac{1}{R}}$', '√(1/R)'],
    ['$w \\sim N(0, \\sigma^{-2} I)$', 'w ~ N(0, σ⁻² I)'],
    ['$D_{\\text{random}} \\le N$', 'D_random ≤ N'],
    ['$q^{\\top} k$', 'qᵀ k'],
    ['$e^{q^T k / \\sqrt{D}}$', 'e^(qᵀ k / √D)'],
    ['$S_{i-1} + \\phi(k_i) v_i^\\top$', 'S_(i-1) + φ(k_i) v_iᵀ'],
    ['It costs $5 and $6.', 'It costs $5 and $6.'],
    ['`a*b` stays, and so does * and _.', '`a*b` stays, and so does * and _.'],
    ['$\\{1, 2\\}$', '{1, 2}'],
    ['an open $ is an open $', 'an open $ is an open $'],
    ['$\\constructor + \\toString$', 'constructor + toString'],
  ];
  for (const [message, says] of table) {
    it(`reads ${JSON.stringify(message)}`, () => assert.equal(plainText(message), says));
  }

  it('survives any text and leaves text without dollars alone', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 200, unit: fc.constantFrom(...'ab1 $\\{}^_|\n`σ\uFEFF') }),
        (text) => {
          const plain = plainText(text);
          if (!text.includes('$')) assert.equal(plain, text);
        },
      ),
    );
  });
});
