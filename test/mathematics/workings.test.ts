import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { plainText } from '../../src/mathematics/plainText.ts';
import { findWorkings } from '../../src/mathematics/workings.ts';

/** `operands: …; results: …; slips: …; quotients: …`, those that there are. */
function outcome(written: string): string {
  const { text } = plainText(written, 0);
  const { operands, results, slips, quotients } = findWorkings(text);
  const shown = (stretches: readonly { from: number; to: number }[]): string =>
    stretches.map(({ from, to }) => text.slice(from, to)).join(' and ');
  return [
    ['operands', shown(operands)],
    ['results', results.map(({ value }) => value.toString()).join(' and ')],
    ['slips', shown(slips)],
    ['quotients', shown(quotients)],
  ]
    .flatMap(([name = '', found = '']) => (found === '' ? [] : [`${name}: ${found}`]))
    .join('; ');
}

describe('arithmetic that an answer shows', () => {
  const rows: [string, string][] = [
    ['784*100 + 100 = 78,500', 'operands: 784*100 + 100'],
    ['784*100 + 100 = 79,500', 'operands: 784*100 + 100; slips: 784*100 + 100 = 79,500'],
    ['7·7·3·64 × 110² ≈ 113.8M', 'operands: 7×7×3×64 × 110^2'],
    ['9 × 64 × 110² ≈ 113.8M', 'operands: 9 × 64 × 110^2; slips: 9 × 64 × 110^2 ≈ 113.8M'],
    ['3.8/1.6 = 2.4×', 'operands: 3.8/1.6; quotients: 2.4'],
    ['$\\frac{3.8\\text{B}}{1.6\\text{B}} \\approx 2.4$', 'operands: 3.8B / 1.6B; quotients: 2.4'],
    ['(3*3*3 + 1)*64 = 28*64 = 1792', 'operands: (3*3*3 + 1)*64 and 28*64'],
    ['1792 = 28·64', 'operands: 28×64'],
    ['28·64 parameters', 'operands: 28×64 parameters; results: 1792'],
    ['27·64 + 64', 'operands: 27×64 + 64; results: 1792'],
    ['1728 weights + 64 biases = 1792', 'operands: 1728 weights + 64 biases'],
    [
      '28,800 (stem) + 358,400 (block 1) + 192 = 387,392',
      'operands: 28,800 (stem) + 358,400 (block 1) + 192',
    ],
    ['9408 (conv1) + 64 (its biases) = 9472', 'operands: 9408 (conv1) + 64 (its biases)'],
    ['3 + 4 (see 2) = 7', 'operands: 3 + 4 (see 2)'],
    [
      '$28\\,800 + 358\\,400 + 2\\cdot 460\\,800 + 32\\cdot 6 = 1\\,308\\,992$',
      'operands: 28 800 + 358 400 + 2× 460 800 + 32× 6',
    ],
    ['103M + 34M + 0.5M ≈ 140M', 'operands: 103M + 34M + 0.5M'],
    ['(86.2 - 76.3)/76.3 = 13 %', 'operands: (86.2 - 76.3)/76.3'],
    ['87.9 - 85.6 = 2.3', 'operands: 87.9 - 85.6 and 2.3'],
    ['9408 × 12100 = 113.8', 'operands: 9408 × 12100'],
    ['7×7×3 filters', 'operands: 7×7×3'],
    ['6.6-7.5M', ''],
    ['140M / 1.6B', ''],
    ['1.6×10⁹ FLOPs', ''],
    ['d = 128', ''],
    ['NN1 - 140M, ResNet-50 = 25.6M', ''],
    ['2015-2016', ''],
    ['ResNet-50 = 25.6M params / 3.8B FLOPs', ''],
  ];
  for (const [text, expected] of rows) {
    it(`of ${text} is ${expected === '' ? 'none' : expected}`, () => {
      assert.equal(outcome(text), expected);
    });
  }

  it('comes out whenever the right result stands there, and never when another does', () => {
    const number = fc.integer({ min: 2, max: 400 });
    fc.assert(
      fc.property(number, number, number, fc.integer({ min: 1, max: 50 }), (a, b, c, off) => {
        const right = a * b + c;
        assert.deepEqual(findWorkings(`${a} * ${b} + ${c} = ${right}`).slips, []);
        const wrong = findWorkings(`${a} * ${b} + ${c} = ${right + off}`);
        assert.equal(wrong.slips.length, 1);
      }),
    );
  });

  it('is looked for in any text without failing', () => {
    const piece = fc.constantFrom(
      '(',
      ')',
      '1',
      '12.5',
      '+',
      '×',
      ' = ',
      '^2',
      ' ≈ ',
      'M',
      ' params',
      '/',
      '-',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 200 }), (pieces) => {
        const text = pieces.join('');
        for (const { from, to } of findWorkings(text).operands)
          assert.ok(0 <= from && from <= to && to <= text.length);
      }),
    );
  });
});
