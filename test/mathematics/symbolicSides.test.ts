import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { blankSymbolicSides } from '../../src/mathematics/symbolicSides.ts';

/** The formula without the spaces that stand for what is blanked. */
const left = (tex: string): string => blankSymbolicSides(tex).replaceAll(/\s+/g, '');

describe('the numbers that a formula states', () => {
  const rows: readonly [string, string][] = [
    [
      String.raw`\bar c = \frac{1}{1200}\sum_{i=1}^{1200} c_{e(i)} \approx 1.044`,
      String.raw`\barc=\frac{}{}\sum_{i}^{}c_{e(i)}\approx1.044`,
    ],
    [String.raw`c_1 = 502`, 'c_=502'],
    [String.raw`\underbrace{28}_{\text{3 filters}} + 4 = 32`, String.raw`\underbrace{28}+4=32`],
    [String.raw`\frac{3.8}{1.6} = 2.4`, String.raw`\frac{3.8}{1.6}=2.4`],
    ['1.6 \\cdot 10^9', '1.6\\cdot10^9'],
    ['d = 128', 'd=128'],
  ];
  for (const [tex, expected] of rows) it(`are left of ${tex}`, () => assert.equal(left(tex), expected));

  it('stay where they stand', () => {
    for (const [tex] of rows) assert.equal(blankSymbolicSides(tex).length, tex.length);
  });
});
