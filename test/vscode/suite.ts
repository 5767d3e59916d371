/** What VS Code loads in its extension host: collects the bundled suites beside it and runs them. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';
import { Tally } from '../../scripts/tally.mjs';

/** Called by VS Code; rejects when a test failed, which VS Code turns into its exit code. */
export async function run(): Promise<void> {
  markReport();
  // Starting a server, indexing and first paint can each take seconds on a busy machine.
  const mocha = new Mocha({
    timeout: 60_000,
    color: false,
    failZero: true,
    forbidOnly: true,
    reporter: Tally,
  });
  for (const file of readdirSync(__dirname).sort()) {
    if (file.endsWith('.test.cjs')) mocha.addFile(join(__dirname, file));
  }
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} ${failures === 1 ? 'test' : 'tests'} failed.`);
}

/* eslint-disable no-console -- the extension host has no other way to the terminal */

/**
 * The launcher of the embedded VS Code hears the workbench's own chatter on the same line as ours; it names a
 * mark by which it knows ours.
 */
function markReport(): void {
  const mark = process.env['REDERIVE_CONSOLE_MARK'];
  if (mark === undefined) return;
  Mocha.reporters.Base.consoleLog = (...values: unknown[]) => console.log(mark + format(...values));
}
