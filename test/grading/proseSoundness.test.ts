import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { findUnsoundProse } from '../../src/grading/proseSoundness.ts';
import { prosePart, type ProsePart } from '../../src/problem/kinds/prose.ts';
import { askedParts } from './proseParts.ts';

const SOUND = {
  kind: 'prose',
  id: 'boiling',
  label: '1',
  title: 'Why water boils',
  points: 2,
  terms: { heat: ['warm*', 'heat*', 'hot'] },
  rubric: [
    {
      id: 'pressure',
      topic: 'the pressure',
      point: 'Its vapour pressure equals that of the air.',
      points: 1,
      says: ['pressure ... (equal*|reach*|same)'],
      ask: 'What pushes back on a bubble?',
      examples: ['Its pressure reaches that of the air.'],
    },
    {
      id: 'heat',
      topic: 'what it takes',
      point: 'Heat is needed for it.',
      points: 1,
      says: ['{heat} & need*'],
      examples: ['Heating it is needed.'],
    },
  ],
  model: 'The pressure of the vapour equals that of the air. Heat is needed for this.',
  misconceptions: [
    {
      id: 'always-hundred',
      message: 'That holds at the sea.',
      ask: 'What do cooks on mountains do?',
      when: { says: ['always ... hundred'] },
      example: 'It always boils at a hundred degrees.',
    },
  ],
  hints: ['What is inside a bubble?'],
} as const;

const part = (change: object): ProsePart => prosePart.parse({ ...SOUND, ...change });
const point = (at: number, change: object): ProsePart =>
  part({ rubric: SOUND.rubric.map((each, index) => (index === at ? { ...each, ...change } : each)) });
const misconception = (change: object): ProsePart =>
  part({ misconceptions: [{ ...SOUND.misconceptions[0], ...change }] });

describe('A prose part', () => {
  for (const { part: each, question } of askedParts) {
    it(`${each.id} is sound`, () => {
      assert.deepEqual(findUnsoundProse(each, question), []);
    });
  }

  it('is sound where nothing is wrong', () => {
    assert.deepEqual(findUnsoundProse(part({})), []);
  });

  const broken: readonly (readonly [what: string, part: ProsePart, path: string, says: RegExp])[] = [
    ['a bracket left open', point(0, { says: ['(pressure ... equal'] }), 'rubric.0.says.0', /not closed/],
    [
      'a term that is not there',
      point(0, { says: ['{cold} pressure'] }),
      'rubric.0.says.0',
      /\{cold\}, which is no term/,
    ],
    [
      'a term that nobody uses',
      part({ terms: { ...SOUND.terms, cold: ['ice'] } }),
      'terms.cold',
      /No phrasing uses \{cold\}/,
    ],
    [
      'a term that explains itself',
      part({ terms: { heat: ['{heat} up'] } }),
      'rubric.1.says.0',
      /explained by itself/,
    ],
    ['an exclusion in front', point(0, { says: ['!pressure'] }), 'rubric.0.says.0', /begin with the claim/],
    [
      'a sign that is none',
      point(0, { says: ['pressure + air'] }),
      'rubric.0.says.0',
      /`\+` in `pressure \+ air`/,
    ],
    [
      'two points of one name',
      point(1, { id: 'pressure' }),
      'rubric.1.id',
      /Two points are called `pressure`/,
    ],
    ['too few points', part({ points: 5 }), 'rubric', /add up to 2, the part is worth 5/],
    [
      'an example that no phrasing matches',
      point(0, { examples: ['Bubbles rise.'] }),
      'rubric.0.examples.0',
      /missing in it/,
    ],
    [
      'an example that is denied',
      point(0, { examples: ['Its pressure never reaches that of the air.'] }),
      'rubric.0.examples.0',
      /contradicted in it/,
    ],
    [
      'an example that is a misconception',
      point(0, { examples: ['Its pressure always reaches a hundred.'] }),
      'rubric.0.examples.0',
      /diagnosed as `always-hundred`/,
    ],
    ['phrasings without an example', point(0, { examples: undefined }), 'rubric.0.says', /Nothing shows/],
    ['examples without a phrasing', point(0, { says: undefined }), 'rubric.0.examples', /no `says`/],
    ['no model answer', part({ model: undefined }), 'rubric', /There is no model answer/],
    [
      'a model answer that misses a point',
      part({ model: 'The pressure reaches that of the air.' }),
      'rubric.1',
      /does not make the point “Heat/,
    ],
    [
      'a model answer with a misconception',
      part({ model: `${SOUND.model} It always boils at a hundred degrees.` }),
      'model',
      /heard to state `always-hundred`/,
    ],
    [
      'a misconception without an example',
      misconception({ example: undefined }),
      'misconceptions.0',
      /Nothing shows that `always-hundred`/,
    ],
    [
      'an example that triggers nothing',
      misconception({ example: 'It boils at a hundred degrees.' }),
      'misconceptions.0.example',
      /triggers no misconception/,
    ],
    [
      'an example that makes a point',
      misconception({ example: 'Heat is always needed up to a hundred degrees.' }),
      'misconceptions.0.example',
      /also heard to make `heat`/,
    ],
    [
      'a void of no point',
      misconception({ voids: ['air'] }),
      'misconceptions.0.voids.0',
      /`air` is no point/,
    ],
    [
      'a hint that tells',
      part({ hints: ['The pressure reaches that of the air.'] }),
      'hints.0',
      /makes `pressure`: it tells/,
    ],
    [
      'a question that tells',
      point(0, { ask: 'The pressure equals that of the air. Why?' }),
      'rubric.0.ask',
      /it tells what is asked/,
    ],
    [
      'a correction that tells',
      misconception({ correction: 'Heat is needed.' }),
      'misconceptions.0.correction',
      /makes `heat`/,
    ],
  ];
  for (const [what, unsound, path, says] of broken) {
    it(`is unsound with ${what}`, () => {
      const faults = findUnsoundProse(unsound);
      const found = faults.find((each) => each.path.join('.') === path);
      assert.ok(found, JSON.stringify(faults));
      assert.match(found.what, says);
      assert.match(found.remedy, /\.$/);
    });
  }
});
