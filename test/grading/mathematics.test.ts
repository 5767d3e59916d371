import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { findUnsoundMathematics } from '../../src/grading/mathematicalSoundness.ts';
import { formulaPart } from '../../src/problem/kinds/formula.ts';
import {
  attentionSizes,
  sizesOf,
  gradeMathematics,
  mathematicalPart,
  mathematicalParts,
} from './mathematicalParts.ts';

const verdictOf = (id: string, answer: string): string => {
  const { verdict, diagnoses } = gradeMathematics(id, answer);
  return [verdict, ...diagnoses.map((diagnosis) => diagnosis.id)].join(' ');
};

describe('formula and derivation parts', () => {
  for (const part of mathematicalParts) {
    it(`${part.id} is sound: its key is right and each example shows its misconception and no other`, () => {
      assert.deepEqual(findUnsoundMathematics(part, sizesOf(part.id)), []);
    });

    it(`${part.id} says nothing of its key in what it says of wrong answers`, () => {
      for (const { example } of part.misconceptions) {
        const { findings, reason } = gradeMathematics(part.id, example);
        for (const said of [reason, ...findings.map(({ message }) => message)]) {
          assert.ok(!said.includes(part.key), said);
        }
      }
    });
  }

  it('finds a key that does not fit its types', () => {
    const part = formulaPart.parse({ ...mathematicalPart('sampling-law'), key: 'w ~ N(0, I/tau^2)' });
    assert.equal(findUnsoundMathematics(part, attentionSizes)[0]?.path[0], 'key');
  });

  it('finds an example that shows nothing', () => {
    const raw = mathematicalPart('crossover');
    const misconceptions = raw.misconceptions.map((each) => ({ ...each, example: 'N* = D' }));
    const part = formulaPart.parse({ ...raw, misconceptions });
    assert.deepEqual(findUnsoundMathematics(part, attentionSizes)[0]?.path, ['misconceptions', 0, 'example']);
  });

  it('is never the cost of a student when the part is broken', () => {
    const raw = mathematicalPart('crossover');
    assert.equal(raw.kind, 'formula');
    const broken = formulaPart.parse({ ...raw, key: 'N* = (' });
    assert.equal(findUnsoundMathematics(broken, attentionSizes).length, 1);
  });
});

describe('judging a derivation', () => {
  it('puts the finding on the first line that does not follow, with the numbers at a point', () => {
    const answer = '||q-k||^2 = ||q||^2 + ||k||^2 - 2 q.k\nq.k = (||q||^2 + ||k||^2 - ||q-k||^2)/3';
    const { findings } = gradeMathematics('gaussian-kernel', answer);
    const [finding] = findings;
    assert.ok(finding?.place?.kind === 'answer');
    const heading = '## part\n'.length;
    const { start } = finding.place.span;
    assert.ok(start >= answer.indexOf('q.k =') && start <= heading + answer.length + 20);
    assert.match(finding.message, /the left side is -?\d.* and the right side is -?\d/);
  });

  const verdicts: readonly (readonly [string, string, string])[] = [
    ['a tautology', '0 = 0', 'incorrect'],
    ['two tautologies', 'exp(q.k) = exp(q.k)\n||q||^2 = ||q||^2', 'incorrect'],
    ['a restatement through what is given', 'exp(q^T k/sqrt D) = exp(q^T k/σ²)', 'incorrect'],
    [
      'the kernel multiplied on and divided off',
      'exp(q^T k/sqrt D) = exp(q^T k/sqrt D) exp(-||q-k||^2/2σ²)/exp(-||q-k||^2/2σ²)',
      'incorrect',
    ],
    ['the goal alone', 'exp(-||q-k||²/2σ²) exp(||q||²/2σ²) exp(||k||²/2σ²)', 'partial'],
    ['a true step short of the goal', '||q-k||^2 = ||q||^2 - 2 q.k + ||k||^2', 'partial'],
    [
      'a wrong step that is mended',
      '||q-k||^2 = ||q||^2 - 2 q.k + 3||k||^2\nexp(q.k/sqrt D) = exp(-||q-k||²/2σ²) exp(||q||²/2σ²) exp(||k||²/2σ²)',
      'partial lost',
    ],
    ['a vector added to a number', 'exp(q.k/sqrt D) = exp(q + 1)', 'incorrect'],
    ['a name that nobody defined', 'exp(q.k/sqrt D) = exp(ψ)', 'ungradable'],
    [
      'words between the lines',
      'First ||q-k||^2 = ||q||^2 - 2 q.k + ||k||^2, so then\nq.k = (||q||^2 + ||k||^2 - ||q-k||^2)/2 and therefore\nexp(q.k/sqrt D) = exp(-||q-k||²/2σ²) exp(||q||²/2σ²) exp(||k||²/2σ²) as wanted.',
      'correct',
    ],
    [
      'a definition on the way',
      'Let $s = 2\\sigma^2$.\n\n$2 q^\\top k = \\|q\\|^2 + \\|k\\|^2 - \\|q-k\\|^2$\n\n$\\exp(q^\\top k/\\sqrt D) = e^{-\\|q-k\\|^2/s} e^{\\|q\\|^2/s} e^{\\|k\\|^2/s}$',
      'correct',
    ],
    ['an approximation that is none', 'exp(q.k/sqrt D) ≈ 1 + q.k/sqrt D', 'incorrect'],
  ];
  for (const [what, answer, wanted] of verdicts) {
    it(`grades ${what}`, () => {
      const found = verdictOf('gaussian-kernel', answer);
      const expected = wanted.split(' ')[0] ?? '';
      assert.ok(
        found.startsWith(expected),
        `${found}: ${gradeMathematics('gaussian-kernel', answer).reason}`,
      );
    });
  }

  it('accepts a state of either orientation and any names', () => {
    const answer =
      'A_t = A_{t-1} + v_t φ(k_t)ᵀ, b_t = b_{t-1} + φ(k_t), A_0 = 0, b_0 = 0\ny_t = A_t φ(q_t) / (b_tᵀ φ(q_t))';
    assert.equal(verdictOf('causal-recurrence', answer), 'correct');
  });
});

describe('judging a formula', () => {
  for (const [answer, verdict] of [
    ['N* = 3R', 'correct'],
    ['N* ≈ 3R', 'correct'],
    ['linear attention is cheaper for N > 3R', 'correct'],
    ['N* ≠ 3R', 'incorrect'],
    ['N* < 3R', 'incorrect'],
    ['N* ≤ (2RD + 4RM + 4R)/(D + M)', 'incorrect'],
    ['N* ∝ 3R', 'partial'],
    ['It is wrong to say that N* = 3R.', 'ungradable'],
    ['Either N* = 2R or N* = 3R: the second one.', 'correct'],
    ['Either N* = 3R or N* = 2R: the second one.', 'incorrect'],
    ['One might think that N* = 3R, but it is N* = 2R.', 'incorrect'],
  ] as const) {
    it(`takes \`${answer}\` for what it claims`, () => {
      assert.equal(gradeMathematics('crossover', answer).verdict, verdict);
    });
  }

  it('lets the last of two contradictory formulas count, and says so', () => {
    const judged = gradeMathematics('crossover', 'N* = 2R\n\nN* = (2RD + 4RM + 4R)/(D+M)\n\nN* = 2R');
    assert.equal(judged.verdict, 'incorrect');
    assert.ok(judged.findings.some(({ message }) => /contradict/.test(message)));
  });

  it('shows how a formula was understood', () => {
    assert.equal(gradeMathematics('crossover', 'N* = 3 D_random when D = M').understood, '3 R');
  });

  it('asks about a name that nobody declared', () => {
    const judged = gradeMathematics('crossover', 'N* = 3 Q');
    assert.equal(judged.verdict, 'ungradable');
    assert.match(judged.reason, /`Q`/);
  });

  it('tries hinges on both sides: without one a loss is another function', () => {
    assert.equal(
      verdictOf('triplet-loss', 'L = ||f(a)-f(p)||^2 - ||f(a)-f(n)||^2 + α'),
      'incorrect no-hinge',
    );
  });

  it('says of a comparison with a list that the two do not fit together', () => {
    assert.equal(verdictOf('semi-hard', '$d(a,n) < (a,p)$'), 'incorrect');
  });

  it('sees a margin that is one per cent off', () => {
    assert.notEqual(verdictOf('semi-hard', 'd(a,p) < d(a,n) < d(a,p) + 1.01 α'), 'correct');
  });
});
