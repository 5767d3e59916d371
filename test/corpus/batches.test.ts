import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, describe, it } from 'mocha';
import { parse } from 'yaml';
import { z } from 'zod';
import { gradeMathematics } from '../grading/mathematicalParts.ts';

const verdict = z.enum(['correct', 'partial', 'incorrect', 'ungradable', 'review']);
const entries = z.array(
  z.strictObject({
    batch: z.number(),
    part: z.string(),
    answer: z.string(),
    verdict,
    diagnosis: z.string().optional(),
    atFirst: z.strictObject({ verdict, diagnosis: z.string().optional() }).optional(),
  }),
);
type Entry = z.infer<typeof entries>[number];
type Said = { readonly verdict: string; readonly diagnosis?: string | undefined };

const all = entries.parse(parse(readFileSync(new URL('batches.yaml', import.meta.url), 'utf8')));

function saidAtFirst({ atFirst, verdict, diagnosis }: Entry): Said {
  return atFirst ?? { verdict, diagnosis };
}

function saidNow({ part, answer }: Entry): Said {
  const judged = gradeMathematics(part, answer);
  return { verdict: judged.verdict, diagnosis: judged.diagnoses[0]?.id };
}

/** False accepts, false rejects and diagnoses hit, of the answers that are right and those that are not. */
function count(batch: readonly Entry[], say: (entry: Entry) => Said): string {
  const right = batch.filter((entry) => entry.verdict === 'correct');
  const wrong = batch.filter((entry) => entry.verdict !== 'correct');
  const named = batch.filter((entry) => entry.diagnosis !== undefined);
  const accepts = wrong.filter((entry) => say(entry).verdict === 'correct').length;
  const rejects = right.filter((entry) => say(entry).verdict !== 'correct').length;
  const hits = named.filter((entry) => say(entry).diagnosis === entry.diagnosis).length;
  return [
    `${String(accepts)}/${String(wrong.length)}`.padEnd(14),
    `${String(rejects)}/${String(right.length)}`.padEnd(14),
    `${String(hits)}/${String(named.length)}`,
  ].join(' ');
}

describe('answers in batches that were new to the grader', () => {
  const rows: string[] = [];
  after(() => {
    process.stdout.write(
      `${['batch sight   false accepts  false rejects  diagnosed', ...rows].join('\n')}\n`,
    );
  });

  for (const number of new Set(all.map(({ batch }) => batch))) {
    const batch = all.filter((entry) => entry.batch === number);
    it(`of batch ${String(number)} are graded as they were labelled`, () => {
      const now = new Map(batch.map((entry) => [entry, saidNow(entry)]));
      const say = (entry: Entry): Said => now.get(entry) ?? { verdict: 'nothing' };
      rows.push(`${String(number).padEnd(5)} first   ${count(batch, saidAtFirst)}`);
      rows.push(`${String(number).padEnd(5)} now     ${count(batch, say)}`);
      const misses = batch.filter(
        (entry) =>
          say(entry).verdict !== entry.verdict ||
          (entry.diagnosis !== undefined && say(entry).diagnosis !== entry.diagnosis),
      );
      assert.deepEqual(
        misses.map((entry) => `${entry.part}: ${entry.answer}: ${JSON.stringify(say(entry))}`),
        [],
      );
    });
  }
});
