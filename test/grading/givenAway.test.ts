import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, describe, it } from 'mocha';
import { openSet } from '../../src/course/openSet.ts';
import { findGivenAway } from '../../src/grading/givenAway.ts';
import { findPart, type LoadedSets } from '../problems/loaded.ts';

const sets: LoadedSets = new Map();

/** What is said of one hint, put in the place of a part's own hints. */
function blamed(name: string, hint: string): string | undefined {
  const { problem, part } = findPart(sets, name);
  const { faults } = findGivenAway(problem, { ...part, hints: [hint] });
  return faults.find(({ path }) => path.join('.') === 'hints.0')?.what;
}

describe('Looking for the answer in what a student is told', () => {
  before(async () => {
    for (const name of ['eecs182', 'getting-started']) {
      const reading = await openSet(join(import.meta.dirname, '..', '..', 'problems', name));
      assert.ok(reading.kind === 'loaded');
      sets.set(name, reading.set);
    }
  });

  const telling: readonly [string, string][] = [
    ['linear-attention/linear-cost', 'Did you forget the N R D of projecting?'],
    ['linear-attention/linear-cost', 'The whole is $O(N R (D + M))$.'],
    ['linear-attention/linear-cost', 'The whole is `O(R*N*D + N*M*R)`, no more.'],
    ['linear-attention/linear-cost', 'The sums cost $\\Theta(N D_{\\text{random}} M)$.'],
    ['linear-attention/softmax-cost', 'Logits take N²D multiplications.'],
    ['linear-attention/linear-attention', 'It can be done in $O(N R (D + M))$.'],
    ['linear-attention/crossover', 'You should arrive at $\\frac{2R (D + 2M + 2)}{D + M}$.'],
    ['linear-attention/crossover', 'For large M it tends to `(2 R D + 4 R M + 4 R)/(D + M)`, does it not?'],
    ['linear-attention/sampling-law', 'Draw them from $\\mathcal{N}(0, \\sigma^{-2} I)$.'],
    ['linear-attention/sampling-law', 'So $w \\sim \\mathcal{N}(0, I/\\sqrt{D})$.'],
    [
      'linear-attention/gaussian-kernel',
      'It ends in $e^{-\\|q-k\\|^2/2\\sigma^2} e^{\\|q\\|^2/2\\sigma^2} e^{\\|k\\|^2/2\\sigma^2}$.',
    ],
    ['linear-attention/causal-recurrence', 'Begin with $S_i = S_{i-1} + \\varphi(k_i) v_i^\\top$.'],
    ['first-steps/slope', 'Is it not $s - s^2$?'],
    ['first-steps/slope', 'Compare with $2 s (1 - s)$.'],
    ['first-steps/symmetry', 'The right side is $\\frac{1}{1 + e^{x}}$.'],
    ['first-steps/layer-size', 'There are 78,500 of them.'],
    ['first-steps/layer-size', 'In all about $7.85 \\times 10^4$ parameters.'],
    ['first-steps/layer-size', 'The output layer has 1010 parameters.'],
    ['first-steps/softmax-weights', 'Do they not sum to one? They sum to one.'],
    ['linear-attention/random-features', 'const scale = Math.sqrt(1 / W.length);'],
  ];
  for (const [part, hint] of telling) {
    it(`finds it in “${hint}”, for ${part}`, () => {
      assert.match(blamed(part, hint) ?? 'nothing was said', /gives the answer away/);
    });
  }

  const harmless: readonly [string, string][] = [
    [
      'linear-attention/linear-cost',
      'An $a \\times b$ matrix times a $b \\times c$ matrix costs $a\\,b\\,c$.',
    ],
    ['linear-attention/linear-cost', 'Which of $N$, $D$, $M$ and $R$ does each product involve?'],
    ['linear-attention/linear-cost', 'Softmax attention takes $N^2 (D + M)$.'],
    [
      'linear-attention/crossover',
      'Write both counts as (a power of $N$) times (something in $R$, $D$ and $M$).',
    ],
    [
      'linear-attention/sampling-law',
      'The mean of $\\cos t$ is $e^{-v/2}$ for a normal number of variance $v$.',
    ],
    ['linear-attention/gaussian-kernel', 'Expand $\\|q - k\\|^2$ and solve for $q^\\top k$.'],
    ['linear-attention/causal-recurrence', 'Where does $S_0$ start?'],
    ['first-steps/slope', 'Look for $s$ and for $1 - s$ in what you got.'],
    ['first-steps/symmetry', 'Multiply above and below by $e^{x}$.'],
    ['first-steps/layer-size', 'From 784 inputs to 100 outputs: what does one output store?'],
    ['first-steps/softmax-weights', 'Add 5 to $0$ and to $\\ln 3$, and compute the weights again.'],
    ['first-steps/mean', 'What should happen when `values.length` is 0?'],
  ];
  for (const [part, hint] of harmless) {
    it(`lets “${hint}” pass, for ${part}`, () => assert.equal(blamed(part, hint), undefined));
  }

  it('reads everything that is said: hints, messages, questions of steps and results', () => {
    const { problem, part } = findPart(sets, 'linear-attention/linear-cost');
    assert.ok(part.kind === 'cost');
    const [first] = part.steps;
    const [wrong] = part.misconceptions;
    assert.ok(first && wrong);
    const told = {
      ...part,
      steps: [{ ...first, ask: 'Is it N R D?' }],
      misconceptions: [{ ...wrong, message: 'N R D' }],
    };
    const paths = findGivenAway(problem, told).faults.map(({ path }) => path.join('.'));
    assert.deepEqual(paths, ['misconceptions.0.message', 'steps.0.ask']);
  });
});
