/** The written parts of the problem about FaceNet: answers as students write them. */
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { before, describe, it } from 'mocha';
import { openSet } from '../../src/course/openSet.ts';
import type { Judgement } from '../../src/grading/judgement.ts';
import { gradeWritten } from '../../src/grading/written.ts';
import type { LoadedProblem } from '../../src/problem/problemSet.ts';
import { written } from '../grading/parts.ts';

const SET = fileURLToPath(new URL('../../problems/eecs182', import.meta.url));

let facenet: LoadedProblem;
before(async () => {
  const reading = await openSet(SET);
  assert.ok(reading.kind === 'loaded');
  const found = reading.set.problems.find(({ problem }) => problem.id === 'facenet');
  assert.ok(found);
  facenet = found;
});

function judge(id: string, text: string): Judgement {
  const part = facenet.problem.parts.find((one) => one.id === id);
  assert.ok(part !== undefined && part.kind !== 'code', id);
  return gradeWritten(facenet, part, written(text));
}

/** `correct`, `partial family-range`. */
function outcome({ verdict, diagnoses }: Judgement): string {
  return [verdict, ...diagnoses.map(({ id }) => id)].join(' ');
}

const SQUARED = String.raw`\|f(x_i^a)-f(x_i^p)\|_2^2 - \|f(x_i^a)-f(x_i^n)\|_2^2`;

const answers: Readonly<Record<string, readonly (readonly [text: string, expected: string])[]>> = {
  'triplet-loss': [
    [String.raw`$$L=\sum_{i=1}^{N}\left[${SQUARED}+\alpha\right]_+$$`, 'correct'],
    [
      String.raw`$$\sum_i^N \left[${SQUARED} + \alpha\right]_+ .$$ Embeddings have length one: $\|f(x)\|_2 = 1$.`,
      'correct',
    ],
    [
      String.raw`$\mathcal{L}(A, P, N) = \max\left(\|f(A) - f(P)\|^2 - \|f(A) - f(N)\|^2 + \alpha, 0\right)$`,
      'correct',
    ],
    ['L = max(0, ||f(a)-f(p)||^2 - ||f(a)-f(n)||^2 + 0.2)', 'correct'],
    ['sum_i relu(||a_i-p_i||^2 - ||a_i-n_i||^2 + margin)', 'correct'],
    ['L = max(0, d(a,p) - d(a,n) + alpha) where d(x,y) = ||f(x)-f(y)||^2', 'correct'],
    [String.raw`$L=\sum_i [2 f(a_i)^\top f(n_i) - 2 f(a_i)^\top f(p_i) + \alpha]_+$`, 'correct'],
    [
      String.raw`$\mathcal{L}=\sum_{i=1}^{N}\left[\left\|f_i^a-f_i^p\right\|_2^2-\left\|f_i^a-f_i^n\right\|_2^2+\alpha\right]_{+}$`,
      'correct',
    ],
    [String.raw`$L = \max(0, \|z_a-z_p\|^2-\|z_a-z_n\|^2+\alpha)$`, 'correct'],
    [String.raw`$L = \max(0, \|z_a-z_p\|-\|z_a-z_n\|+\alpha)$`, 'incorrect not-squared'],
    ['L = max(0, ||f(a)-f(n)||^2 - ||f(a)-f(p)||^2 + α)', 'incorrect sign-swapped'],
    ['L = max(0, d(a,p) - d(a,n) + alpha) where d(x,y) = ||f(x)-f(y)||', 'incorrect not-squared'],
    [String.raw`$L = \sum_i (${SQUARED} + \alpha)$`, 'incorrect no-hinge'],
    [String.raw`$\sum_i [${SQUARED} - \alpha]_+$`, 'incorrect margin-sign'],
    [
      String.raw`$\sum_i \max(0, \|f(a_i)-f(p_i)\|^2 + \alpha - \|f(p_i)-f(n_i)\|^2)$`,
      'incorrect swapped-symbols',
    ],
    ['L = max(0, d(a,p) - d(a,n) + alpha)', 'ungradable'],
    ['The loss pulls faces of one person together.', 'ungradable'],
  ],
  'semi-hard': [
    ['d(a,p) < d(a,n) < d(a,p) + α', 'correct'],
    ['||a-n||^2 > ||a-p||^2 and ||a-n||^2 < ||a-p||^2 + alpha', 'correct'],
    [String.raw`$0 < \|f(a)-f(n)\|^2-\|f(a)-f(p)\|^2<\alpha$`, 'correct'],
    ['$d(a,n) - d(a,p) < 0.2$ and $d(a,n) > d(a,p)$', 'correct'],
    [String.raw`$\|f(x_i^a)-f(x_i^p)\|_2^2 < \|f(x_i^a)-f(x_i^n)\|_2^2$`, 'partial'],
    ['$d(a,p)^2 < d(a,n)^2 < d(a,p)^2 + \\alpha$', 'correct'],
    ['d(a,n) < d(a,p) + α', 'partial'],
    ['d(a,n)^2 < d(a,p)^2', 'incorrect hardest'],
    ['d(a,p) < d(a,n) < d(a,p) + α where d(x,y) = ||f(x)-f(y)||', 'incorrect not-squared'],
    ['d(x,y) = ||x-y||. d(a,p) < d(a,n) < d(a,p) + α', 'incorrect not-squared'],
    ['d(x,y) = ||x-y||^2\n\nd(a,p) < d(a,n) < d(a,p) + α', 'correct'],
    ['D(x,y) = ||f(x)-f(y)||\n\nD(a,p)^2 < D(a,n)^2 < D(a,p)^2 + α', 'correct'],
    [
      String.raw`$d_{ap} < d_{an} < d_{ap} + \alpha$ with $d_{ap} = \|f(a)-f(p)\|_2^2$, $d_{an} = \|f(a)-f(n)\|_2^2$`,
      'correct',
    ],
    [
      String.raw`$d_{ap} < d_{an} < d_{ap} + \alpha$ with $d_{ap} = \|f(a)-f(p)\|_2$, $d_{an} = \|f(a)-f(n)\|_2$`,
      'incorrect not-squared',
    ],
    ['$d(a,p) < d(a,n) < d(a,p) + \\alpha$ with $\\alpha = 0.2$', 'correct'],
    ['d(a,n) < d(a,p)', 'incorrect hardest'],
    ['d(a,n) > d(a,p) + alpha', 'incorrect outside-margin'],
    ['||f(a)-f(p)|| < ||f(a)-f(n)|| < ||f(a)-f(p)|| + alpha', 'incorrect not-squared'],
    ['d(a,p) < d(a,n) < α', 'incorrect'],
    ['d(a,n) < d(a,n)', 'incorrect'],
    ['The nearest one.', 'ungradable'],
  ],
  'parameters-and-flops': [
    [
      'NN1: 140M params, 1.6B FLOPs; NN2: 7.5M params, 1.6B FLOPs. ResNet-50: 25.6M, 3.8B. That is 2.4x as many FLOPs.',
      'correct',
    ],
    [
      'NN2 with 224×224 input: 7.5M parameters, 1.6B FLOPs. NN1: 140M, 1.6B. ResNet-50: 25.6M, 4.1B.',
      'correct',
    ],
    ['NN1: 140M FLOPs, NN2: 7.5M FLOPs', 'incorrect column-swap'],
    ['The Inception model needs 140M FLOPs.', 'incorrect column-swap'],
    ['NN1: 1.6B parameters', 'incorrect column-swap'],
    ['NN1: 7.5M parameters, NN2: 140M parameters', 'incorrect row-swap'],
    ['The Inception model has 6.6M–7.5M parameters.', 'partial family-range'],
    ['NN2 needs 500M–1.6B FLOPs.', 'partial family-range'],
    ['NN2 has 22M parameters.', 'incorrect not-in-paper'],
    ['ResNet-50: 7.6B FLOPs', 'incorrect macs-doubled'],
    ['It is large.', 'ungradable'],
  ],
  'embedding-dimensionality': [
    ['The best was 128 with 87.9% ± 1.9. 512 got 85.6% ± 2.0, so making it longer does not help.', 'correct'],
    [
      '| d | VAL |\n|---|---|\n| 64 | 86.8 |\n| 128 | 87.9 |\n| 256 | 87.7 |\n| 512 | 85.6 |\n\n128 wins.',
      'correct',
    ],
    ['512 performed slightly better than 128.', 'incorrect bigger-is-better'],
    ['With 1024 it was best.', 'incorrect untested-size'],
    ['Best: 128 at 87.9%. Compared to 512 at 85.6%, 128 is better.', 'correct'],
    ['Performance increases with dimension up to 128 (87.9%), then decreases to 85.6% at 512.', 'correct'],
    [
      'They chose 128 (87.9 %). 512 has 85.6 %. Larger embeddings could be better with more training, they say.',
      'correct',
    ],
    [
      'They chose 128 (87.9 %). 512 has 85.6 %. Larger embeddings are better, though.',
      'partial bigger-is-better',
    ],
    [
      'VAL improves with the length of the embedding, and never decreases at 512.',
      'incorrect bigger-is-better',
    ],
    ['No idea.', 'ungradable'],
  ],
  'training-data': [
    ['VAL rises from 76.3% at 2.6M to 86.2% at 260M, with diminishing returns.', 'correct'],
    ['2.6M: 76.3, 260M: 86.2. Not logarithmic, it flattens.', 'correct'],
    ['2.6M: 76.3 %, 260M: 86.2 %. It grows logarithmically.', 'partial logarithmic'],
    ['2.6M: 76.3 %, 260M: 86.2 %. The more data, the better.', 'partial keeps-improving'],
    ['VAL keeps improving only slowly: 76.3% at 2.6M, 86.2% at 260M.', 'correct'],
    ['2.6M: 76.3 %, 260M: 86.2 %. VAL keeps improving and does not saturate.', 'partial keeps-improving'],
    ['2.6M: 76.3 %, 260M: 86.2 %, with a smaller network.', 'review'],
    ['2.6M: 76.3 %, 260M: 86.2 %.', 'review'],
  ],
};

describe('The problem about FaceNet', () => {
  for (const [id, rows] of Object.entries(answers)) {
    for (const [text, expected] of rows) {
      it(`${id}: finds ${expected}: ${text.replaceAll('\n', ' ')}`, () => {
        const judged = judge(id, text);
        assert.equal(outcome(judged), expected, judged.reason);
      });
    }
  }

  it('says of a formula that compares nothing what is missing', () => {
    const { verdict, reason } = judge('semi-hard', '$[d(a,p) - d(a,n) + \\alpha]_+$');
    assert.equal(verdict, 'ungradable');
    assert.match(reason, /^There is a formula here, but no condition/);
  });

  it('has a model answer to every written part, which earns all that a machine can give', () => {
    for (const part of facenet.problem.parts) {
      if (part.kind === 'code') continue;
      const judged = judge(part.id, part.model ?? '');
      assert.equal(outcome(judged), part.kind === 'prose' ? 'review' : 'correct', part.id);
      if (part.kind !== 'prose') continue;
      const words = (part.model ?? '').trim().split(/\s+/).length;
      const { min = 0, max = Infinity } = part.words ?? {};
      assert.ok(words >= min && words <= max, `${part.id}: ${words} words`);
    }
  });

  it('takes no mark for quoting what the paper prints against itself', () => {
    const right =
      'NN1: 140M params, 1.6B FLOPs; NN2: 7.5M params, 1.6B FLOPs. ResNet-50: 25.6M params, 3.8B FLOPs.';
    assert.equal(outcome(judge('parameters-and-flops', `${right} NNS1: 26M parameters.`)), 'correct');
    assert.equal(
      outcome(judge('training-data', '2.6M: 76.3 %, 260M: 86.2 %; it tapers off, at 60 % less error.')),
      'correct',
    );
  });
});
