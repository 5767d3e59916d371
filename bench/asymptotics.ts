/** How long judging a written cost or quantity takes, warm: `node bench/asymptotics.ts`. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { compareGrowth } from '../src/mathematics/asymptotics.ts';
import { readCost } from '../src/grading/costKey.ts';
import { gradeCost } from '../src/grading/cost.ts';
import { gradeQuantity } from '../src/grading/quantity.ts';
import { costPartNamed, facts, quantityPartNamed, sizes, written } from '../test/grading/parts.ts';

const ROUNDS = 20;

const answers = (name: string): readonly { readonly part: string; readonly answer: string }[] =>
  z
    .array(z.looseObject({ part: z.string(), answer: z.string() }))
    .parse(parse(readFileSync(new URL(`../test/corpus/${name}`, import.meta.url), 'utf8')));

function measure(name: string, runs: readonly (() => unknown)[]): void {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const run of runs) {
      const start = performance.now();
      run();
      if (round > 0) times.push(performance.now() - start);
    }
  }
  times.sort((a, b) => a - b);
  const at = (share: number): string => (times[Math.floor(times.length * share)] ?? 0).toFixed(3);
  console.log(
    `${name.padEnd(22)} ${String(runs.length).padStart(4)} inputs   median ${at(0.5)} ms   95 % ${at(0.95)} ms   worst ${at(0.9999)} ms`,
  );
}

measure(
  'written costs',
  answers('cost.yaml').map(({ part, answer }) => {
    const [asked, text] = [costPartNamed(part), written(answer)];
    return () => gradeCost(asked, text, sizes);
  }),
);
measure(
  'stated quantities',
  answers('quantity.yaml').map(({ part, answer }) => {
    const [asked, text] = [quantityPartNamed(part), written(answer)];
    return () => gradeQuantity(asked, text, facts);
  }),
);

const growths = [
  'N R (D + M)',
  'N R M',
  'N D R M',
  'N R max(D, M)',
  'N^2 log N + N M',
  '(N + D + M + R)^3',
  'N R log R + D log M',
].map((text) => {
  const growth = readCost(text, sizes);
  if (typeof growth === 'string') throw new Error(growth);
  return growth;
});
measure(
  'comparisons',
  growths.flatMap((f) => growths.map((g) => () => compareGrowth(f, g))),
);
