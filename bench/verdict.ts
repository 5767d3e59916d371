/**
 * From save to verdict, warm, as the editor does it: a pack is open, the runner's processes wait, a text changes
 * four times a second.
 * Prints medians over repeated checks; nothing is asserted.
 */
import { readFileSync } from 'node:fs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { checkWorkbook } from '../src/course/check.ts';
import { startProblemSet } from '../src/course/start.ts';
import { createRunner } from '../src/runner/pool.ts';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'rederive-bench-'));
const workbook = await startProblemSet(join(root, 'dist', 'packs', 'eecs182.zip'), folder);
const reference = readFileSync(join(root, 'problems', 'eecs182', 'linear-attention', 'reference.ts'), 'utf8');
const runner = createRunner({
  nodePath: process.execPath,
  childPath: join(root, 'dist', 'child.cjs'),
  reuse: 'context-per-request',
});

const answers = join(workbook.root, 'linear-attention', 'answers.md');
const solution = join(workbook.root, 'linear-attention', 'solution.ts');

async function measure(part: string, text: (i: number) => ReadonlyMap<string, string>): Promise<string> {
  const times: number[] = [];
  let cases = 0;
  for (let i = 0; i < 60; i++) {
    // A person does not save again at once; in between the runner gets ready.
    await setTimeout(250);
    const started = performance.now();
    const report = await checkWorkbook(workbook, {
      problem: 'linear-attention',
      part,
      texts: text(i),
      runner,
    });
    if (i >= 10) times.push(performance.now() - started);
    const [only] = report.parts;
    if (only?.verdict !== 'correct')
      throw new Error(`${part}: ${only?.verdict} ${only?.reason} ${JSON.stringify(only?.findings)}`);
    cases = only.cases?.length ?? 0;
  }
  times.sort((a, b) => a - b);
  const at = (share: number): string =>
    (times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(1).padStart(7);
  return `${part.padEnd(20)} ${String(cases).padStart(5)} ${at(0.5)} ${at(0.9)}`;
}

const code = (i: number): ReadonlyMap<string, string> => new Map([[solution, `${reference}\n// ${i}\n`]]);
const written =
  (part: string, answer: string) =>
  (i: number): ReadonlyMap<string, string> =>
    new Map([[answers, `## ${part}\n\n${answer}\n\n<!-- ${i} -->\n`]]);

console.log('part                 cases  median     90%   (milliseconds)');
for (const part of ['random-features', 'softmax-attention', 'linear-attention', 'causal-attention']) {
  console.log(await measure(part, code));
}
console.log(await measure('linear-cost', written('linear-cost', '$O(N R (D + M))$')));
console.log(await measure('softmax-cost', written('softmax-cost', 'O(N^2 max(D, M))')));

await runner.dispose();
rmSync(folder, { recursive: true, force: true });
