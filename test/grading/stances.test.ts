/** What an answer denies, supposes or leaves to others is not its claim, whatever kind of thing it is. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { gradeCost } from '../../src/grading/cost.ts';
import type { Judgement } from '../../src/grading/judgement.ts';
import { gradeMathematics } from './mathematicalParts.ts';
import { gradeQuantity } from '../../src/grading/quantity.ts';
import { costQuestionNamed, quantityQuestionNamed, written } from './parts.ts';

/** `X` is only mentioned, `Y` is claimed. */
const sentences: readonly string[] = [
  'Not X but Y.',
  'It is not X, it is Y.',
  'The answer is Y, not X.',
  "It's Y rather than X.",
  'Instead of X I get Y.',
  'Y (not X)',
  'I first thought X, but it is Y.',
  'At first I had X. Then I noticed the mistake: it is Y.',
  'My first guess was X; the right answer is Y.',
  'Initially I got X, which is wrong. It should be Y.',
  'One might think it is X, but actually it is Y.',
  'You might expect X. In fact it is Y.',
  'It is tempting to say X. However, the correct answer is Y.',
  'A common mistake is to write X. The correct answer is Y.',
  'Common mistake: X. Correct: Y.',
  'Many people say X, but that is wrong; it is Y.',
  'ChatGPT says X. I get Y.',
  'My friend got X, but I think it is Y.',
  'According to my neighbour it is X. I disagree: Y.',
  'The lecture notes claim X, which is a misprint. It is Y.',
  'Some would say X; I say Y.',
  'Wrong: X\nRight: Y',
  '~~X~~ Y',
  'X would be wrong. It is Y.',
  'X is wrong, Y is right.',
  "X can't be right, so Y.",
  'It cannot be X because something is missing, so it is Y.',
  'It is wrong to say X. It is Y.',
  'It would be a mistake to answer X here; the answer is Y.',
  "Nobody would believe X; it's Y.",
  "I doubt that it is X. I'd say Y.",
  'Is it X? No, it is Y.',
  'Is it X or Y? It is Y.',
  'X? No. Y.',
  'X... no wait, Y.',
  'X. Edit: Y.',
  'X - sorry, I mean Y.',
  'Correction: it is Y and not X as I wrote before.',
  'Ignoring a part you would get X. With everything counted it is Y.',
  'If we forgot one part we would have X; the full answer is Y.',
  'Without that part it would be X, with it Y.',
  'Had we left something out, it would be X. The answer is Y.',
  'X is what you get if you forget something. The answer is Y.',
  'X is what one gets by leaving out a part; Y is the answer.',
  'So the answer is Y. (X would forget a part.)',
  'The answer is Y. Note that X is a common wrong answer.',
  'Answer: Y. Beware of X!',
  "It is Y. Don't say X.",
  'Y, which is more than X.',
  'We get Y, and not X as often claimed.',
  'Contrary to what is often said, it is not X but Y.',
  'Final answer: Y (someone in the forum says X, but they forget a part).',
  'I used to think X. Now I know it is Y.',
  'The naive answer X is wrong. Y.',
  'Some students write X. This misses a part. So: Y.',
  'Option A: X. Option B: Y. The answer is B.',
  'X or Y? The second one.',
  'Either X or Y. I go with Y.',
  'I wavered between X and Y and settled on Y.',
  "Not sure, X or Y... I'd go for Y.",
  'X is too little; Y is right.',
  'X is an underestimate. The real one is Y.',
  'Y, as X misses a part.',
  '> X\n\nNo, it is Y.',
  '"X" is what the textbook says, but the correct answer is Y.',
  'Assume it were X. That is a contradiction. Hence Y.',
  "I got X wrong last time; it's Y.",
  "It is Y. In particular it isn't X.",
  'It is Y, never X.',
  "Y is the answer; X isn't.",
  'Far from X, it is Y.',
  "I don't agree with X. Y.",
  'I reject X. My answer: Y.',
  'I am not saying X. I am saying Y.',
  'Was X, corrected to Y.',
  'X (crossed out, ignore)\n\nY',
  'Answer: Y\n\nScratch work: X (wrong)',
  'Draft: X\nFinal: Y',
  'Old answer: X. New answer: Y.',
  'Attempt 1: X. Attempt 2: Y. Attempt 2 is right.',
  "The sheet's X is a typo, it must be Y.",
  'The answer key of last year says X, which is outdated. Y.',
  "Had I been careless I would have written X. It's Y.",
  'Compare: X would be the answer to another question. Here it is Y.',
  "It's Y! Not X!",
  "I'm tempted by X but go with Y.",
  'The true value is Y; X is a myth.',
  "X ≠ Y, and it's Y.",
  'Everyone says X. They are wrong. It is Y.',
  'X seems plausible, but a part is missing there. Y.',
  'You can rule out X. What remains is Y.',
  'Y. Some get X.',
  'The answer Y is right; X would count too much.',
  'It is not true that it is X. It is Y.',
];

interface Kind {
  readonly name: string;
  /** The same thing in two spellings. */
  readonly right: readonly string[];
  readonly wrong: readonly string[];
  readonly grade: (answer: string) => Judgement;
}

const linear = costQuestionNamed('linear-cost');
const weights = quantityQuestionNamed('conv1-params');
const kinds: readonly Kind[] = [
  {
    name: 'a cost',
    right: ['O(NR(D+M))', '$O(NR(D+M))$'],
    wrong: ['O(NRM)', '$O(NRM)$'],
    grade: (answer) => gradeCost(linear.part, written(answer), linear.symbols),
  },
  {
    name: 'a formula',
    right: ['(2RD+4RM+4R)/(D+M)', String.raw`$\frac{2RD+4RM+4R}{D+M}$`],
    wrong: ['4RM/(D+M)', String.raw`$\frac{4RM}{D+M}$`],
    grade: (answer) => gradeMathematics('crossover', answer),
  },
  {
    name: 'a number',
    right: ['1792', '1,792 parameters'],
    wrong: ['1728', '1,728 parameters'],
    grade: (answer) => gradeQuantity(weights.part, written(answer), weights.facts),
  },
];

const put = (sentence: string, mentioned: string, claimed: string): string =>
  sentence.replace(/\bX\b/g, () => mentioned).replace(/\bY\b/g, () => claimed);

describe('of what an answer names, only what it holds is its claim', () => {
  for (const { name, right, wrong, grade } of kinds)
    for (const sentence of sentences)
      it(`${name}: ${JSON.stringify(sentence)}`, () => {
        for (const [at, rightOne] of right.entries()) {
          const wrongOne = wrong[at] ?? '';
          const good = put(sentence, wrongOne, rightOne);
          assert.equal(grade(good).verdict, 'correct', good);
          const bad = put(sentence, rightOne, wrongOne);
          assert.notEqual(grade(bad).verdict, 'correct', bad);
        }
      });
});
