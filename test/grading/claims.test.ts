import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { claimsIn } from '../../src/grading/claims.ts';
import { gradeMathematics } from './mathematicalParts.ts';
import { functions, names } from '../mathematics/names.ts';
import { written } from './parts.ts';

const semiHard = { id: 'semi-hard', title: 'Which negatives are semi-hard' };
const read = (answer: string, asked?: typeof semiHard): ReturnType<typeof claimsIn> =>
  claimsIn(written(answer), names, { functions }, asked);
const claimed = (answer: string, asked?: typeof semiHard): readonly string[] =>
  read(answer, asked).formulas.map(({ text }) => text.trim());

const attributed: readonly (readonly [string, string, readonly string[]])[] = [
  ['beside a claim of its own', 'My neighbour says N = D. I say N = M.', ['N = M']],
  ['behind a claim of its own', 'N = M. ChatGPT says N = D.', ['N = M']],
  ['said after the formula', 'N = D, says my friend. I get N = M.', ['N = M']],
  ['headed with a name', 'Copilot: N = D\nMe: N = M', ['N = M']],
  ['from one who is trusted', 'ChatGPT says N = D, the sheet says N = M. I trust the sheet.', ['N = M']],
  ['that is endorsed', 'The lecture says N = D, and I agree.', ['N = D']],
  ['and both are wrong', 'The sheet has N = D. The book has N = R. Both are wrong: N = M.', ['N = M']],
  ['and nothing of its own', 'The book says N = D.', ['N = D']],
  ['but only things that have something', 'N = D. They have N = M.', ['N = D', 'N = M']],
];

const contrasted: readonly (readonly [string, string, readonly string[]])[] = [
  ['heads it with another kind', 'Easy: N > D\nSemi-hard: N = D\nHard: N < D', ['N = D']],
  ['is about another kind', 'N = D. A hard negative instead has N < D.', ['N = D']],
  ['is about another kind first', 'Hard negatives satisfy N < D. Semi-hard ones satisfy N = D.', ['N = D']],
  ['says when it is another kind', 'It is hard if N < D and semi-hard if N = D.', ['N = D']],
  ['names others in brackets', 'N = D (hard would be N < D, easy N > D)', ['N = D']],
  [
    'has a table of kinds',
    '| kind | condition |\n|---|---|\n| easy | $N > D$ |\n| semi-hard | $N = D$ |\n| hard | $N < D$ |',
    ['N = D'],
  ],
  ['heads it with one side of the thing', 'Lower bound: N > D\nUpper bound: N < M', ['N > D', 'N < M']],
  ['is about nothing that was asked', 'A hard negative has N < D.', ['N < D']],
];

const open: readonly (readonly [string, boolean])[] = [
  ['N = D or N = M', true],
  ['Either $N = D$ or $N = M$.', true],
  ['Maybe N = D, maybe N = M.', true],
  ["I'm torn between N = D and N = M", true],
  ['N = D / N = M', true],
  ['N = D\nor\nN = M', true],
  ['$N = D \\text{ or } N = M$', true],
  ['N = D, N = M or N = R', true],
  ['N = D, N = M: one of these', true],
  ['N = D? Or N = M?', true],
  ['N = D [or N = M]', true],
  ['It might be N = D, it could also be N = M', true],
  ['N = D and N = M', false],
  ['N = D, or equivalently N = M', false],
  ['N = D, or, dividing by R, N = M', false],
  ['N = D or N = M? The first.', false],
  ['not N = D or N = M', false],
  ['N = D. One of the two terms is M R.', false],
];

describe('what an answer claims', () => {
  for (const [what, answer, wanted] of attributed) {
    it(`tells what is quoted, ${what}`, () => {
      assert.deepEqual(claimed(answer), wanted);
    });
  }

  for (const [what, answer, wanted] of contrasted) {
    it(`leaves out what is about another thing, where the answer ${what}`, () => {
      assert.deepEqual(claimed(answer, semiHard), wanted);
    });
  }

  for (const [answer, isOpen] of open) {
    it(`${isOpen ? 'sees' : 'sees no'} choice left open in: ${answer}`, () => {
      assert.equal(read(answer).alternatives.length > 0, isOpen);
    });
  }

  it('takes two others who disagree for a choice left open', () => {
    assert.equal(read('My friend says N = D, ChatGPT says N = M.').alternatives.length, 1);
  });
});

describe('what would hold otherwise', () => {
  it('is no claim beside what does hold', () => {
    assert.deepEqual(claimed('N = D. If M were free it would be N = M.'), ['N = D']);
  });
});

describe('an answer that leaves the choice open', () => {
  const right = 'N(0, I/σ²)';
  const wrong = 'N(0, σ² I)';

  for (const answer of [`${right} or ${wrong}`, `${wrong} or ${right}`]) {
    it(`is asked which one it means: ${answer}`, () => {
      const { verdict, diagnoses, findings } = gradeMathematics('sampling-law', answer);
      assert.equal(verdict, 'incorrect');
      assert.deepEqual(
        diagnoses.map(({ id }) => id),
        ['undecided'],
      );
      assert.match(findings[0]?.message ?? '', /Which one do you claim\?/);
      assert.equal(findings.length, 2);
    });
  }

  it('is right if all that it offers is', () => {
    assert.equal(gradeMathematics('sampling-law', `${right} or N(0, D^{-1/2} I)`).verdict, 'correct');
  });

  it('may name its mean and its covariance first', () => {
    const law =
      'I would say $w \\sim \\mathcal N(\\mu, \\Sigma)$ with $\\mu = 0$ and $\\Sigma = I/\\sigma^2$.';
    assert.equal(gradeMathematics('sampling-law', law).verdict, 'correct');
  });

  it('hears of the mistake if none is', () => {
    const { diagnoses } = gradeMathematics('sampling-law', `N(0, σ^4 I) or ${wrong}`);
    assert.equal(diagnoses[0]?.id, 'inverse-variance');
  });

  it('is judged by what it comes to afterwards', () => {
    const { verdict } = gradeMathematics('sampling-law', `${right} or ${wrong}? I choose ${right}.`);
    assert.equal(verdict, 'correct');
    assert.equal(
      gradeMathematics('sampling-law', `${right} or ${wrong}? I choose ${wrong}.`).verdict,
      'incorrect',
    );
  });
});

describe('an example behind a formula', () => {
  const formula = 'r = 1 + L(k-1)';
  const notes = (example: string): readonly string[] => {
    const { verdict, findings } = gradeMathematics('receptive-field', `${formula}. ${example}`);
    assert.equal(verdict, 'correct');
    return findings.map(({ message }) => message);
  };

  it('is no other answer', () => {
    assert.deepEqual(notes('For L = 3 and k = 3: r = 7.'), []);
  });

  it('that does not come out gets a note with its numbers and costs nothing', () => {
    const [note] = notes('For L = 3 and k = 3: r = 9.');
    assert.match(note ?? '', /At L = 3, k = 3 your formula comes to 7, and the example says 9/);
  });

  it('may be rounded', () => {
    assert.deepEqual(notes('For L = 31 and k = 3: r ≈ 60.'), []);
  });

  it('does not make a wrong formula right', () => {
    const { verdict } = gradeMathematics('receptive-field', 'r = L k. For L = 3 and k = 3: r = 7.');
    assert.equal(verdict, 'incorrect');
  });
});
