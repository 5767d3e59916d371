import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { derivationPart } from '../../src/problem/kinds/derivation.ts';
import { formulaPart } from '../../src/problem/kinds/formula.ts';
import { gradeDerivation } from '../../src/grading/derivation.ts';
import { gradeFormula } from '../../src/grading/formula.ts';
import type { Judgement } from '../../src/grading/judgement.ts';
import { gradeMathematics } from './mathematicalParts.ts';
import { written } from './parts.ts';

type Row = readonly [part: string, answer: string, verdict: string, diagnosis?: string];

function judges(rows: readonly Row[]): void {
  for (const [part, answer, verdict, diagnosis] of rows) {
    it(`${part}: ${answer.replace(/\n/g, ' ⏎ ')}`, () => {
      const judged = gradeMathematics(part, answer);
      assert.equal(judged.verdict, verdict, judged.reason);
      if (diagnosis !== undefined) assert.equal(judged.diagnoses[0]?.id, diagnosis);
    });
  }
}

const common = { points: 1, skills: ['x'], sources: ['x'], model: 'm', hints: ['a', 'b', 'c'] };
const named = { ...common, id: 'part', label: '1', title: 'A part' };
const x = (type: string): object => ({ x: { means: 'a number', type } });

function derive(key: string, symbols: object, answer: string, more: object = {}): Judgement {
  const part = derivationPart.parse({ kind: 'derivation', ...named, key, symbols, ...more });
  return gradeDerivation(part, written(answer), {});
}

describe('raised and lowered letters of Unicode', () => {
  judges([
    ['triplet-loss', 'L = Σᵢ max(0, ‖f(xᵢᵃ) − f(xᵢᵖ)‖² − ‖f(xᵢᵃ) − f(xᵢⁿ)‖² + α)', 'correct'],
    ['triplet-loss', 'L = Σᵢ₌₁ᴺ [‖f(xᵃᵢ) − f(xᵖᵢ)‖² − ‖f(xᵃᵢ) − f(xⁿᵢ)‖² + α]₊', 'correct'],
    ['triplet-loss', 'L = Σᵢ [‖f(xᵢᵃ) − f(xᵢⁿ)‖² − ‖f(xᵢᵃ) − f(xᵢᵖ)‖² + α]₊', 'incorrect', 'sign-swapped'],
    ['semi-hard', '‖xᵃ − xᵖ‖² < ‖xᵃ − xⁿ‖² < ‖xᵃ − xᵖ‖² + α', 'correct'],
  ]);
});

describe('a condition where a value is asked for', () => {
  for (const answer of [
    '‖a−p‖² + α < ‖a−n‖²',
    String.raw`$\|f(x_i^a) - f(x_i^p)\|_2^2 + \alpha < \|f(x_i^a) - f(x_i^n)\|_2^2$`,
    String.raw`$$\forall i: \|x_i^a - x_i^p\|^2 + \alpha < \|x_i^a - x_i^n\|^2$$`,
    String.raw`$$\|x_i^a - x_i^p\|^2 + \alpha < \|x_i^a - x_i^n\|^2, \quad \forall (x_i^a, x_i^p, x_i^n) \in \mathcal{T}$$`,
  ]) {
    it(`is told from one: ${answer}`, () => {
      const judged = gradeMathematics('triplet-loss', answer);
      assert.equal(judged.verdict, 'incorrect');
      assert.match(judged.reason, /^This is a condition: it says what is to hold, but not what `L` is\./);
    });
  }
  judges([
    [
      'triplet-loss',
      String.raw`The hinge $[\|f(a)-f(p)\|^2 - \|f(a)-f(n)\|^2+\alpha]_+$ is zero as soon as $\|f(a)-f(p)\|^2 + \alpha < \|f(a)-f(n)\|^2$.`,
      'correct',
    ],
  ]);
});

describe('a distance that is explained in words', () => {
  judges([
    ['triplet-loss', 'L = max(0, d(a,p) - d(a,n) + α), where d is the squared L2 distance', 'correct'],
    [
      'triplet-loss',
      'max(0, d(a,p) - d(a,n) + α), with d the squared Euclidean distance between embeddings.',
      'correct',
    ],
    ['triplet-loss', 'L = max(0, d(a,p)^2 - d(a,n)^2 + α), where d is the Euclidean distance', 'correct'],
    ['triplet-loss', 'L = max(0, d(a,p) - d(a,n) + alpha) where d(x,y) = ||x-y||^2', 'correct'],
    [
      'triplet-loss',
      String.raw`$L = \sum_i \max(0, d(a_i,p_i) - d(a_i,n_i) + \alpha)$, where $d(\cdot,\cdot)$ denotes the squared L2 distance of the embeddings`,
      'correct',
    ],
    [
      'triplet-loss',
      'L = max(0, d(a,p) - d(a,n) + α), where d is the L2 distance',
      'incorrect',
      'not-squared',
    ],
    [
      'triplet-loss',
      'L = max(0, d(a,p)^2 - d(a,n)^2 + α), where d is the squared Euclidean distance',
      'incorrect',
    ],
    ['triplet-loss', 'L = max(0, d(a,p) - d(a,n) + α)', 'ungradable'],
    ['semi-hard', 'd(a,p)^2 < d(a,n)^2 < d(a,p)^2 + α, where d is the L2 distance', 'correct'],
    [
      'semi-hard',
      'Let d denote the squared Euclidean distance. Then d(a,p) < d(a,n) < d(a,p) + α.',
      'correct',
    ],
    ['semi-hard', 'd_ap < d_an < d_ap + α where d_ap and d_an are the squared distances', 'correct'],
    [
      'semi-hard',
      'd(a,p) < d(a,n) < d(a,p) + α, where d is the Euclidean distance',
      'incorrect',
      'not-squared',
    ],
    ['semi-hard', 'd_ap < d_an < d_ap + α with d_ap = ||a-p||, d_an = ||a-n||', 'incorrect', 'not-squared'],
    ['semi-hard', 'd(a,p)^2 < d(a,n)^2 < d(a,p)^2 + α, where d is the squared L2 distance', 'incorrect'],
    ['semi-hard', 'd(a,p)^2 < d(a,n)^2 < d(a,p)^2 + α with d(x,y)=||x-y||^2', 'incorrect'],
  ]);
});

describe('what takes the place of what is denied', () => {
  judges([
    ['crossover', 'N* is not 3R but 2R', 'incorrect', 'ignores-projection'],
    ['crossover', 'The crossover is 2R rather than 3R', 'incorrect', 'ignores-projection'],
    ['crossover', 'not 3R, instead 2R', 'incorrect', 'ignores-projection'],
    ['crossover', 'It is not $3R$. It is $2R$.', 'incorrect', 'ignores-projection'],
    ['crossover', '$R$ rather than $3R$', 'incorrect', 'missing-factor'],
    ['crossover', 'It is not 3R.', 'ungradable'],
  ]);
});

describe('indices outside of their range', () => {
  judges([
    ['return', String.raw`$G = \sum_{t=0}^{T} c^t r_{t+1}$`, 'incorrect'],
    ['entropy', String.raw`$H = -\sum_{i=0}^{K} p_i \log p_i$`, 'incorrect', 'index-range'],
    ['return', String.raw`$G = \sum_{t=0}^{T-1} c^t r_{t+1}$`, 'correct'],
    // Members numbered from zero, as programs do.
    ['return', String.raw`$G = \sum_{t=0}^{T-1} c^t r_t$`, 'correct'],
    ['entropy', String.raw`$H = -\sum_{i=0}^{K-1} p_i \log p_i$`, 'correct'],
    ['entropy', String.raw`$H = -\sum_{i=1}^{K-1} p_{i-1} \log p_{i-1}$`, 'incorrect'],
  ]);
  it('are named with their place', () => {
    const judged = gradeMathematics('return', String.raw`$G = \sum_{t=0}^{T} c^t r_{t+1}$`);
    const said = judged.findings.map(({ message }) => message).join(' ');
    assert.match(said, /an index of `r` comes to 6, where its members are numbered from 1 to 5/);
  });
});

describe('the logarithm of a number that may be negative', () => {
  const key = 'log(x^2) + log(4) = 2 log(abs(2 x))';
  const careless = String.raw`$\log x^2 + \log 4 = 2\log x + \log 4 = 2\log|2x|$`;
  it('is not twice that of its root where the number is any real one', () => {
    const judged = derive(key, x('scalar'), careless);
    assert.notEqual(judged.verdict, 'correct');
    assert.match(judged.findings[0]?.message ?? '', /the right side is no real number/);
  });
  it('is where the number is positive', () => {
    assert.equal(derive(key, x('positive'), careless).verdict, 'correct');
  });
  it('is where the key itself takes it so', () => {
    const judged = derive(
      'log(x^2) + log(4) = 2 log(2 x)',
      x('scalar'),
      String.raw`$\log x^2 + \log 4 = 2\log x + 2 \log 2 = 2\log(2x)$`,
    );
    assert.equal(judged.verdict, 'correct');
  });
  it('is no right formula either', () => {
    const part = formulaPart.parse({ kind: 'formula', ...named, key: 'log(x^2)', symbols: x('scalar') });
    assert.equal(gradeFormula(part, written(String.raw`$2 \log x$`), {}).verdict, 'incorrect');
    assert.equal(gradeFormula(part, written(String.raw`$2 \log |x|$`), {}).verdict, 'correct');
  });
});

describe('a derivation that takes its goal as given', () => {
  const symbols = { ...x('scalar'), y: { means: 'another', type: 'scalar' } };
  const goal = String.raw`(x-y)^2 + 4xy = (x+y)^2`;
  const key = '(x - y)^2 + 4 x y = (x + y)^2';
  const taken: readonly string[] = [
    `Assume $${goal}$. Then $${goal}$.`,
    `Suppose $${goal}$ holds. Then $${goal}$, as was to be shown.`,
    `We assume that $${goal}$.\n\nMultiplying by one, $$(x-y)^2 + 4xy = 1 \\cdot (x+y)^2 = (x+y)^2$$`,
    `Given that $${goal}$, the claim follows: $${goal}$.`,
    `By assumption, $${goal}$.`,
    `If $${goal}$ then $${goal}$.`,
    'Let $A = (x-y)^2 + 4xy$. Let $A = (x+y)^2$.',
    'Let $A = (x-y)^2 + 4xy$. Now let $A = (x+y)^2$. Hence $A = (x+y)^2$.',
    `We want to show that $${goal}$.`,
  ];
  for (const bare of ['correct', 'partial']) {
    for (const answer of taken) {
      it(`shows nothing, where the bare line is ${bare}: ${answer.replace(/\n/g, ' ⏎ ')}`, () => {
        const judged = derive(key, symbols, answer, { bare });
        assert.ok(['incorrect', 'partial'].includes(judged.verdict), judged.verdict);
        if (bare === 'correct') assert.equal(judged.verdict, 'incorrect');
      });
    }
  }
  const shown: readonly string[] = [
    `$${goal}$`,
    `We want to show that $${goal}$. Expanding, $(x-y)^2 = x^2 - 2xy + y^2$, hence $${goal}$.`,
    'Let $A = (x-y)^2 + 4xy$. Then $A = (x+y)^2$.',
    `Assume that $x$ and $y$ are real. Then $${goal}$.`,
  ];
  for (const answer of shown) {
    it(`is told from one that does not: ${answer}`, () => {
      assert.equal(derive(key, symbols, answer, { bare: 'correct' }).verdict, 'correct');
    });
  }
  it('says so, with the place', () => {
    const judged = derive(key, symbols, `Assume $${goal}$. Then $${goal}$.`, { bare: 'correct' });
    assert.match(judged.reason, /^This takes as given what is to be shown\./);
    assert.equal(judged.findings[0]?.place?.kind, 'answer');
  });
});

describe('alternatives between which an answer does not choose', () => {
  judges([
    ['sampling-law', 'w ~ N(0, σ² I) or N(0, σ⁻² I)', 'incorrect'],
    [
      'sampling-law',
      String.raw`I'm torn between $\mathcal{N}(0,\sigma^2 I)$ and $\mathcal{N}(0,\sigma^{-2}I)$.`,
      'incorrect',
    ],
    ['sampling-law', 'Maybe N(0, σ² I), maybe N(0, I/σ²); it is one of the two.', 'incorrect'],
    ['crossover', String.raw`$N^* = \frac{4RM+4R}{D+M}$ or $N^* = \frac{2RD + 4RM + 4R}{D+M}$`, 'incorrect'],
    ['semi-hard', 'd(a,p) < d(a,n) < d(a,p) + alpha, or d(a,n) < d(a,p)? One of the two.', 'incorrect'],
    // One formula in two ways, and a choice that is made.
    [
      'crossover',
      String.raw`$\frac{2RD + 4RM + 4R}{D+M}$ or, equivalently, $\frac{2R(D+2M+2)}{D+M}$.`,
      'correct',
    ],
    ['crossover', String.raw`$N^* = \frac{2RD + 4RM + 4R}{D+M}$, or about $3R$ when $D=M$.`, 'correct'],
    [
      'sampling-law',
      String.raw`$w \sim N(0, \sigma^{-2} I)$, or $w = z/\sigma$ with $z \sim N(0, I)$.`,
      'correct',
    ],
    [
      'sampling-law',
      'I was not sure which one it is, N(0, σ² I) or N(0, I/σ²), but checking σ → ∞ shows w ~ N(0, I/σ²).',
      'correct',
    ],
  ]);
});

describe('an example after the formula', () => {
  judges([
    [
      'crossover',
      String.raw`$N^* = \frac{2R(D+2M+2)}{D+M}$. For $D=M=64$ and $R=64$: $N^*\approx 194$, about $3R$.`,
      'correct',
    ],
    ['crossover', 'N* = 2R(D+2M+2)/(D+M). For D=M=64, R=64: N* = 194', 'correct'],
    ['crossover', 'N* = (2RD+4RM+4R)/(D+M); for N > N* linear attention is cheaper.', 'correct'],
    ['crossover', 'N* = 194', 'incorrect'],
  ]);
});

describe('other cases named for contrast', () => {
  judges([
    ['semi-hard', 'd(a,p) < d(a,n) < d(a,p) + α. Easy negatives have d(a,n) > d(a,p) + α.', 'correct'],
    ['semi-hard', 'd(a,p) < d(a,n) < d(a,p) + α. A *hard* negative instead has d(a,n) < d(a,p).', 'correct'],
    [
      'semi-hard',
      'Easy: d(a,n) > d(a,p) + α\nSemi-hard: d(a,p) < d(a,n) < d(a,p) + α\nHard: d(a,n) < d(a,p)',
      'correct',
    ],
    [
      'semi-hard',
      'Easy: d(a,n) > d(a,p) + α\nSemi-hard: d(a,n) < d(a,p)\nHard: d(a,p) < d(a,n) < d(a,p) + α',
      'incorrect',
    ],
    ['semi-hard', 'Lower bound: d(a,n) > d(a,p)\nUpper bound: d(a,n) < d(a,p) + α', 'correct'],
  ]);
});

describe('what an answer names and notes itself', () => {
  const steps = 'S_i = S_{i-1} + φ(k_i) v_iᵀ\nZ_i = Z_{i-1} + φ(k_i)\nV_i = φ(q_i)ᵀ S_i / (φ(q_i)ᵀ Z_i)';
  judges([
    ['crossover', 'Let F = 2R.\nN* = F(D+2M+2)/(D+M)', 'correct'],
    ['triplet-loss', 'L = sum_i ||f(a_i)-f(p_i)||^2 - ||f(a_i)-f(n_i)||^2 + alpha', 'incorrect', 'no-hinge'],
    ['semi-hard', 'd(a,n) > d(a,p) and d(a,n) < d(a,p) + α (d squared distances)', 'correct'],
    ['causal-recurrence', `S_0 = 0 (2R x M matrix), Z_0 = 0 (2R vector)\n${steps}`, 'correct'],
    ['causal-recurrence', `S_0 = 0 (M x R matrix), Z_0 = 0 (2R vector)\n${steps}`, 'incorrect'],
    ['causal-recurrence', `S (2R×M) and Z (2R) both start at 0.\n${steps}`, 'correct'],
    ['causal-recurrence', steps, 'partial'],
  ]);
});

describe('names that an answer spells its own way', () => {
  judges([
    [
      'triplet-loss',
      'Let dp = ||f(a)-f(p)||^2 and dn = ||f(a)-f(n)||^2. L = max(0, dp - dn + alpha)',
      'correct',
    ],
    [
      'triplet-loss',
      'Let dp = ||f(a)-f(p)||^2 and dn = ||f(a)-f(n)||^2. L = max(0, dn - dp + alpha)',
      'incorrect',
      'sign-swapped',
    ],
    ['semi-hard', 'Let dp = ||a-p||^2 and dn = ||a-n||^2. Then dp < dn < dp + alpha.', 'correct'],
    [
      'causal-recurrence',
      'S_0 = 0, Z_0 = 0\nS_i = S_{i-1} + psi(k_i) v_i^T\nZ_i = Z_{i-1} + psi(k_i)\nV_i = phi(q_i)^T S_i / (phi(q_i)^T Z_i)',
      'correct',
    ],
    [
      'causal-recurrence',
      String.raw`With $\psi(k)=\exp(\|k\|^2/2)\varphi(k)$: $S_0=0$, $Z_0=0$, $S_i = S_{i-1} + \psi(k_i) v_i^\top$, $Z_i = Z_{i-1} + \psi(k_i)$, $V_i = \frac{\varphi(q_i)^\top S_i}{\varphi(q_i)^\top Z_i}$`,
      'correct',
    ],
    ['semi-hard', 'd(a,n) < d(a,p) < d(a,n) + alpha', 'incorrect', 'hardest'],
  ]);
});

describe('what several people say', () => {
  judges([
    ['sampling-law', 'ChatGPT says N(0, I/σ²), the sheet says N(0, σ² I). I trust the sheet.', 'incorrect'],
    ['sampling-law', 'ChatGPT says N(0, I/σ²), the sheet says N(0, σ² I). I trust ChatGPT.', 'correct'],
    ['sampling-law', 'The sheet says N(0, σ² I), but it should be N(0, I/σ²).', 'correct'],
    // Two things in one breath.
    ['sampling-law', String.raw`$w\sim\mathcal{N}(0,\sigma^{-2}I)$ with variance $\sigma^2$`, 'incorrect'],
    [
      'sampling-law',
      String.raw`$w\sim\mathcal{N}(0,\sigma^{-2}I)$ with standard deviation $1/\sigma$`,
      'correct',
    ],
  ]);
});

describe('a derivation amid sentences', () => {
  const chain = String.raw`\frac{e^{-z}}{(1+e^{-z})^2} = \frac{1}{1+e^{-z}}\cdot\frac{e^{-z}}{1+e^{-z}} = s(1-s)`;
  judges([
    // A full stop behind the dollars, the function without its argument, its slope by a prime.
    ['sigmoid-slope', `$${chain}$.`, 'correct'],
    ['sigmoid-slope', `$s' = ${chain}$.`, 'correct'],
    ['sigmoid-slope', `$s = \\frac{1}{1+e^{-z}}$, so $s' = ${chain}$.`, 'correct'],
    ['sigmoid-slope', `$s' = ${chain.replace('s(1-s)', 's(1+s)')}$.`, 'incorrect', 'sign-lost'],
    [
      'momentum',
      String.raw`$v_t = \sum_{s=1}^{t} \beta^{t-s} g_s$. Take out the last term: $v_t = g_t + \beta\sum_{s=1}^{t-1}\beta^{t-1-s}g_s = \beta v_{t-1} + g_t$, with $v_0 = 0$.`,
      'correct',
    ],
    ['momentum', String.raw`$v_t = \sum_{s=1}^{t} \beta^{t-s} g_s$, with $v_0 = 0$.`, 'partial'],
  ]);
});

describe('names that an answer gives in words or below', () => {
  judges([
    [
      'semi-hard',
      String.raw`Write $u, v, w$ for $f(a), f(p), f(n)$. Then $\|u - v\|^2 < \|u - w\|^2 < \|u - v\|^2 + \alpha$.`,
      'correct',
    ],
    [
      'semi-hard',
      String.raw`Denote $f(a)$ by $u$, and let $v$ denote $f(p)$, $w$ stand for $f(n)$: $\|u - v\|^2 + \alpha < \|u - w\|^2$`,
      'incorrect',
      'outside-margin',
    ],
    [
      'semi-hard',
      String.raw`With $\Delta_{xy} := f(x) - f(y)$: $\langle\Delta_{an},\Delta_{an}\rangle > \langle\Delta_{ap},\Delta_{ap}\rangle + \alpha$`,
      'incorrect',
      'outside-margin',
    ],
    [
      'triplet-loss',
      String.raw`$\Delta_i^+ = \|f(a_i) - f(p_i)\|^2$, $\Delta_i^- = \|f(a_i) - f(n_i)\|^2$. $$L = \sum_i \max(0, \Delta_i^+ - \Delta_i^- - \alpha)$$`,
      'incorrect',
      'margin-sign',
    ],
    [
      'triplet-loss',
      String.raw`$L = \sum_i \max(0, \delta_i^+ - \delta_i^- + \alpha)$ with $\delta_i^\pm$ as usual`,
      'ungradable',
    ],
    [
      'causal-recurrence',
      String.raw`$\psi_i = \psi(k_i)$, $\varphi_i = \varphi(q_i)$. $$S_i = S_{i-1} + \psi_i\otimes v_i,\ S_0 = 0,\ Z_i = Z_{i-1}+\psi_i,\ Z_0 = 0,\ V_i = \frac{\varphi_i^\top S_i}{\varphi_i^\top Z_i}$$ So $S_i = \sum_{j=1}^i \psi_j \otimes v_j$.`,
      'correct',
    ],
    [
      'causal-recurrence',
      String.raw`$\psi_i = \psi(k_i)$. $$S_i = S_{i-1} + \psi_i\otimes v_i,\ S_0 = 0,\ Z_i = Z_{i-1}+\psi_i,\ Z_0 = 0,\ V_i = \varphi(q_i)^\top S_i$$`,
      'incorrect',
      'missing-normaliser',
    ],
  ]);
});

describe('conditions on the members of a set', () => {
  judges([
    ['semi-hard', String.raw`$\{\, n : d(a,p) < d(a,n) < d(a,p) + \alpha \,\}$`, 'correct'],
    ['semi-hard', String.raw`$S = \{ n \mid d(a,n) > d(a,p),\ d(a,n) < d(a,p) + \alpha \}$`, 'correct'],
    ['semi-hard', String.raw`$n \in \{ x : d(a,p) < d(a,n) < d(a,p) \}$`, 'incorrect'],
    ['semi-hard', String.raw`$\{ n : d(a,n) \in (d(a,p), d(a,p) + \alpha) \}$`, 'correct'],
    ['semi-hard', String.raw`$\{ n : d(a,n) > d(a,p) + \alpha \}$`, 'incorrect', 'outside-margin'],
    ['semi-hard', String.raw`{n : d(a,n) < d(a,p)}`, 'incorrect', 'hardest'],
    ['semi-hard', '0 < d(a,n) - d(a,p) < alpha      w/ d = squared dist', 'correct'],
    ['semi-hard', 'n is semi hard  <=>  d(a,n) > d(a,p) + alpha      (d = squared distance)', 'incorrect'],
  ]);
});

describe('steps beside which something is tried or laid out', () => {
  const identity = String.raw`$e^{q^\top k/\sqrt D} = e^{(\|q\|^2 + \|k\|^2 - \|q-k\|^2)/2\sigma^2} = e^{\|q\|^2/2\sigma^2} e^{-\|q-k\|^2/2\sigma^2} e^{\|k\|^2/2\sigma^2}$`;
  const wrong = String.raw`$e^{q^\top k/\sqrt D} = e^{\|q\|^2/2\sigma^2} e^{\|q-k\|^2/2\sigma^2} e^{\|k\|^2/2\sigma^2}$`;
  const recurrence = String.raw`| | start | step | shape |
|---|---|---|---|
| $S_i$ | $S_0 = 0$ | $S_i = S_{i-1} + \psi(k_i) v_i^\top$ | $2R \times M$ |
| $Z_i$ | $Z_0 = 0$ | $Z_i = Z_{i-1} + \psi(k_i)$ | $2R \times 1$ |

$$V_i = \frac{\varphi(q_i)^\top S_i}{\varphi(q_i)^\top Z_i}$$

$\square$`;
  judges([
    ['gaussian-kernel', `${identity}. Sanity check with $q = k$: the kernel is $1$.`, 'correct'],
    ['gaussian-kernel', String.raw`${wrong}. Check: for $q = k$ the kernel is $1$.`, 'incorrect'],
    ['causal-recurrence', recurrence, 'correct'],
    [
      'causal-recurrence',
      'S_0 = 0, Z_0 = 0\nS_i = S_{i-1} + phi(k_i) v_i^T   -> shape R x M\nZ_i = Z_{i-1} + phi(k_i)   -> shape R\nV_i = (phi(q_i)^T S_i)/(phi(q_i)^T Z_i)',
      'incorrect',
      'state-size',
    ],
    [
      'causal-recurrence',
      'S_0 = 0, Z_0 = 0\nS_i = S_{i-1} + phi(k_i) v_i^T   -> 2R x M\nZ_i = Z_{i-1} + phi(k_i)   (shape 2R)\nV_i = (phi(q_i)^T S_i)/(phi(q_i)^T Z_i)',
      'correct',
    ],
  ]);
});

describe('cases told apart in words', () => {
  judges([
    ['huber', 'r²/2 if |r| ≤ δ, otherwise δ(|r| − δ/2)', 'correct'],
    ['huber', 'L = δ(|r| − δ/2) when |r| > δ and L = r²/2 otherwise.', 'correct'],
    [
      'huber',
      String.raw`$\frac12 r^2$ for $|r| < \delta$; $\delta |r| - \frac12 \delta^2$ for $|r| \ge \delta$.`,
      'correct',
    ],
    ['huber', 'r²/2 if |r| ≤ δ, otherwise δ|r|', 'incorrect'],
    ['huber', 'r²/2 if |r| > δ, otherwise δ(|r| − δ/2)', 'incorrect'],
    [
      'huber',
      String.raw`$L = \delta(|r| - \delta/2)$ for $|r| > \delta$, and $L = 0$ otherwise`,
      'incorrect',
    ],
    ['crossover', String.raw`$N^* = \frac{R(2D + 4M + 4)}{D + M}$ if $D > 0$, and $0$ otherwise`, 'correct'],
    [
      'crossover',
      String.raw`$N^* = \frac{R(2D + 4M + 4)}{D + M}$ if $D > 64$, and $0$ otherwise`,
      'incorrect',
    ],
  ]);
});

describe('letters that stand for what everybody takes them for', () => {
  judges([
    ['discounted', 'r (1 - γ^T)/(1 - γ)', 'correct'],
    ['discounted', 'r (1 - γ^⊤)/(1 - γ)', 'incorrect'],
    ['discounted', 'r (1 - γ)/(1 - γ)', 'incorrect'],
    ['logistic-gradient', String.raw`$\sum_i (\sigma(w^\top x_i) - y_i) x_i$`, 'correct'],
    [
      'logistic-gradient',
      String.raw`With $\sigma(u) = 1/(1 + e^{u})$: $\sum_i (\sigma(w^\top x_i) - y_i) x_i$`,
      'incorrect',
    ],
    ['dropout-variance', String.raw`$\operatorname{Var} = \frac{p}{1-p} x^2$`, 'correct'],
    ['dropout-variance', 'var = p x^2', 'incorrect'],
    ['bayes-test', 'P(+) = sr + f(1-r), thus P(D|+) = sr/P(+)', 'correct'],
    ['bayes-test', 'P(D|+) = sr and P(D|-) = 1 - sr', 'incorrect'],
    ['kl-discrete', 'sum_x p(x) (log p(x) - log q(x))', 'correct'],
    ['kl-discrete', 'sum_x q(x) (log p(x) - log q(x))', 'incorrect'],
    ['cross-entropy', '-(y * p.log()).sum(dim=-1)', 'correct'],
    ['cross-entropy', '-(y * p.log()).mean()', 'incorrect'],
    ['diffusion', 'x_t = sqrt(a) x_0 + sqrt(1 - a) e with e ~ N(0, I)', 'correct'],
    ['diffusion', 'x_t = sqrt(1 - a) x_0 + sqrt(a) e with e ~ N(0, I)', 'incorrect'],
    ['diffusion', 'x_t = sqrt(1 - a) e with e ~ N(0, I)', 'incorrect'],
  ]);
});

describe('numbers of examples that are raised in brackets', () => {
  judges([
    ['sample-variance', String.raw`$\frac{1}{n-1}\sum_{i=1}^n (x^{(i)} - m)^2$`, 'correct'],
    ['sample-variance', String.raw`$\frac{1}{n}\sum_{i=1}^n (x^{(i)} - m)^2$`, 'incorrect', 'divided-by-n'],
    ['logistic-gradient', String.raw`$\sum_{i=1}^N (\sigma(w^\top x^{(i)}) - y^{(i)})\, x^{(i)}$`, 'correct'],
    [
      'logistic-gradient',
      String.raw`$\sum_{i=1}^N (\sigma(w^\top x^{(i)}) + y^{(i)})\, x^{(i)}$`,
      'incorrect',
    ],
    [
      'triplet-loss',
      String.raw`$\sum_i [\|f(a^{(i)}) - f(p^{(i)})\|^2 - \|f(a^{(i)}) - f(n^{(i)})\|^2 + \alpha]_+$`,
      'correct',
    ],
    ['discounted', String.raw`$r (1 - \gamma^{(T)})/(1 - \gamma)$`, 'correct'],
    [
      'triplet-loss',
      String.raw`$\sum_i [d_{ap}^{(i)} - d_{an}^{(i)} + \alpha]_+$ where $d_{ap} = \|f(a)-f(p)\|^2$ and $d_{an} = \|f(a)-f(n)\|^2$.`,
      'correct',
    ],
    [
      'triplet-loss',
      String.raw`$\sum_i [d_{an}^{(i)} - d_{ap}^{(i)} + \alpha]_+$ where $d_{ap} = \|f(a)-f(p)\|^2$ and $d_{an} = \|f(a)-f(n)\|^2$.`,
      'incorrect',
      'sign-swapped',
    ],
    [
      'triplet-loss',
      String.raw`$\sum_i [d_{ap}^{(i)} - d_{an}^{(i)} + \alpha]_+$ where $d_{ap} = \|f(a)-f(p)\|$ and $d_{an} = \|f(a)-f(n)\|$.`,
      'incorrect',
      'not-squared',
    ],
  ]);
});

describe('wrong answers in the forms that are read', () => {
  for (const [part, answer] of [
    ['semi-hard', String.raw`$S \ne \{ n : d(a,p) < d(a,n) < d(a,p) + \alpha \}$`],
    ['semi-hard', String.raw`$\{ n : d(a,p) < d(a,n) < d(a,p) + \alpha \}^c$`],
    ['semi-hard', String.raw`$n \notin \{ x : d(a,p) < d(a,x) < d(a,p) + \alpha \}$`],
    [
      'semi-hard',
      String.raw`Write $u, v, w$ for $f(a), f(n), f(p)$. Then $\|u - v\|^2 < \|u - w\|^2 < \|u - v\|^2 + \alpha$.`,
    ],
    ['semi-hard', 'd(a,p) < d(a,n) < d(a,p) + 2 alpha      (d = squared distance)'],
    ['semi-hard', '0 < d(a,n) - d(a,p) < alpha      w/ d = distance, i.e. d(x,y) = ||f(x)-f(y)||'],
    [
      'causal-recurrence',
      String.raw`$\psi_i = \psi(q_i)$, $\varphi_i = \varphi(k_i)$. $$S_i = S_{i-1} + \psi_i\otimes v_i,\ S_0 = 0,\ Z_i = Z_{i-1}+\psi_i,\ Z_0 = 0,\ V_i = \frac{\varphi_i^\top S_i}{\varphi_i^\top Z_i}$$`,
    ],
    [
      'causal-recurrence',
      String.raw`$S_0 = 0$, $S_i = S_{i-1} + \psi(k_i) v_i^\top$, $Z_0 = 0$, $Z_i = Z_{i-1} + \psi(k_i)$, $V_i = \frac{\varphi(q_i)^\top S_i}{\varphi(q_i)^\top Z_i}$, so $S_i = \sum_{j=1}^{i-1} \psi(k_j) v_j^\top$. $\square$`,
    ],
    [
      'gaussian-kernel',
      String.raw`For $q = k$: $$e^{q^\top k/\sqrt D} = e^{\|q\|^2/2\sigma^2} e^{-\|q-k\|^2/2\sigma^2} e^{\|k\|^2/2\sigma^2}$$`,
    ],
    [
      'triplet-loss',
      String.raw`Let $Q$ denote $\sum_i [\|f(a_i) - f(n_i)\|^2 - \|f(a_i) - f(p_i)\|^2 + \alpha]_+$.`,
    ],
    ['rms-norm', String.raw`$y_i = g_i x_j / \sqrt{\|x\|^2/D + \epsilon}$`],
    ['rms-norm', String.raw`$y_i = g_i x_i / \sqrt{\|x\|^2 + \epsilon}$`],
    ['rms-norm', String.raw`$y_i = x_i / \sqrt{\|x\|^2/D + \epsilon}$`],
    ['info-nce', String.raw`$L = -\log p_2$ where $p_j = e^{s_j/\tau} / \sum_l e^{s_l/\tau}$`],
    ['glorot', 'W ~ U[-a, a] with a = sqrt(6)/(n_in + n_out)'],
    ['diffusion', 'x_t = x_0 + sqrt(1 - a) e with e ~ N(0, I)'],
    ['diffusion', 'x_t = sqrt(a) x_0 + sqrt(1 - a) e with e ~ N(1, I)'],
    ['diffusion', 'x_t = sqrt(a) x_0 - sqrt(1 - a) e with e ~ N(0, 2 I)'],
    ['logistic-gradient', String.raw`With $\sigma(u) = \tanh(u)$: $\sum_i (\sigma(w^\top x_i) - y_i) x_i$`],
    ['bayes-test', 'P(+|D) = s r/(s r + f (1 - r))·2'],
    ['kl-discrete', 'sum_x p(x) log q(x)'],
    ['discounted', 'r (1 - γ^T)^T/(1 - γ)'],
    ['huber', 'r²/2 if |r| ≤ 2δ, otherwise δ(|r| − δ/2)'],
    ['huber', 'r²/2 if |r| ≤ δ. The slope is r there, otherwise δ.'],
  ] as const) {
    it(`${part}: ${answer}`, () => {
      assert.notEqual(gradeMathematics(part, answer).verdict, 'correct');
    });
  }
});
