/** Answers to the flagship set by somebody who had not seen the graders: how many are judged as they were labelled. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { after, before, describe, it } from 'mocha';
import { parse } from 'yaml';
import { z } from 'zod';
import { openSet } from '../../src/course/openSet.ts';
import { judgeAnswer } from '../../src/course/single.ts';
import type { Part } from '../../src/problem/problem.ts';
import type { LoadedProblem } from '../../src/problem/problemSet.ts';

const verdict = z.enum(['correct', 'partial', 'incorrect', 'ungradable', 'review']);
const entries = z.array(
  z.strictObject({
    round: z.number(),
    part: z.string(),
    answer: z.string(),
    accept: z.array(verdict).min(1),
    diagnosis: z.string().optional(),
    atFirst: z.strictObject({ verdict, diagnoses: z.array(z.string()).optional() }).optional(),
  }),
);
type Entry = z.infer<typeof entries>[number];

interface Said {
  readonly verdict: string;
  readonly diagnoses: readonly string[];
}

interface Judged {
  readonly entry: Entry;
  readonly kind: string;
  readonly atFirst: Said;
  readonly now: Said;
}

const all = entries.parse(parse(readFileSync(new URL('examined.yaml', import.meta.url), 'utf8')));

/** Measured; a change that judges more of them wrongly makes things worse. */
const MOST_RIGHT_ONES_REFUSED = 19;
const FEWEST_DIAGNOSED = 537;

const isRight = ({ entry }: Judged): boolean => entry.accept.length === 1 && entry.accept[0] === 'correct';
const isRefused = (one: Judged, said: Said): boolean => isRight(one) && said.verdict !== 'correct';
const isFalselyAccepted = ({ entry }: Judged, said: Said): boolean =>
  said.verdict === 'correct' && !entry.accept.includes('correct');
const isDiagnosed = ({ entry }: Judged, said: Said): boolean =>
  entry.diagnosis !== undefined && said.diagnoses.includes(entry.diagnosis);

function line(name: string, judged: readonly Judged[], say: (one: Judged) => Said): string {
  const count = (test: (one: Judged, said: Said) => boolean): number =>
    judged.filter((one) => test(one, say(one))).length;
  const named = judged.filter(({ entry }) => entry.diagnosis !== undefined).length;
  const right = judged.filter(isRight).length;
  const cells = [
    `${count(isFalselyAccepted)}/${judged.length - right}`,
    `${count(isRefused)}/${right}`,
    `${count(isDiagnosed)}/${named}`,
  ];
  return `      ${name.padEnd(28)}${cells.map((cell) => cell.padStart(16)).join('')}\n`;
}

describe('Answers by somebody who had not seen the graders', function () {
  this.timeout(120_000);
  let judged: readonly Judged[] = [];

  before(async () => {
    const reading = await openSet(fileURLToPath(new URL('../../problems/eecs182', import.meta.url)));
    assert.equal(reading.kind, 'loaded');
    const places = new Map<string, { problem: LoadedProblem; part: Part }>();
    for (const problem of reading.kind === 'loaded' ? reading.set.problems : [])
      for (const part of problem.problem.parts) places.set(part.id, { problem, part });
    judged = await Promise.all(
      all.map(async (entry): Promise<Judged> => {
        const place = places.get(entry.part);
        assert.ok(place, entry.part);
        const report = await judgeAnswer(place.problem, place.part, entry.answer, 'answer.md', {
          runner: undefined,
        });
        const now = { verdict: report.verdict, diagnoses: report.diagnoses.map(({ id }) => id) };
        const seen = entry.atFirst;
        const asLabelled = { verdict: entry.accept[0] ?? '', diagnoses: [entry.diagnosis ?? ''] };
        const atFirst = seen ? { verdict: seen.verdict, diagnoses: seen.diagnoses ?? [] } : asLabelled;
        return { entry, kind: place.part.kind, atFirst, now };
      }),
    );
  });

  after(() => {
    const heads = ['false accepts', 'right refused', 'diagnosed'].map((head) => head.padStart(16));
    process.stdout.write(`      ${''.padEnd(28)}${heads.join('')}\n`);
    for (const round of new Set(judged.map(({ entry }) => entry.round))) {
      const ofRound = judged.filter(({ entry }) => entry.round === round);
      for (const kind of new Set(ofRound.map((one) => one.kind))) {
        const own = ofRound.filter((one) => one.kind === kind);
        process.stdout.write(line(`round ${round} ${kind} at first`, own, (one) => one.atFirst));
        process.stdout.write(line('now', own, (one) => one.now));
      }
    }
  });

  it('get no marks where they are wrong', () => {
    assert.deepEqual(
      judged
        .filter((one) => isFalselyAccepted(one, one.now))
        .map(({ entry }) => `${entry.part}: ${entry.answer}`),
      [],
    );
  });

  it('are refused no more often where they are right than was measured', () => {
    const refused = judged.filter((one) => isRefused(one, one.now));
    const told = refused.map(({ entry, now }) => `${entry.part} (${now.verdict}): ${entry.answer}`);
    assert.ok(refused.length <= MOST_RIGHT_ONES_REFUSED, `${refused.length}\n${told.join('\n\n')}`);
  });

  it('are told what is wrong with them as often as was measured', () => {
    const diagnosed = judged.filter((one) => isDiagnosed(one, one.now)).length;
    assert.ok(diagnosed >= FEWEST_DIAGNOSED, `${diagnosed}`);
  });
});
