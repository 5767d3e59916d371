/** Bundles the suites, or those named, makes a workspace for them and runs them inside a real VS Code. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { installEmbeddedVSCode } from '../../scripts/install.mjs';
import { startProblemSet } from '../../src/course/start.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const checkout = fileURLToPath(new URL('../..', import.meta.url));
const bundles = join(checkout, 'out', 'vscode-test');

async function bundle(): Promise<void> {
  rmSync(bundles, { recursive: true, force: true });
  const named = process.argv.slice(2).map((name) => `${name}.test.ts`);
  const suites = readdirSync(here).filter(
    (file) => file.endsWith('.test.ts') && (named.length === 0 || named.includes(file)),
  );
  await build({
    entryPoints: [...suites, 'suite.ts'].map((file) => join(here, file)),
    outdir: bundles,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    sourcemap: 'inline',
    // `vscode` is given by the extension host; Mocha loads its own files by name.
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
}

/** The desktop VS Code named by VSCODE_EXECUTABLE, a downloaded one where there is a desktop, else the embedded one. */
async function executable(): Promise<{ vscodeExecutablePath?: string }> {
  const given = process.env['VSCODE_EXECUTABLE'];
  if (given) return { vscodeExecutablePath: given };
  if (process.platform !== 'linux') return {};
  await installEmbeddedVSCode();
  return { vscodeExecutablePath: join(here, 'embedded.ts') };
}

await bundle();
const scratch = mkdtempSync(join(tmpdir(), 'rederive-suite-'));
try {
  const workspace = join(scratch, 'workspace');
  await startProblemSet(join(checkout, 'dist', 'packs', 'eecs182.zip'), workspace);
  await runTests({
    ...(await executable()),
    extensionDevelopmentPath: checkout,
    extensionTestsPath: join(bundles, 'suite.cjs'),
    extensionTestsEnv: { REDERIVE_CHECKOUT: checkout },
    launchArgs: [
      workspace,
      `--user-data-dir=${join(scratch, 'user')}`,
      `--extensions-dir=${join(scratch, 'extensions')}`,
    ],
  });
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
