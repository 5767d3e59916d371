import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { readQuantities } from '../../src/mathematics/quantity.ts';

/** `1600000000 flops`, `6600000..7500000`, `~140000000 ±1.9`. */
const shown = (text: string): string =>
  readQuantities(text, 0)
    .map(({ low, high, unit, isApproximate, uncertainty }) =>
      [
        isApproximate ? '~' : '',
        low === high ? low.toString() : `${low.toString()}..${high.toString()}`,
        unit === 'none' ? '' : ` ${unit}`,
        uncertainty === undefined ? '' : ` ±${uncertainty.toString()}`,
      ].join(''),
    )
    .join(', ');

describe('numbers as people write them', () => {
  const rows: [string, string][] = [
    ['1.6B FLOPs', '1600000000 flops'],
    ['1.6 GFLOPS', '1600000000 flops'],
    ['1.6 GFLOPs', '1600000000 flops'],
    ['1.6 GMACs', '1600000000 flops'],
    ['1.6 billion multiply-adds', '1600000000 flops'],
    ['1.6×10⁹', '1600000000'],
    ['1.6 x 10^9', '1600000000'],
    ['1.6*10**9 FLOPs', '1600000000 flops'],
    ['1.6e9', '1600000000'],
    ['$1.6 \\times 10^9$', '1600000000'],
    ['$1.6\\cdot 10^{9}$ FLOPs', '1600000000 flops'],
    ['$7.5\\,\\text{M}$', '7500000'],
    ['$7{,}500{,}000$', '7500000'],
    ['10^9', '1000000000'],
    ['7,500,000', '7500000'],
    ['7 500 000', '7500000'],
    ['7.500.000', '7500000'],
    ["7'500'000", '7500000'],
    ["57'600", '57600'],
    ['387_200', '387200'],
    ['28 800', '28800'],
    ['$28\\,800 + 192$', '28800, 192'],
    ['128 87.9', '128, 87.9'],
    ['ViT-B/16 140 ms', '16, 0.14 seconds'],
    ['0,754', '0.754'],
    ['0,754 Mio.', '754000'],
    ['1,044 Mio.', '1044000'],
    ['1,044 million', '1044000000'],
    ['3,8 Milliarden', '3800000000'],
    ['503 Tsd.', '503000'],
    ['87,9 Prozent', '87.9 percent'],
    ['1.512 MWh', '5443200000 joules'],
    ['7.5 M', '7500000'],
    ['7.5m params', '7500000 parameters'],
    ['7.5 million parameters', '7500000 parameters'],
    ['~140M', '~140000000'],
    ['-1.2', '-1.2'],
    ['$-1.2$', '-1.2'],
    ['The total is −1,792.', '-1792'],
    ['loss = -0.5 %', '-0.5 percent'],
    ['approximately $-3.2$', '~-3.2'],
    ['from -3 to -1', '-3..-1'],
    ['NN1 -140M', '140000000'],
    ['0.90 — 754,116', '0.9, 754116'],
    ['6.6 – 7.5 million', '6600000..7500000'],
    ['NN1 – 140M', '140000000'],
    ['-140M for NN1\n-7.5M for NN2', '140000000, 7500000'],
    ['1.6B-1.8B', '1600000000..1800000000'],
    ['about 140 million', '~140000000'],
    ['$\\approx 140$M', '~140000000'],
    ['6.6–7.5M', '6600000..7500000'],
    ['6.6M-7.5M', '6600000..7500000'],
    ['6.6 to 7.5 million', '6600000..7500000'],
    ['between 6.6M and 7.5M', '6600000..7500000'],
    ['87.9 % ± 1.9', '87.9 percent ±1.9'],
    ['87.9 ± 1.9 %', '87.9 percent ±1.9'],
    ['87.9% (±1.9)', '87.9 percent ±1.9'],
    ['$87.9\\% \\pm 1.9$', '87.9 percent ±1.9'],
    ['87,9 %', '87.9 percent'],
    ['1,6 GFLOPs', '1600000000 flops'],
    ['1,600M', '1600000000'],
    ['2.4×', '2.4 times'],
    ['2.4x fewer', '2.4 times'],
    ['2.4 times', '2.4 times'],
    ['2.4-fold', '2.4 times'],
    ['**140M**', '140000000'],
    ['128-D', '128 dimensions'],
    ['128 dims', '128 dimensions'],
    ['NN1, conv4a, ResNet-50', ''],
    ['224x224 input', ''],
    ['0.14B', '140000000'],
    ['.5M', '500000'],
    ['140M and 7.5M', '140000000, 7500000'],
    ['140M, 7.5M, 1.6B', '140000000, 7500000, 1600000000'],
    ['86.8, 87.9, 87.7, 85.6', '86.8, 87.9, 87.7, 85.6'],
  ];
  for (const [text, expected] of rows) {
    it(`read ${text} as ${expected === '' ? 'no value' : expected}`, () => {
      assert.equal(shown(text), expected);
    });
  }

  it('know the worth of their last digit', () => {
    const steps = (text: string): number[] =>
      readQuantities(text, 0).map(({ step }) => Number(step.toPrecision(6)));
    assert.deepEqual(steps('87.9 % and 88 % and 7.5M and 1.60B'), [0.1, 1, 100_000, 10_000_000]);
  });

  it('know where they stand, TeX and all', () => {
    const text = 'It has $1.6 \\times 10^{9}$ of them, 87.9\\,\\% of which.';
    const spans = readQuantities(text, 0).map(({ span }) => text.slice(span.start, span.end));
    assert.deepEqual(spans, ['1.6 \\times 10^{9', '87.9\\,\\%']);
  });

  it('never fail on any text, and stay inside it', () => {
    const piece = fc.constantFrom(
      '1',
      '.',
      ',',
      ' ',
      '×',
      '10^',
      'M',
      '%',
      '-',
      '\\times',
      '{',
      '}',
      '⁹',
      'to',
      '±',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((pieces) => pieces.join('')),
        ),
        (text) => {
          for (const { low, high, span } of readQuantities(text, 7)) {
            assert.ok(low <= high && Number.isFinite(high));
            assert.ok(span.start >= 7 && span.start < span.end && span.end <= 7 + text.length);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('read long lines of digits and separators in time that grows with their length', () => {
    for (const unit of ['1,', '1 ', '9', '1.1.', '1×', '\\times ', '1e', '(((', '⁹']) {
      assert.ok(readQuantities(unit.repeat(100_000 / unit.length), 0).length <= 500);
    }
  });
});
