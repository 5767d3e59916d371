/** How long the extension takes to activate in a real VS Code. Prints milliseconds a start; nothing is asserted. */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const checkout = join(import.meta.dirname, '..');
const result = join(checkout, 'test-results', 'activation.json');
const times: number[] = [];
for (let start = 0; start < 3; start++) {
  rmSync(result, { force: true });
  const run = spawnSync(process.execPath, ['test/vscode/run.ts', 'activation'], {
    cwd: checkout,
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(`VS Code could not be started:\n${run.stdout}${run.stderr}`);
  times.push(Number(readFileSync(result, 'utf8')));
}
console.log(`activation: ${times.map((time) => time.toFixed(1)).join(', ')} ms`);
