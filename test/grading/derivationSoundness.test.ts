import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { examineDerivation } from '../../src/grading/derivationSoundness.ts';
import { derivationSchema, type DerivationStep } from '../../src/problem/derivation.ts';

const sizes = { D: { means: 'a width' }, N: { means: 'a length' }, M: { means: 'another width' } };

const derivationOf = (
  ...steps: readonly Partial<DerivationStep>[]
): ReturnType<typeof derivationSchema.parse> =>
  derivationSchema.parse({
    title: 'A square',
    symbols: {
      q: { means: 'a vector', type: 'vector(D)' },
      k: { means: 'a vector', type: 'vector(D)' },
      A: { means: 'a matrix', type: 'matrix(N, D)' },
      B: { means: 'a matrix', type: 'matrix(D, M)' },
      sigma: { means: 'a width', type: 'positive' },
      u: { means: 'a deviation', type: 'scalar' },
      x: { means: 'a number', type: 'scalar' },
    },
    random: {
      w: { means: 'right frequencies', type: 'vector(D)', normal: '1/sigma' },
      v: { means: 'wrong frequencies', type: 'vector(D)', normal: 'sigma' },
      g: { means: 'a normal number', type: 'scalar', normal: 1 },
    },
    givens: ['u = sin(x)', 'sigma = D^(1/4)'],
    steps: steps.map((step) => ({ tex: 'a', because: 'b', states: 'no line', ...step })),
  });

const faultsOf = (
  step: Partial<DerivationStep>,
  ...before: readonly Partial<DerivationStep>[]
): readonly string[] =>
  examineDerivation(derivationOf(...before, step), sizes).faults.map(
    ({ path, what }) => `${path.join('.')}: ${what}`,
  );

const line = (tex: string): Partial<DerivationStep> => ({ tex, states: undefined });

describe('Trying the equations of a derivation', () => {
  const mean = (of: string): string => `sum_{j=-48}^{48} ${of} exp(-(j/4)^2/2)/(4 sqrt(2 pi))`;

  it('finds nothing wrong with what is true', () => {
    const holds = [
      '||q-k||^2 = ||q||^2 - 2 q^T k + ||k||^2',
      `${mean('cos(u j/4)')} = exp(-u^2/2)`,
      `${mean('(j/4)^2')} = 1`,
      'q^T q >= 0',
      'N D + N D M = O(N D M)',
    ];
    assert.deepEqual(faultsOf({ holds }), []);
  });

  const wrong: readonly [string, string, RegExp][] = [
    [
      'a sign',
      '||q-k||^2 = ||q||^2 + 2 q^T k + ||k||^2',
      /^steps\.0\.holds\.0: .* does not hold: at a point tried/,
    ],
    ['a half', `${mean('cos(u j/4)')} = exp(-u^2)`, /does not hold/],
    ['a small term', 'exp(q^T k) = exp(q^T k) + 1e-9', /does not hold/],
    ['a later link of a chain', 'u = u + 0 = 2 u', /does not hold/],
    ['shapes', 'q = q^T k', /sets .* equal to/],
    ['an unknown name', 'p = q', /`p` has no value here/],
    ['no equation', 'q^T k', /could not be tried: it is no equation/],
    ['an inequality', 'q^T k < 1', /does not hold: at a point tried one side is/],
    ['a bound that grows too slowly', 'N D + N M = O(N D)', /the left side grows faster than the right/],
    ['a bound that is not tight', 'N D + N M = O(N D M)', /the bound is not tight/],
    ['what cannot be read', 'q^T k = (', /cannot be read/],
  ];
  for (const [what, text, fault] of wrong) {
    it(`finds ${what}`, () => assert.match(faultsOf({ holds: [text] }).join('\n'), fault));
  }
});

describe('Trying the lines of a derivation as they are shown', () => {
  it('takes a name that stands alone on the left for the first time as defined there', () => {
    const found = faultsOf(
      line('s = \\lVert q \\rVert \\cdot \\lVert q \\rVert = q^\\top q'),
      line('r = q^\\top k'),
    );
    assert.deepEqual(found, []);
  });

  it('holds a definition against what is said of it later', () => {
    const [found] = faultsOf(
      line('c = q^\\top k + q^\\top q'),
      line('c = (q + k)^\\top q = q^\\top q + k^\\top q'),
    );
    assert.equal(found, undefined);
    const [wrong] = faultsOf(line('c = q^\\top k'), line('c = (q + k)^\\top q'));
    assert.match(wrong ?? '', /^steps\.1\.tex: .* does not hold/);
  });

  const wrong: readonly [string, string, RegExp][] = [
    [
      'a sign',
      '\\lVert q-k\\rVert^2 = \\lVert q\\rVert^2 + 2 q^\\top k + \\lVert k\\rVert^2',
      /does not hold/,
    ],
    ['the second statement of a line', 'q = q, \\qquad k = 2 k', /does not hold/],
    ['a shape', 'A B \\in \\mathbb{R}^{M \\times N}', /it is a \d+ × \d+ matrix, where/],
    ['a bound', 'N D + N M = O(N D)', /grows faster/],
    ['what follows from equal sizes', 'D = M \\Longrightarrow N D + N M = 3 N D', /does not hold/],
    ['a line that says nothing', 'q^\\top k', /Nothing in step 1 was tried: it is no equation/],
    ['a line of unknown names', 'y + y = 2 y', /Nothing in step 1 was tried: `y` has no value/],
    ['a line that cannot be read', 'q \\to', /cannot be read as mathematics/],
    ['an approximation', 'q^\\top k \\approx 1', /an approximation says nothing exact/],
  ];
  for (const [what, tex, fault] of wrong) {
    it(`finds ${what}`, () => assert.match(faultsOf(line(tex)).join('\n'), fault));
  }

  it('lets sizes be equal where a line supposes it', () => {
    assert.deepEqual(faultsOf(line('D = M \\Longrightarrow N D + N M = 2 N D')), []);
  });

  it('does not blame what follows from a premise that it cannot set up', () => {
    const found = faultsOf({ ...line('q^\\top k = 0 \\Longrightarrow q^\\top q = 1'), holds: ['q = q'] });
    assert.deepEqual(found, []);
  });

  it('leaves a line alone that says why it is none', () => {
    assert.deepEqual(faultsOf({ tex: 'q = 2 q', states: 'a condition to be solved' }), []);
  });

  it('finds a step that uses a later line', () => {
    assert.match(faultsOf({ uses: ['line 1'] }).join(''), /^steps\.0\.uses\.0: .*does not stand before it/);
  });
});

describe('Counting and measuring what a derivation prices', () => {
  it('agrees with right shapes, products and slopes', () => {
    const shapes = { 'A B': 'N, M', 'A q': 'N', 'A^T A': 'D, D' };
    const multiplies = { 'A B': 'N D M', 'A q': 'N D', '(A B) (B^T q)': 'N D M + D M + N M' };
    const slopes = [
      { of: 'q^T k', by: 'q', is: 'k' },
      { of: '||q - k||^2', by: 'k', is: '2 (k - q)' },
      { of: 'exp(-x^2)', by: 'x', is: '-2 x exp(-x^2)' },
    ];
    assert.deepEqual(faultsOf({ shapes, multiplies, slopes }), []);
  });

  const wrong: readonly [string, Partial<DerivationStep>, RegExp][] = [
    ['a shape turned round', { shapes: { 'A B': 'M, N' } }, /matrix, where \d+ × \d+ is said/],
    ['shapes that do not fit', { shapes: { 'B A': 'D, D' } }, /multiplied by/],
    [
      'a product with a size left out',
      { multiplies: { 'A B': 'N M' } },
      /it takes \d+ multiplications where \d+ are said \(.*N = \d/,
    ],
    [
      'a gradient with the wrong sign',
      { slopes: [{ of: '||q - k||^2', by: 'k', is: '2 (q - k)' }] },
      /the slope is .* where .* is said/,
    ],
    ['a gradient without its two', { slopes: [{ of: '||q - k||^2', by: 'q', is: 'q - k' }] }, /the slope is/],
    ['a gradient of another shape', { slopes: [{ of: 'q^T q', by: 'q', is: '2' }] }, /entries/],
  ];
  for (const [what, step, fault] of wrong) {
    it(`finds ${what}`, () => assert.match(faultsOf(step).join('\n'), fault));
  }
});

describe('Simulating the random steps of a derivation', () => {
  const kernel = 'exp(-||q-k||^2/(2 sigma^2))';

  it('agrees with what is true of means and variances', () => {
    const holds = [
      `E[cos(w^T (q-k))] = ${kernel}`,
      'Var[w^T q] = ||q||^2/sigma^2',
      'E[g^2] = 1',
      'E[exp(u g)] = exp(u^2/2)',
      '(1 + E[cos(2 g)])/2 = E[cos(g)^2]',
    ];
    assert.deepEqual(faultsOf({ holds }), []);
  });

  it('tells how much was simulated', () => {
    const { tried, simulated } = examineDerivation(
      derivationOf({ holds: [`E[cos(w^T (q-k))] = ${kernel}`, 'q = q'] }),
      sizes,
    );
    assert.deepEqual({ tried, simulated }, { tried: 2, simulated: 1 });
  });

  const wrong: readonly [string, string][] = [
    ['frequencies of variance σ² for σ⁻²', `E[cos(v^T (q-k))] = ${kernel}`],
    ['a kernel without its half', 'E[cos(w^T (q-k))] = exp(-||q-k||^2/sigma^2)'],
    ['a kernel with σ for σ²', 'E[cos(w^T (q-k))] = exp(-||q-k||^2/(2 sigma))'],
    ['a variance without its half', 'Var[cos(u g)] = (1 - exp(-u^2))^2'],
    ['a sine for the cosine', `E[sin(w^T (q-k))] = ${kernel}`],
    ['a mean that is off by a quarter', 'E[g^2] = 1.25'],
  ];
  for (const [what, text] of wrong) {
    it(`finds ${what}, and can be asked to`, () => {
      assert.match(faultsOf({ holds: [text] }).join(), /does not hold: .* with a standard error of/);
      assert.deepEqual(faultsOf({ rejects: [text], holds: ['q = q'] }), []);
    });
  }

  it('finds a wrong variant that is not wrong', () => {
    const [found] = faultsOf({ rejects: [`E[cos(w^T (q-k))] = ${kernel}`] });
    assert.match(found ?? '', /^steps\.0\.rejects\.0: .* is listed as wrong, but no difference was found/);
  });

  it('does not call a claim true that chance could hide', () => {
    const [found] = faultsOf({ holds: ['E[10 g + g^2] = 1'] });
    assert.match(found ?? '', /could not be tried: chance hides errors of up to .* %; raise `draws`/);
  });

  it('says so where a mean is no number', () => {
    const [found] = faultsOf({ holds: ['E[w] = q - q'] });
    assert.match(found ?? '', /could not be tried: it is a vector of \d+ entries, where a number is needed/);
  });

  it('simulates the shown line as well', () => {
    const right = '\\mathbb{E}\\bigl[ \\cos(w^\\top q) \\bigr] = e^{-\\lVert q\\rVert^2/2\\sigma^2}';
    assert.deepEqual(faultsOf(line(right)), []);
    assert.match(faultsOf(line(right.replace('/2\\sigma', '/\\sigma'))).join(), /does not hold/);
  });
});
