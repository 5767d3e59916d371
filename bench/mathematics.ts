/**
 * How long a written answer takes to judge, warm, for every kind of part, and what reading and comparing cost by
 * themselves. Prints medians and 90th percentiles in milliseconds; nothing is asserted. Run by `node bench/mathematics.ts`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parse } from 'yaml';
import { z } from 'zod';
import { readMathematics } from '../src/mathematics/reading.ts';
import { gradeCost } from '../src/grading/cost.ts';
import { gradeQuantity } from '../src/grading/quantity.ts';
import { gradeMathematics } from '../test/grading/mathematicalParts.ts';
import { costQuestionNamed, quantityQuestionNamed, written } from '../test/grading/parts.ts';
import { functions, names } from '../test/mathematics/names.ts';

const ROUNDS = 5;
const root = join(import.meta.dirname, '..', 'test');
const load = (path: string): unknown => parse(readFileSync(join(root, path), 'utf8'));
const answers = z.array(z.looseObject({ part: z.string(), answer: z.string() }));
const spellings = z.array(z.looseObject({ text: z.string() }));

/** Times each of `runs` in turn, several rounds, and prints the last round. */
function report(what: string, runs: readonly (() => unknown)[]): void {
  let times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    times = runs.map((run) => {
      const start = performance.now();
      run();
      return performance.now() - start;
    });
  }
  times.sort((a, b) => a - b);
  const share = (part: number): string =>
    (times[Math.floor(part * (times.length - 1))] ?? NaN).toFixed(2).padStart(8);
  console.log(
    `${what.padEnd(22)} ${String(runs.length).padStart(4)} ${share(0.5)} ${share(0.9)} ${share(1)}`,
  );
}

console.log(
  `${'ms'.padEnd(22)} ${'runs'.padStart(4)} ${'median'.padStart(8)} ${'p90'.padStart(8)} ${'most'.padStart(8)}`,
);
report(
  'read a formula',
  spellings.parse(load('mathematics/spellings.yaml')).map(
    ({ text }) =>
      () =>
        readMathematics(text, 0, names, { functions }),
  ),
);
for (const kind of ['formula', 'derivation']) {
  report(
    `judge a ${kind}`,
    answers.parse(load(`corpus/${kind}.yaml`)).map(
      ({ part, answer }) =>
        () =>
          gradeMathematics(part, answer),
    ),
  );
}
report(
  'judge a cost',
  answers.parse(load('corpus/cost.yaml')).map(({ part: id, answer }) => {
    const { part, symbols } = costQuestionNamed(id);
    return () => gradeCost(part, written(answer), symbols);
  }),
);
report(
  'judge a quantity',
  answers.parse(load('corpus/quantity.yaml')).map(({ part: id, answer }) => {
    const { part, facts } = quantityQuestionNamed(id);
    return () => gradeQuantity(part, written(answer), facts);
  }),
);
