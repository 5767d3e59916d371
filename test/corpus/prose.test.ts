import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, describe, it } from 'mocha';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Judgement } from '../../src/grading/judgement.ts';
import { gradeProse } from '../../src/grading/prose.ts';
import { written } from '../grading/parts.ts';
import { prosePartNamed } from '../grading/proseParts.ts';

const entrySchema = z.strictObject({
  part: z.string(),
  answer: z.string(),
  found: z.array(z.string()),
  diagnoses: z.array(z.string()).default([]),
  verdict: z.enum(['review', 'incorrect', 'ungradable']).default('review'),
  aside: z.literal(true).optional(),
});
type Entry = z.infer<typeof entrySchema>;

const entries: readonly Entry[] = z
  .array(entrySchema)
  .parse(parse(readFileSync(new URL('prose.yaml', import.meta.url), 'utf8')));

const grade = ({ part, answer }: Entry): Judgement => gradeProse(prosePartNamed(part), written(answer));

/** What was named, against what a person named. */
class Agreement {
  right = 0;
  superfluous = 0;
  missed = 0;

  add(named: readonly string[], wanted: readonly string[]): void {
    this.right += named.filter((id) => wanted.includes(id)).length;
    this.superfluous += named.filter((id) => !wanted.includes(id)).length;
    this.missed += wanted.filter((id) => !named.includes(id)).length;
  }

  get precision(): number {
    return this.right / (this.right + this.superfluous);
  }

  get recall(): number {
    return this.right / (this.right + this.missed);
  }

  toString(): string {
    const { right, superfluous, missed } = this;
    return `P ${this.precision.toFixed(2)} (${right.toString()}/${(right + superfluous).toString()})  R ${this.recall.toFixed(2)} (${right.toString()}/${(right + missed).toString()})`;
  }
}

// What was measured when the rules were last changed; less is a step back.
const FLOORS = {
  own: { points: [0.99, 0.96], misconceptions: [1, 1], verdicts: 1 },
  aside: { points: [0.96, 0.93], misconceptions: [1, 0.9], verdicts: 0.97 },
} as const;

describe('the corpus of answers in running text', () => {
  const rows: string[] = [];
  after(() => {
    // eslint-disable-next-line no-console -- the table is what this suite is for
    console.log(rows.join('\n'));
  });

  it('has at least 120 answers, a third of them kept aside', () => {
    const aside = entries.filter((entry) => entry.aside === true).length;
    assert.ok(entries.length >= 120);
    assert.ok(aside / entries.length > 0.3, `${aside.toString()} of ${entries.length.toString()}`);
  });

  for (const set of ['own', 'aside'] as const) {
    const chosen = entries.filter(({ aside }) => (aside === true) === (set === 'aside'));
    it(`is read as a person reads it (${set})`, () => {
      const points = new Agreement();
      const misconceptions = new Agreement();
      let verdicts = 0;
      for (const entry of chosen) {
        const { verdict, diagnoses, rubric } = grade(entry);
        const found = (rubric?.lines ?? []).filter(({ standing }) => standing === 'found');
        points.add(
          found.map(({ id }) => id),
          entry.found,
        );
        misconceptions.add(
          diagnoses.map(({ id }) => id),
          entry.diagnoses,
        );
        if (verdict === entry.verdict) verdicts += 1;
      }
      rows.push(
        `prose  ${set.padEnd(6)} ${chosen.length.toString()} answers  points ${points.toString()}  misconceptions ${misconceptions.toString()}  verdicts ${verdicts.toString()}/${chosen.length.toString()}`,
      );
      const floor = FLOORS[set];
      const seen = [points.precision, points.recall, misconceptions.precision, misconceptions.recall];
      for (const [at, least] of [...floor.points, ...floor.misconceptions].entries())
        assert.ok((seen[at] ?? 0) >= least, `${set}: ${seen.join(' ')}`);
      assert.ok(verdicts / chosen.length >= floor.verdicts, `${set}: ${verdicts.toString()} verdicts`);
    });

    it(`gives nobody full marks, and no marks only to what a person calls wrong or empty (${set})`, () => {
      for (const entry of chosen) {
        const { verdict, credit } = grade(entry);
        assert.equal(credit, 0, entry.answer);
        if (verdict !== 'review') assert.notEqual(entry.verdict, 'review', entry.answer);
      }
    });

    it(`suggests all marks only where a person sees every point or may see it (${set})`, () => {
      for (const entry of chosen) {
        const { rubric } = grade(entry);
        const sought = (rubric?.lines ?? []).filter(({ standing }) => standing !== 'by-hand');
        const all = sought.length > 1 && sought.every(({ standing }) => standing === 'found');
        if (all) assert.ok(entry.found.length > 0, entry.answer);
      }
    });
  }
});
