import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, describe, it } from 'mocha';
import { parse } from 'yaml';
import { z } from 'zod';
import { gradeMathematics } from '../grading/mathematicalParts.ts';

const entries = z.array(
  z.strictObject({
    part: z.string(),
    answer: z.string(),
    verdict: z.enum(['correct', 'partial', 'incorrect', 'ungradable', 'review']),
    diagnosis: z.string().optional(),
    aside: z.literal(true).optional(),
  }),
);

const rows: string[] = [];

describe('the corpus of formulas and derivations', () => {
  after(() => {
    process.stdout.write(`${['kind        set     answers  false accepts  false rejects  diagnosed', ...rows].join('\n')}\n`);
  });

  for (const kind of ['formula', 'derivation']) {
    const all = entries.parse(parse(readFileSync(new URL(`${kind}.yaml`, import.meta.url), 'utf8')));
    for (const aside of process.env['CORPUS_OWN'] === '1' ? [false] : [false, true]) {
      const set = aside ? 'aside' : 'own';
      it(`of ${kind} answers (${set}) is graded as labelled`, () => {
        const chosen = all.filter((entry) => (entry.aside === true) === aside);
        const misses: string[] = [];
        let [falseAccepts, falseRejects, wrong, diagnosed] = [0, 0, 0, 0];
        for (const { part, answer, verdict, diagnosis } of chosen) {
          const judged = gradeMathematics(part, answer);
          const found = judged.diagnoses[0]?.id;
          if (judged.verdict === 'correct' && verdict !== 'correct') falseAccepts += 1;
          if (verdict === 'correct' && judged.verdict !== 'correct') falseRejects += 1;
          if (diagnosis !== undefined) {
            wrong += 1;
            if (found === diagnosis) diagnosed += 1;
          }
          if (judged.verdict !== verdict || (diagnosis !== undefined && found !== diagnosis)) {
            misses.push(
              `${part}: ${JSON.stringify(answer)}: ${judged.verdict} ${found ?? ''}, not ${verdict} ${diagnosis ?? ''}: ${judged.reason}`,
            );
          }
        }
        rows.push(
          [kind.padEnd(11), set.padEnd(7), String(chosen.length).padEnd(8), String(falseAccepts).padEnd(14)]
            .concat(String(falseRejects).padEnd(14), `${String(diagnosed)}/${String(wrong)}`)
            .join(' '),
        );
        assert.deepEqual(misses, []);
      });
    }
  }
});
