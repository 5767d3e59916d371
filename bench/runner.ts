/**
 * The runner against what a TA would use instead, on the same ten cases of linear attention; prints ratios.
 * `node bench/runner.ts` (add `--no-competitors` for our own numbers alone).
 */
import { build } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import vm from 'node:vm';
import { createRunner } from '../src/runner/pool.ts';
import type { Value } from '../src/grading/observation.ts';
import type { CodeRunner } from '../src/runner/runner.ts';
import { competitors, runCold } from './competitors.ts';

const here = import.meta.dirname;
const cores = availableParallelism();

/** Linear attention with random features, as a good student would write it. */
const solution = `function features(X: number[][], W: number[][]): number[][] {
  const scale = 1 / Math.sqrt(W.length);
  return X.map((x) => {
    const angles = W.map((w) => {
      let s = 0;
      for (let d = 0; d < x.length; d += 1) s += w[d]! * x[d]!;
      return s;
    });
    return [...angles.map((a) => scale * Math.sin(a)), ...angles.map((a) => scale * Math.cos(a))];
  });
}
export function f(Q: number[][], K: number[][], V: number[][], W: number[][]): number[][] {
  const q = features(Q, W);
  const k = features(K, W);
  const width = 2 * W.length;
  const M = V[0]!.length;
  const S = Array.from({ length: width }, () => new Array<number>(M).fill(0));
  const Z = new Array<number>(width).fill(0);
  for (let j = 0; j < k.length; j += 1) {
    for (let r = 0; r < width; r += 1) {
      const weight = k[j]![r]!;
      Z[r]! += weight;
      const row = S[r]!;
      for (let m = 0; m < M; m += 1) row[m]! += weight * V[j]![m]!;
    }
  }
  return q.map((row) => {
    let z = 0;
    for (let r = 0; r < width; r += 1) z += row[r]! * Z[r]!;
    const out = new Array<number>(M).fill(0);
    for (let r = 0; r < width; r += 1) for (let m = 0; m < M; m += 1) out[m]! += row[r]! * S[r]![m]!;
    return out.map((x) => x / z);
  });
}
`;

const matrix = (rows: number, columns: number): number[][] =>
  Array.from({ length: rows }, () => Array.from({ length: columns }, () => Math.random() - 0.5));
const inputs = (N: number, D: number, R: number, M: number): Value[] => [
  matrix(N, D),
  matrix(N, D),
  matrix(N, M),
  matrix(R, D),
];

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}
async function times(count: number, task: (i: number) => Promise<number>): Promise<number[]> {
  const all: number[] = [];
  for (let i = 0; i < count; i += 1) all.push(await task(i));
  return all;
}
/** Tasks a second with `width` of them at once. */
async function throughput(
  count: number,
  width: number,
  task: (i: number) => Promise<unknown>,
): Promise<number> {
  let next = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: width }, async () => {
      while (next < count) {
        const i = next;
        next += 1;
        await task(i);
      }
    }),
  );
  return (count * 1000) / (performance.now() - started);
}
/** As the ratios are called: (a) is raw V8. */
const LETTERS = 'bcde';
const say = (name: string, text: string): void => console.log(`${name.padEnd(44)} ${text}`);

const work = join(here, '..', 'out');
mkdirSync(work, { recursive: true });
const bundles = mkdtempSync(join(work, 'bench-'));
for (const name of ['child', 'front']) {
  await build({
    entryPoints: [join(here, '..', 'src', 'runner', `${name}.ts`)],
    outfile: join(bundles, `${name}.cjs`),
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    banner: { js: "'use strict';" },
    logLevel: 'error',
  });
}
const open = (reuse: 'process-per-request' | 'context-per-request') =>
  createRunner({ nodePath: process.execPath, childPath: join(bundles, 'child.cjs'), reuse });
const limits = { milliseconds: 10_000, megabytes: 500 };
const cases = Array.from({ length: 10 }, (_, i) => inputs(6 + i, 4, 8, 3));
/** A different file each time, as after every save. */
const grade = async (runner: CodeRunner, i: number): Promise<number> => {
  const started = performance.now();
  const run = await runner.run({
    source: `${solution}// version ${i} ${Math.random()}\n`,
    file: 'solution.ts',
    export: 'f',
    calls: cases.map((given, id) => ({ id: String(id), arguments: given })),
    limits,
  });
  if (!run.observations.every(({ outcome }) => outcome.kind === 'returned'))
    throw new Error('A call failed.');
  return performance.now() - started;
};

console.log(`Node ${process.version}, ${cores} cores; medians.\n`);

const first = performance.now();
const own = open('context-per-request');
await grade(own, 0);
say('ours: cold start to first verdict', `${(performance.now() - first).toFixed(0)} ms`);
const warm = median(await times(60, (i) => grade(own, i)));
say('ours: warm save to verdict, 10 cases', `${warm.toFixed(1)} ms`);
const cost = median(
  await times(30, async (i) => {
    // A person does not save again at once; in between the runner gets ready.
    await setTimeout(250);
    const started = performance.now();
    const measured = await own.measureCost({
      source: `${solution}// ${i}\n`,
      file: 'solution.ts',
      export: 'f',
      symbols: ['N', 'D', 'R', 'M'],
      inputs: ({ N = 0, D = 0, R = 0, M = 0 }) => inputs(N, D, R, M),
      limits,
    });
    if (measured.kind !== 'polynomial') throw new Error(`The cost came out as ${measured.kind}.`);
    return performance.now() - started;
  }),
);
say('ours: cost polynomial in N, D, R, M', `${cost.toFixed(0)} ms (wanted: under 100)`);

// The same function, stripped, in this very process: what isolation costs.
const { stripTypeScriptTypes } = await import('node:module');
const plain = stripTypeScriptTypes(solution).replace('export function f', 'function f');
const raw = vm.runInThisContext(`(() => {'use strict'; ${plain}; return f;})()`) as (
  ...given: Value[]
) => unknown;
const large = inputs(512, 32, 128, 32);
const ROUNDS = 60;
const rawTimes = await times(ROUNDS, () => {
  const started = performance.now();
  raw(...large);
  return Promise.resolve(performance.now() - started);
});
const run = await own.run({
  source: solution,
  file: 'solution.ts',
  export: 'f',
  calls: Array.from({ length: ROUNDS }, (_, i) => ({ id: String(i), arguments: large })),
  limits,
});
const isolated = run.observations.map(({ milliseconds }) => milliseconds);
// The first third lets either side's compilers finish; of the rest the best, since other programs only ever add time.
const steady = (all: readonly number[]): number => Math.min(...all.slice(ROUNDS / 3));
say(
  '(a) raw V8, N 512, D 32, R 128, M 32',
  `${steady(rawTimes).toFixed(1)} ms; ours ${steady(isolated).toFixed(1)} ms: ` +
    `${(steady(isolated) / steady(rawTimes)).toFixed(2)}× (wanted: at most 1.3×)`,
);
const perContext = await throughput(300, cores, (i) => grade(own, i));
say('ours: class, a context each', `${perContext.toFixed(0)} submissions/s`);
await own.dispose();
const strangers = open('process-per-request');
await grade(strangers, 0);
// The children of a class wake from an image; what making it takes is part of this.
const perProcess = await throughput(200, cores, (i) => grade(strangers, i));
say('ours: class, a process each', `${perProcess.toFixed(1)} submissions/s`);
await strangers.dispose();

if (!process.argv.includes('--no-competitors')) {
  if (!existsSync(join(here, 'node_modules', '.bin', 'vitest'))) {
    console.log('\nInstalling what it is compared with into bench/node_modules…');
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock'], {
      cwd: here,
      stdio: 'inherit',
    });
  }
  const folder = mkdtempSync(join(here, 'work-'));
  try {
    writeFileSync(join(folder, 'solution.ts'), solution);
    writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
    writeFileSync(
      join(folder, 'jest.config.json'),
      JSON.stringify({
        transform: {
          '\\.ts$': ['ts-jest', { diagnostics: false, tsconfig: { module: 'commonjs', target: 'es2022' } }],
        },
        testMatch: ['**/jest.spec.ts'],
        watchman: false,
      }),
    );
    const expected = cases.map((given) => ({ given, expected: raw(...given) }));
    writeFileSync(join(folder, 'cases.json'), JSON.stringify(expected));
    console.log();
    console.log('wanted of (b): warm verdict 20×; of (b) to (e): a process each 10×, a context each 20×');
    for (const [place, { name, file, text, command }] of competitors.entries()) {
      writeFileSync(join(folder, file), text);
      const args = command(join(here, 'node_modules', '.bin'));
      const script = args[0]?.startsWith('/') === true ? [realScript(args[0]), ...args.slice(1)] : args;
      let peak = 0;
      const cold = median(
        await times(5, async () => {
          const ran = await runCold(folder, script);
          peak = Math.max(peak, ran.megabytes);
          return ran.milliseconds;
        }),
      );
      const rate = await throughput(2 * cores + 2, cores, () => runCold(folder, script));
      const timesAs = (ratio: number): string => `${ratio.toFixed(ratio < 10 ? 1 : 0)}×`;
      say(
        `(${LETTERS[place] ?? '-'}) ${name}`,
        `${cold.toFixed(0)} ms cold, ${rate.toFixed(1)}/s, ${peak.toFixed(0)} MB; ours: warm verdict ${timesAs(cold / warm)}, ` +
          `class with a process each ${timesAs(perProcess / rate)}, with a context each ${timesAs(perContext / rate)}`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
rmSync(bundles, { recursive: true, force: true });

/** What a `.bin` entry leads to, so that it can be handed to Node itself. */
function realScript(bin: string): string {
  const name = bin.split('/').at(-1) ?? '';
  const manifest = JSON.parse(readFileSync(join(here, 'node_modules', name, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>;
  };
  const path = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin[name];
  return join(here, 'node_modules', name, path ?? '');
}
