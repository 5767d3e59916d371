/** `npm test`: installs what is missing, runs every suite, and ends with one line of counts. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { inCheckout, pinnedNode } from './checkout.mjs';
import { loudly, quietly } from './command.mjs';
import { installBrowser, installEmbeddedVSCode, installPackages, requireNode } from './install.mjs';
import { step } from './progress.mjs';
import { main, Trouble } from './trouble.mjs';

/** Where a suite leaves its counts (see tally.mjs). */
const tallyFile = inCheckout('test-results', 'tally.json');

const mocha = inCheckout('node_modules', 'mocha', 'bin', 'mocha.js');
const bin = (...path) => inCheckout('node_modules', ...path);

/** A Mocha run in its own process; the files of a suite other than the unit tests are named, not configured. */
function mochaSuite(files, timeout) {
  const own = files.length > 0 ? ['--no-config', '--timeout', String(timeout), ...files] : [];
  return () =>
    loudly(
      pinnedNode,
      [mocha, '--forbid-only', '--fail-zero', '--reporter', inCheckout('scripts', 'tally.mjs'), ...own],
      { env: suiteEnvironment() },
    );
}

function suiteEnvironment() {
  return { ...process.env, REDERIVE_TALLY: tallyFile };
}

/** A tool that passes or fails as a whole counts as one. */
async function checks() {
  const tools = [
    ['types', [bin('typescript', 'bin', 'tsc'), '-b']],
    ['lint', [bin('eslint', 'bin', 'eslint.js'), '.']],
    ['format', [bin('prettier', 'bin', 'prettier.cjs'), '--check', '--log-level', 'warn', '.']],
  ];
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const [name, args] of tools) {
    const passed = (await loudly(pinnedNode, args)) === 0;
    counts[passed ? 'passed' : 'failed'] += 1;
    console.log(`  ${passed ? '✔' : '✘'} ${name}`);
  }
  return counts;
}

const build = () => step('Building', (say) => quietly(pinnedNode, ['esbuild.mjs'], { say }));

/** The suites look for their browser in CHROMIUM. */
const browser = async () => {
  process.env.CHROMIUM = await installBrowser();
};

/** Every suite: what must be there before it, and how it is run. */
const suites = [
  { name: 'checks', needs: [], count: checks },
  { name: 'unit', needs: [build], run: mochaSuite([], 0) },
  { name: 'package', needs: [build], run: mochaSuite(['test/package/**/*.test.ts'], 120_000) },
  { name: 'page', needs: [build, browser], run: mochaSuite(['test/webview/**/*.test.ts'], 60_000) },
  {
    name: 'vscode',
    needs: [build, browser, installEmbeddedVSCode],
    run: () => loudly(pinnedNode, ['test/vscode/run.ts'], { env: suiteEnvironment() }),
  },
  {
    name: 'endToEnd',
    needs: [build, browser, installEmbeddedVSCode],
    run: mochaSuite(['test/endToEnd/**/*.test.ts'], 180_000),
  },
];

/** Runs each need at most once, however many suites have it; a need that failed stays failed. */
function once() {
  const met = new Map();
  return (need) => {
    if (!met.has(need)) met.set(need, need());
    return met.get(need);
  };
}

async function runSuite(suite, meet) {
  console.log(`\n━━ ${suite.name} ${'━'.repeat(Math.max(0, 70 - suite.name.length))}`);
  try {
    for (const need of suite.needs) await meet(need);
    if (suite.count) return await suite.count();
    rmSync(tallyFile, { force: true });
    const code = await suite.run();
    if (!existsSync(tallyFile))
      throw new Trouble(`The suite ended with exit code ${code} and left no counts.`);
    const counts = JSON.parse(readFileSync(tallyFile, 'utf8'));
    // Something outside the tests went wrong, such as a hook or a process that would not end.
    return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
  } catch (error) {
    console.error(error instanceof Trouble ? `✗ ${error.message}` : error);
    return { passed: 0, failed: 1, skipped: 0, notRun: true };
  }
}

await main(async () => {
  const { positionals } = parseArgs({ allowPositionals: true });
  const unknown = positionals.filter((name) => !suites.some((suite) => suite.name === name));
  if (unknown.length > 0) {
    const names = suites.map(({ name }) => name).join(', ');
    throw new Trouble(`There is no suite ${unknown.join(', ')}. The suites are ${names}.`);
  }
  requireNode();
  await installPackages();
  mkdirSync(inCheckout('test-results'), { recursive: true });

  const meet = once();
  const rows = [];
  for (const suite of suites) {
    if (positionals.length > 0 && !positionals.includes(suite.name)) continue;
    const started = performance.now();
    const counts = await runSuite(suite, meet);
    rows.push({ name: suite.name, ...counts, seconds: (performance.now() - started) / 1000 });
  }

  console.log(
    `\n${'suite'.padEnd(10)}${'passed'.padStart(8)}${'failed'.padStart(8)}${'skipped'.padStart(9)}${'s'.padStart(8)}`,
  );
  for (const { name, passed, failed, skipped, notRun, seconds } of rows) {
    const cells = notRun
      ? 'not run'.padStart(25)
      : `${String(passed).padStart(8)}${String(failed).padStart(8)}${String(skipped).padStart(9)}`;
    console.log(`${name.padEnd(10)}${cells}${seconds.toFixed(1).padStart(8)}`);
  }
  const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') === 0 ? 0 : 1;
});
