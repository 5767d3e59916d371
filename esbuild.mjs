/**
 * Bundles the product into dist/ and packs the problem sets for students.
 * `node esbuild.mjs` builds once, minified, with source maps beside; `--watch` rebuilds readable bundles.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, context } from 'esbuild';

const root = dirname(fileURLToPath(import.meta.url));
const dist = join(root, 'dist');
const watch = process.argv.includes('--watch');

/** CommonJS bundles have no `import.meta`; what the sources ask of it is worked out from the bundle's own place. */
const commonJs = {
  format: 'cjs',
  banner: { js: "const __bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
  define: {
    'import.meta.url': '__bundleUrl',
    'import.meta.dirname': '__dirname',
    'import.meta.filename': '__filename',
  },
};

/** An ES module whose CommonJS dependencies still find `require`. */
const esModule = {
  format: 'esm',
  banner: {
    js: [
      '#!/usr/bin/env node',
      "import { createRequire as __createRequire } from 'node:module';",
      'const require = __createRequire(import.meta.url);',
    ].join('\n'),
  },
};

const node = { platform: 'node', target: 'node20' };
const browser = { platform: 'browser', target: 'chrome120' };

/** KaTeX's fonts come in three formats; every browser that shows VS Code reads the smallest. */
const woff2Only = {
  name: 'woff2-only',
  setup({ onLoad }) {
    onLoad({ filter: /katex[^/]*\.css$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(/,\s*url\([^)]*\.(?:woff|ttf)\)\s*format\([^)]*\)/g, ''),
      loader: 'css',
    }));
  },
};

/** Everything that is bundled: what becomes what, and how. */
const entries = [
  { from: 'src/extension/extension.ts', to: 'extension.cjs', ...node, ...commonJs, external: ['vscode'] },
  { from: 'src/extension/engine.ts', to: 'engine.cjs', ...node, ...commonJs },
  // SES refuses to start in sloppy mode; the directive must be the file's first statement.
  { from: 'src/runner/child.ts', to: 'child.cjs', ...node, format: 'cjs', banner: { js: "'use strict';" } },
  { from: 'src/runner/front.ts', to: 'front.cjs', ...node, format: 'cjs' },
  { from: 'src/runner/debug.ts', to: 'debug.cjs', ...node, format: 'cjs' },
  { from: 'src/cli/main.ts', to: 'cli.js', ...node, ...esModule },
  { from: 'webview/page.ts', to: 'page.js', ...browser, format: 'iife' },
  {
    from: 'webview/page.css',
    to: 'page.css',
    ...browser,
    loader: { '.woff2': 'file' },
    assetNames: 'fonts/[name]',
    plugins: [woff2Only],
  },
];

function options({ from, to, ...how }) {
  return {
    entryPoints: [join(root, from)],
    outfile: join(dist, to),
    bundle: true,
    minify: !watch,
    sourcemap: 'linked',
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
    absWorkingDir: root,
    ...how,
  };
}

/** Every file of a folder, deep, in a fixed order. */
function filesOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

/** Changes when a set or the program that packs it changes. */
function fingerprint(set) {
  const hash = createHash('sha256');
  const program = readdirSync(dist).filter((name) => /^(?!page|extension).*\.c?js$/.test(name));
  for (const file of [...filesOf(set), ...program.map((name) => join(dist, name))]) {
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** Packs every set in problems/ for students, unless the pack in dist/packs/ is of the same set and program. */
function packSets() {
  const sets = join(root, 'problems');
  const packs = join(dist, 'packs');
  const stamps = join(root, 'out', 'packs');
  mkdirSync(packs, { recursive: true });
  mkdirSync(stamps, { recursive: true });
  const ids = readdirSync(sets).filter((id) => existsSync(join(sets, id, 'problemset.yaml')));
  for (const name of readdirSync(packs)) {
    if (!ids.includes(name.replace(/\.zip$/, ''))) rmSync(join(packs, name), { recursive: true });
  }
  for (const id of ids) {
    const pack = join(packs, `${id}.zip`);
    const stamp = join(stamps, id);
    const print = fingerprint(join(sets, id));
    if (existsSync(pack) && existsSync(stamp) && readFileSync(stamp, 'utf8') === print) continue;
    const args = [join(dist, 'cli.js'), 'pack', join(sets, id), '--out', pack];
    const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
    if (status !== 0) throw new Error(`Packing problems/${id} failed (exit code ${status}).`);
    writeFileSync(stamp, print);
  }
}

/** The packages, by folder, whose code is in these outputs. */
function packagesIn(outputs) {
  const inputs = outputs.flatMap(({ inputs }) => Object.keys(inputs));
  const folders = inputs.map((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]);
  return [...new Set(folders.filter((folder) => folder !== undefined))].sort();
}

/** What others' licences ask for: their texts, beside the bundles that hold their code. */
function writeLicenses(outputs) {
  const notices = packagesIn(outputs).map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    const file = readdirSync(join(root, folder)).find((entry) => /^(licen[cs]e|copying)(\.|$)/i.test(entry));
    const text = file === undefined ? '' : `\n\n${readFileSync(join(root, folder, file), 'utf8').trim()}`;
    return `${name} ${version} (${license ?? 'see below'})${text}`;
  });
  const rule = `\n\n${'-'.repeat(80)}\n\n`;
  writeFileSync(
    join(dist, 'licenses.txt'),
    `Rederive contains code of these packages.${rule}${notices.join(rule)}\n`,
  );
}

/** The JSON Schemas by which VS Code completes what an author writes. */
function copySchemas() {
  cpSync(join(root, 'problems', 'schema'), join(dist, 'schema'), { recursive: true });
}

function kilobytes(bytes) {
  return `${Math.round(bytes / 1024)} kB`;
}

async function once() {
  const results = await Promise.all(entries.map((entry) => build(options(entry))));
  writeLicenses(results.flatMap(({ metafile }) => Object.values(metafile.outputs)));
  chmodSync(join(dist, 'cli.js'), 0o755);
  copySchemas();
  packSets();
  console.log(
    entries.map(({ to }) => `${to} ${kilobytes(statSync(join(dist, to)).size)}`).join(', '),
    ...readdirSync(join(dist, 'packs')).map(
      (name) => `, packs/${name} ${kilobytes(statSync(join(dist, 'packs', name)).size)}`,
    ),
  );
}

async function watching() {
  const contexts = await Promise.all(entries.map((entry) => context(options(entry))));
  await Promise.all(contexts.map((bundle) => bundle.rebuild()));
  copySchemas();
  packSets();
  await Promise.all(contexts.map((bundle) => bundle.watch()));
  console.log('Watching. Packs are made once; build again after a change in problems/.');
}

try {
  await (watch ? watching() : once());
} catch (error) {
  // esbuild has printed its own errors already, with their places.
  if (!Array.isArray(error.errors)) console.error(error.message);
  process.exitCode = 1;
}
