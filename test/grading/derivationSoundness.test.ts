import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { findUnsoundDerivation } from '../../src/grading/derivationSoundness.ts';
import { derivationSchema } from '../../src/problem/derivation.ts';

const faultsOf = (...holds: string[]): readonly string[] =>
  findUnsoundDerivation(
    derivationSchema.parse({
      title: 'A square',
      symbols: {
        q: { means: 'a vector', type: 'vector(D)' },
        k: { means: 'a vector', type: 'vector(D)' },
        u: { means: 'a deviation', type: 'scalar' },
        x: { means: 'a number', type: 'scalar' },
      },
      givens: ['u = sin(x)'],
      steps: [
        { tex: 'a', because: 'b' },
        { tex: 'a', because: 'b', holds },
      ],
    }),
    { D: { means: 'a width' } },
  ).map(({ path, what }) => `${path.join('.')}: ${what}`);

describe('Trying the equations of a derivation', () => {
  const mean = (of: string): string => `sum_{j=-48}^{48} ${of} exp(-(j/4)^2/2)/(4 sqrt(2 pi))`;

  it('finds nothing wrong with what is true', () => {
    assert.deepEqual(
      faultsOf(
        '||q-k||^2 = ||q||^2 - 2 q^T k + ||k||^2',
        `${mean('cos(u j/4)')} = exp(-u^2/2)`,
        `${mean('(j/4)^2')} = 1`,
      ),
      [],
    );
  });

  const wrong: readonly [string, string, RegExp][] = [
    [
      'a sign',
      '||q-k||^2 = ||q||^2 + 2 q^T k + ||k||^2',
      /^steps\.1\.holds\.0: .* does not hold: at a point tried/,
    ],
    ['a half', `${mean('cos(u j/4)')} = exp(-u^2)`, /does not hold/],
    ['a small term', 'exp(q^T k) = exp(q^T k) + 1e-9', /does not hold/],
    ['a later link of a chain', 'u = u + 0 = 2 u', /does not hold/],
    ['shapes', 'q = q^T k', /sets .* equal to/],
    ['an unknown name', 'p = q', /`p`/],
    ['no equation', 'q^T k', /is no equation/],
    ['an inequality', 'q^T k < 1', /only equations can be tried/],
    ['what cannot be read', 'q^T k = (', /cannot be read/],
  ];
  for (const [what, text, fault] of wrong) {
    it(`finds ${what}`, () => assert.match(faultsOf(text).join('\n'), fault));
  }
});
