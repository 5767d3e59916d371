import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, describe, it } from 'mocha';
import { parse } from 'yaml';
import { z } from 'zod';
import { gradeCost } from '../../src/grading/cost.ts';
import type { Judgement } from '../../src/grading/judgement.ts';
import { gradeQuantity } from '../../src/grading/quantity.ts';
import { costQuestionNamed, quantityQuestionNamed, written } from '../grading/parts.ts';

const entrySchema = z.strictObject({
  part: z.string(),
  answer: z.string(),
  verdict: z.enum(['correct', 'partial', 'incorrect', 'ungradable', 'review']),
  diagnosis: z.string().optional(),
  aside: z.literal(true).optional(),
});
type Entry = z.infer<typeof entrySchema>;

const entries = (name: string): readonly Entry[] =>
  z.array(entrySchema).parse(parse(readFileSync(new URL(name, import.meta.url), 'utf8')));

const kinds: readonly {
  readonly name: string;
  readonly entries: readonly Entry[];
  readonly grade: (entry: Entry) => Judgement;
}[] = [
  {
    name: 'cost',
    entries: entries('cost.yaml'),
    grade: ({ part: id, answer }) => {
      const { part, symbols } = costQuestionNamed(id);
      return gradeCost(part, written(answer), symbols);
    },
  },
  {
    name: 'quantity',
    entries: entries('quantity.yaml'),
    grade: ({ part: id, answer }) => {
      const { part, facts } = quantityQuestionNamed(id);
      return gradeQuantity(part, written(answer), facts);
    },
  },
];

interface Tally {
  answers: number;
  falseAccepts: number;
  falseRejects: number;
  wrong: number;
  diagnosed: number;
  misses: string[];
}

function tally(kind: (typeof kinds)[number], aside: boolean): Tally {
  const total: Tally = { answers: 0, falseAccepts: 0, falseRejects: 0, wrong: 0, diagnosed: 0, misses: [] };
  for (const entry of kind.entries) {
    if ((entry.aside === true) !== aside) continue;
    total.answers += 1;
    const { verdict, diagnoses } = kind.grade(entry);
    const [right, accepted] = [entry.verdict === 'correct', verdict === 'correct'];
    if (accepted && !right) total.falseAccepts += 1;
    if (right && !accepted) total.falseRejects += 1;
    let agrees = verdict === entry.verdict;
    if (entry.diagnosis !== undefined) {
      total.wrong += 1;
      if (diagnoses[0]?.id === entry.diagnosis) total.diagnosed += 1;
      else agrees = false;
    }
    if (!agrees) {
      const wanted = [entry.verdict, entry.diagnosis ?? ''].join(' ').trim();
      const found = [verdict, ...diagnoses.map(({ id }) => id)].join(' ');
      total.misses.push(`${entry.part}: ${JSON.stringify(entry.answer)}: ${found}, not ${wanted}`);
    }
  }
  return total;
}

describe('the corpus of costs and quantities', () => {
  const rows: string[] = [];
  after(() => {
    // eslint-disable-next-line no-console -- the table is what this suite is for
    console.log(['kind      set     answers  false accepts  false rejects  diagnosed', ...rows].join('\n'));
  });
  for (const kind of kinds) {
    for (const aside of [false, true]) {
      const set = aside ? 'aside' : 'own';
      it(`of ${kind.name} answers (${set}) is graded as labelled`, () => {
        const { answers, falseAccepts, falseRejects, wrong, diagnosed, misses } = tally(kind, aside);
        const cells = [answers, falseAccepts, falseRejects].map((each) => each.toString().padEnd(13));
        rows.push(`${kind.name.padEnd(9)} ${set.padEnd(7)} ${cells.join('  ')}  ${diagnosed.toString()}/${wrong.toString()}`);
        if (aside) {
          // What was not tuned for shows how well strangers' answers fare; only a false accept is a fault.
          rows.push(...misses.map((miss) => `  ${miss}`));
          assert.equal(falseAccepts, 0);
        } else assert.deepEqual(misses, []);
      });
    }
  }
});
