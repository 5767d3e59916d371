import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  type SizeRelation,
  compareGrowth,
  findDirection,
  isLittleO,
} from '../../src/mathematics/asymptotics.ts';
import { type Growth, settle } from '../../src/mathematics/growth.ts';
import { readGrowth } from '../../src/mathematics/growthReading.ts';
import { readMathematics } from '../../src/mathematics/reading.ts';
import { readRegime } from '../../src/mathematics/regime.ts';

const SIZES = Object.fromEntries(
  ['N', 'D', 'M', 'R', 'n', 'm', 'k'].map((name) => [name, { means: 'a size' }]),
);

function growthOf(text: string): Growth {
  const read = readMathematics(text, 0, SIZES);
  assert.ok(read.kind === 'read', `${text}: ${read.kind === 'unreadable' ? read.message : ''}`);
  const growth = readGrowth(read.expression);
  assert.ok(growth.kind === 'growth', `${text}: ${growth.kind}`);
  return settle(growth.growth);
}

function relations(texts: readonly string[]): SizeRelation[] {
  return texts.flatMap((text) => {
    const read = readMathematics(text, 0, SIZES);
    assert.ok(read.kind === 'read', text);
    const regime = readRegime(read.expression);
    assert.ok(regime.kind === 'regime', text);
    return [...regime.relations];
  });
}

/** `=` of the same growth, `<` slower, `>` faster, `|` each faster somewhere, `?` not decided. */
function compare(a: string, b: string, regimes: readonly string[] = []): string {
  const [f, g] = [growthOf(a), growthOf(b)];
  const [up, down] = [compareGrowth(f, g, relations(regimes)), compareGrowth(g, f, relations(regimes))];
  if (up.kind === 'undecided' || down.kind === 'undecided') return '?';
  if (up.kind === 'bounded') return down.kind === 'bounded' ? '=' : '<';
  return down.kind === 'bounded' ? '>' : '|';
}

const direction = (a: string, b: string, regimes: readonly string[] = []): string => {
  const found = findDirection(growthOf(a), growthOf(b), relations(regimes));
  return found ? [...found.sizes.keys()].join(' ') : 'none';
};

describe('which of two costs grows faster', () => {
  // Rows that a grader by iterated limits gets wrong or cannot explain, with the truth.
  const reference: [string, string, string][] = [
    ['N*R*D + N*R*M', 'N*R*(D+M)', '='],
    ['R*N*(M+D)', 'N*R*(D+M)', '='],
    ['N*R*M', 'N*R*(D+M)', '<'],
    ['N*R*D', 'N*R*(D+M)', '<'],
    ['N*R*max(D,M)', 'N*R*(D+M)', '='],
    ['N*R*(D+M) + N*R*sqrt(D*M)', 'N*R*(D+M)', '='],
    ['N*D*R*M', 'N*R*(D+M)', '>'],
    ['N*R*(D+M+R)', 'N*R*(D+M)', '>'],
    ['N^2*D', 'N*R*(D+M)', '|'],
    ['N*(D+M)', 'N*R*(D+M)', '<'],
    ['log(n)', 'log(n^2)', '='],
    ['n*log(n)', 'n*log_2(n)', '='],
    ['(n+m)^2', 'n^2+m^2', '='],
    ['n^3+m^3', 'n^3+m^3+n^2*m^2', '<'],
    ['n^4+m^4', 'n^4+m^4+n^3*m^3', '<'],
    ['n^2+m^2', 'n^2+m^2+n*m*log(n*m)', '<'],
    ['n^2+m^2+n*m*log(n*m)', 'n^2+m^2', '>'],
    ['n+m', 'n+m+sqrt(n)*sqrt(m)*log(n)', '<'],
    ['n^2', 'n^2', '='],
    ['n*(2+(-1)^n)', 'n', '='],
    ['N*D*M*R*n*m*k + N*D', 'N*D*M*R*n*m*k', '='],
    ['N*D*M*R*n*m*k', 'N*D*M*R*n*m + k', '>'],
  ];
  for (const [a, b, expected] of reference) {
    it(`says ${a} ${expected} ${b}`, () => {
      assert.equal(compare(a, b), expected);
    });
  }

  const rows: [string, string, string][] = [
    ['log(N + M)', 'max(log N, log M)', '='],
    ['log(N M)', 'log N + log M', '='],
    ['N log M', 'N M', '<'],
    ['N log N', 'N^1.01', '<'],
    ['(log N)^5', 'sqrt(N)', '<'],
    ['(log N)^2', 'log N', '>'],
    ['D log N', 'D^2 + N', '<'],
    ['N log N + M log M', '(N + M) log(N + M)', '='],
    ['sqrt(N M) log N', 'N log M + M log M + N', '<'],
    ['N/2 (N - 1)', 'N^2', '='],
    ['(N + 1)^2 - N^2', 'N', '='],
    ['(N + M)^2 - 2 N M', 'N^2 + M^2', '='],
    ['min(N, M)', 'N', '<'],
    ['min(N, M)', 'sqrt(N M)', '<'],
    ['min(N, M) max(N, M)', 'N M', '='],
    ['min(N^2 D, N R D)', 'N D min(N, R)', '='],
    ['N M / (N + M)', 'min(N, M)', '='],
    ['N^2 / (D + M)', 'min(N^2/D, N^2/M)', '='],
    ['N / min(D, M)', 'N/D + N/M', '='],
    ['sqrt(N^2 + M^2)', 'N + M', '='],
    ['N^(3/2)', 'N sqrt(N)', '='],
    ['N log log N', 'N log N', '<'],
    ['N log log N', 'N', '>'],
    ['(log log N)^2', 'log N', '<'],
    ['N log N', 'N (log log N)^9', '>'],
    ['log(N log N)', 'log N', '='],
    ['log N / log log N', 'log N', '<'],
    ['N R log log N', 'N R + D', '|'],
    ['N^2/log N', 'N^2', '<'],
    ['N^2/log N', 'N^1.9', '>'],
    ['2^{2 log_2 N}', 'N^2', '='],
    ['N^{log_2 7}', 'N^2.8', '>'],
    ['N^{log_2 8}', 'N^3', '='],
    ['floor(N/2) + ceil(N/2)', 'N', '='],
    ['2^N', '3^N', '<'],
    ['2^N log log N', '2^N', '>'],
    ['2^N', 'N^100', '>'],
    ['N!', 'N^N', '<'],
    ['N!', '2^N', '>'],
    ['log(N!)', 'N log N', '='],
    ['N 2^N', '2^N', '>'],
    ['2^(N + M)', '2^N 2^M', '='],
    ['N^D', 'N^2', '?'],
    ['sum_{i=1}^{N} i', 'N^2', '='],
    ['sum_{i=1}^{N} R (D + M)', 'N R (D + M)', '='],
  ];
  for (const [a, b, expected] of rows) {
    it(`says ${a} ${expected} ${b}`, () => {
      assert.equal(compare(a, b), expected);
    });
  }

  const inRegimes: [string, string, string[], string][] = [
    ['N R D', 'N R (D + M)', ['D = M'], '='],
    ['N R D', 'N R (D + M)', ['M <= D'], '='],
    ['N R D', 'N R (D + M)', ['M >= D'], '<'],
    ['N R + R^2', 'N R', ['R << N'], '='],
    ['N R + R^2', 'N R', [], '>'],
    ['N', 'N R D', ['R = O(1)', 'D = O(1)'], '='],
    ['N^2 D', 'N R D', ['N > R'], '>'],
    ['N D', 'N^2', ['D = O(N)'], '<'],
    ['R log R', 'N log N', ['R <= N'], '<'],
  ];
  for (const [a, b, regimes, expected] of inRegimes) {
    it(`says ${a} ${expected} ${b} when ${regimes.join(', ') || 'nothing is assumed'}`, () => {
      assert.equal(compare(a, b, regimes), expected);
    });
  }

  const directions: [string, string, string[], string][] = [
    ['N R (D + M)', 'N R M', [], 'D'],
    ['N D R M', 'N R (D + M)', [], 'D M'],
    ['n^3 + m^3 + n^2 m^2', 'n^3 + m^3', [], 'm n'],
    ['N log N', 'N', [], 'N'],
    ['N^2', 'N R', ['R <= N'], 'N'],
    ['N R', 'N', ['R <= N'], 'N R'],
    ['N', 'N', [], 'none'],
  ];
  for (const [a, b, regimes, expected] of directions) {
    it(`shows that ${a} outgrows ${b} along ${expected}`, () => {
      assert.equal(direction(a, b, regimes), expected);
    });
  }

  it('tells little-o from O', () => {
    const isSmall = (a: string, b: string, regimes: readonly string[] = []): boolean | undefined =>
      isLittleO(growthOf(a), growthOf(b), relations(regimes));
    assert.equal(isSmall('n^2', 'n^2'), false);
    assert.equal(isSmall('n', 'n log n'), true);
    assert.equal(isSmall('N R (D + M)', 'N R D M'), true);
    assert.equal(isSmall('N R', 'N^2'), false);
    assert.equal(isSmall('N R', 'N^2', ['R << N']), true);
    assert.equal(isSmall('N R', 'N^2', ['R <= N']), false);
  });

  it('decides long sums at once instead of timing out', () => {
    const many = ['N', 'D', 'M', 'R', 'n', 'm', 'k'];
    const long = many.map((name) => `${name}^3`).join(' + ');
    assert.equal(compare(`${long} + N D M`, long), '=');
    assert.equal(compare(`(${many.join(' + ')})^3`, long), '=');
  });

  it('puts powers of one size before its logarithms, and these before double logarithms', () => {
    // No exponent here is as large as ten, so that these weights compare scale by scale.
    const [u, l, ll] = [1e6, 1e3, 1];
    for (let seed = 0; seed < 3000; seed += 1) {
      const draw = (digit: number): number => Math.floor(seed / 5 ** digit) % 5;
      const [a, b] = [
        [draw(0) % 3, draw(1) - 1, draw(2) - 1],
        [draw(3) % 3, draw(4) - 1, (seed % 7) - 2],
      ].map(([power = 0, log = 0, logLog = 0]) => ({
        text: `N^${power.toString()} (log N)^${log.toString()} (log log N)^${logLog.toString()}`,
        value: power * u + log * l + logLog * ll,
      }));
      if (!a || !b) continue;
      const gap = a.value - b.value;
      assert.equal(compare(a.text, b.text), gap === 0 ? '=' : gap < 0 ? '<' : '>', `${a.text} : ${b.text}`);
    }
  });
});
