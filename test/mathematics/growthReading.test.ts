import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { NoGrowth, settle } from '../../src/mathematics/growth.ts';
import { readGrowth } from '../../src/mathematics/growthReading.ts';
import { texOfGrowth } from '../../src/mathematics/growthTex.ts';
import { readMathematics } from '../../src/mathematics/reading.ts';
import { readRegime } from '../../src/mathematics/regime.ts';

const SIZES = Object.fromEntries(['N', 'D', 'M', 'R'].map((name) => [name, { means: 'a size' }]));

function outcome(text: string): string {
  const read = readMathematics(text, 0, SIZES);
  if (read.kind === 'unreadable') return 'unreadable';
  const growth = readGrowth(read.expression);
  switch (growth.kind) {
    case 'growth':
      try {
        const { order } = growth;
        return `${order === 'bare' ? '' : `${order} `}${texOfGrowth(settle(growth.growth)).replaceAll(' \\, ', ' ')}`;
      } catch (error) {
        assert.ok(error instanceof NoGrowth);
        return error.refusal;
      }
    case 'unknown':
      return `unknown ${growth.name} at ${growth.span.start.toString()}`;
    case 'not-a-cost':
      return 'not a cost';
    case 'refused':
      return growth.refusal;
    default:
      return growth satisfies never;
  }
}

describe('the growth of a formula', () => {
  const rows: [string, string][] = [
    ['O(N R (D + M))', 'O N R D + N R M'],
    ['Theta(N^2)', 'Theta N^2'],
    ['O(N R) + Theta(D)', 'O N R + D'],
    ['O(N R) D', 'O N R D'],
    ['2 N + 3 N', 'N'],
    ['N - N', '0'],
    ['N^2 - N', 'N^2'],
    ['N - N^2', 'negative'],
    ['-N', 'negative'],
    ['(N - M)^2', 'negative'],
    ['N^{0.5}', 'N^{1/2}'],
    ['\\frac{N^2}{N}', 'N'],
    ['N \\log_2 N', 'N \\log N'],
    ['\\min(N, M)', '\\min(N, M)'],
    ['O(1)', 'O 1'],
    ['O(K N)', 'unknown K at 2'],
    ['O(constructor)', 'unknown constructor at 1'],
    ['log(log(N))', '\\log \\log N'],
    ['N \\log \\log N', 'N \\log \\log N'],
    ['\\log(N \\log N)', '\\log N'],
    ['log(log(log(N)))', 'unsupported'],
    ['N (2 + (-1)^N)', 'N'],
    ['3 + 2 sin(N)', '1'],
    ['1 + (-1)^N', 'negative'],
    ['2^{\\log_2 N}', 'N'],
    ['2^{3 \\log_2 N + 1}', 'N^3'],
    ['4^{\\log_2 N}', 'N^2'],
    ['e^{\\ln N}', 'N'],
    ['2^{\\log N}', 'unsupported'],
    ['\\sum_{i=1}^{N} \\sum_{j=i}^{N} 1', 'N^2'],
    ['\\sum_{i=1}^{N} \\sum_{j=i+1}^{N} j', 'N^3'],
    ['\\sum_{j=D}^{N} 1', 'unsupported'],
    ['N2^N', 'N e^{0.6931 N}'],
    ['log(N/M)', 'unsupported'],
    ['exp(N)', 'e^{N}'],
    ['N = M', 'not a cost'],
    ['\\sin(N)', 'not a cost'],
    ['(N, M)', 'not a cost'],
    ['N + ... + M', 'unsupported'],
    ['(N+D+M+R)^40', 'N^{40} + D^{40} + M^{40} + R^{40}'],
  ];
  for (const [text, expected] of rows) {
    it(`of ${text} is ${expected}`, () => {
      assert.equal(outcome(text), expected);
    });
  }

  it('refuses what becomes too large instead of computing on', () => {
    const factor = '(N + D + M + R + N^2 + D^2 + M^2 + R^2)';
    assert.equal(outcome(Array.from({ length: 12 }, () => factor).join(' ')), 'too-large');
  });
});

describe('relations between sizes', () => {
  const weights = (text: string): string => {
    const read = readMathematics(text, 0, SIZES);
    assert.ok(read.kind === 'read');
    const regime = readRegime(read.expression);
    if (regime.kind === 'none') return 'none';
    return regime.relations
      .map(
        ({ weights: each, strict }) =>
          [...each].map(([name, { top, over }]) => `${name}${top.toString()}/${over.toString()}`).join(' ') +
          (strict ? '!' : ''),
      )
      .join(', ');
  };
  const rows: [string, string][] = [
    ['D = M', 'M1/1 D-1/1, M-1/1 D1/1'],
    ['R << N', 'N1/1 R-1/1!'],
    ['N \\gg R', 'R-1/1 N1/1!'],
    ['R \\ll D \\le N', 'D1/1 R-1/1!, N1/1 D-1/1'],
    ['N >= R^2', 'R-2/1 N1/1'],
    ['D = O(1)', 'D-1/1'],
    ['N', 'none'],
    ['N + M = D', 'none'],
    ['N \\to M', 'none'],
  ];
  for (const [text, expected] of rows) {
    it(`read ${text} as ${expected}`, () => {
      assert.equal(weights(text), expected);
    });
  }
});
