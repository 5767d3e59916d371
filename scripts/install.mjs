/** Installs what a checkout needs and does not have: npm packages, Debian packages, the embedded VS Code. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inCheckout, pinnedNode } from './checkout.mjs';
import { findProgram, quietly } from './command.mjs';
import { step } from './progress.mjs';
import { main, Trouble } from './trouble.mjs';

/** The npm package that carries VS Code's server (code-server 4.139.1 is VS Code 1.139.1), and the Node it wants. */
const EMBEDDED = { 'code-server': '4.139.1', node: '24.21.0' };

/** What compiling the embedded VS Code's native modules needs on Debian and Ubuntu. */
const COMPILERS = [
  'build-essential',
  'python3',
  'pkg-config',
  'libkrb5-dev',
  'libsecret-1-dev',
  'libx11-dev',
  'libxkbfile-dev',
];

/** A browser for the tests, with a font, or its pages would be drawn without letters. */
const BROWSER = ['chromium', 'fonts-liberation'];

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Says plainly what is wrong with a Node that is too old, before something obscure does. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Trouble(
    `This is Node ${process.versions.node}; Rederive is built with Node 20.19 or newer. Install one, then run the command again.`,
  );
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Whether node_modules holds exactly what package-lock.json asks for, by npm's own record of what it installed. */
function packagesAreInstalled() {
  const record = inCheckout('node_modules', '.package-lock.json');
  if (!existsSync(record) || !existsSync(pinnedNode)) return false;
  const installed = readJson(record).packages;
  return Object.entries(readJson(inCheckout('package-lock.json')).packages).every(
    ([path, wanted]) => path === '' || wanted.optional || installed[path]?.version === wanted.version,
  );
}

/** `npm ci` when node_modules is missing or differs from package-lock.json. */
export async function installPackages() {
  if (packagesAreInstalled()) return;
  await step('Installing npm packages (npm ci)', (say) =>
    quietly('npm', ['ci', '--no-audit', '--no-fund'], { env: npmEnvironment(), say }),
  );
}

/** Those of `names` that dpkg does not list as installed. */
function missingDebianPackages(names) {
  const listing = spawnSync('dpkg-query', ['-W', '-f', '${db:Status-Abbrev} ${Package}\n', ...names], {
    encoding: 'utf8',
  });
  const installed = new Set(
    (listing.stdout ?? '')
      .split('\n')
      .filter((line) => line.startsWith('ii'))
      .map((line) => line.split(/\s+/)[1]),
  );
  return names.filter((name) => !installed.has(name));
}

/** Installs Debian packages where apt-get exists; elsewhere says what is wanted. `why` ends "is needed to …". */
async function installDebianPackages(names, why) {
  if (!findProgram(['apt-get'])) {
    throw new Trouble(`To ${why}, install these by your system's package manager: ${names.join(', ')}.`);
  }
  const missing = missingDebianPackages(names);
  if (missing.length === 0) return;
  const root = process.getuid?.() === 0;
  if (!root && !findProgram(['sudo'])) {
    throw new Trouble(`To ${why}, run as root: apt-get install ${missing.join(' ')}`);
  }
  // `env` because sudo drops variables that are set for it.
  const apt = (...args) => [
    ...(root ? [] : ['sudo']),
    'env',
    'DEBIAN_FRONTEND=noninteractive',
    'apt-get',
    ...args,
  ];
  await step(`Installing Debian packages to ${why}: ${missing.join(' ')}`, async (say) => {
    const run = ([command, ...args]) => quietly(command, args, { say });
    // A list that cannot be fetched matters only if the package is then not found.
    await run(apt('update', '-q')).catch(() => {});
    await run(apt('install', '-y', '-q', '--no-install-recommends', ...missing));
  });
}

/** A Chromium-family browser: the one named by CHROMIUM, one on PATH, else Debian's. Returns its path. */
export async function installBrowser() {
  const found = process.env.CHROMIUM ?? findProgram(BROWSERS);
  if (found) return found;
  await installDebianPackages(BROWSER, 'test in a browser').catch((error) => {
    throw new Trouble(`${error.message}\nAny Chromium or Chrome will do: set CHROMIUM to its path.`);
  });
  const installed = findProgram(BROWSERS);
  if (!installed) throw new Trouble('Chromium was installed but is not on PATH; set CHROMIUM to its path.');
  return installed;
}

/** Where the embedded VS Code lies once it is installed. */
const home = inCheckout('.vscode-test');
const stamp = join(home, 'installed.json');

/** The embedded VS Code: the Node that runs it and its server's entry point. */
export const embedded = {
  node: join(home, 'node', 'node_modules', 'node', 'bin', 'node'),
  server: join(home, 'code-server', 'node_modules', 'code-server', 'lib', 'vscode', 'out', 'server-main.js'),
};

function embeddedIsInstalled() {
  return (
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === JSON.stringify(EMBEDDED) &&
    existsSync(embedded.node) &&
    existsSync(embedded.server)
  );
}

/** An empty npm project to install into, so that nothing of ours is pruned and nothing of it is kept. */
function emptyProject(name) {
  const folder = join(home, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, private: true }));
  return folder;
}

/** The folder of the headers that came with the embedded Node, so that node-gyp need not download them. */
function headers(folder) {
  const modules = join(folder, 'node_modules', 'node', 'node_modules');
  const own = readdirSync(modules).map((name) => join(modules, name));
  const found = own.find((candidate) => existsSync(join(candidate, 'include', 'node', 'node_api.h')));
  return found ? { npm_config_nodedir: found } : {};
}

/**
 * The environment as it was before `npm start` or `npm test`: npm tells its scripts which npm and which Node
 * run them, and an npm inside would believe that of itself. What the person configured stays.
 */
function npmEnvironment(extra = {}) {
  const about =
    /^(npm_(package|lifecycle|command|execpath|node_execpath)|npm_config_(user_agent|local_prefix|npm_version|node_gyp)$)/;
  const own = Object.entries(process.env).filter(([name]) => !about.test(name));
  return { ...Object.fromEntries(own), ...extra };
}

/**
 * Installs VS Code's server into .vscode-test/, once. It is not a dependency of the package because its
 * install script accepts one Node major only and compiles for a minute and a half.
 */
export async function installEmbeddedVSCode() {
  if (embeddedIsInstalled()) return;
  await installDebianPackages(COMPILERS, 'compile the embedded VS Code');
  rmSync(stamp, { force: true });
  const npm = (cwd, env, what, say) =>
    quietly(
      'npm',
      ['install', '--no-audit', '--no-fund', '--no-package-lock', '--foreground-scripts', what],
      {
        cwd,
        env: npmEnvironment(env),
        say,
      },
    );
  const nodeFolder = emptyProject('node');
  await step(`Installing Node ${EMBEDDED.node} for the embedded VS Code`, (say) =>
    npm(nodeFolder, {}, `node@${EMBEDDED.node}`, say),
  );
  const serverFolder = emptyProject('code-server');
  const bin = join(nodeFolder, 'node_modules', '.bin');
  // JOBS: node-gyp compiles one file after the other unless told otherwise.
  const env = { JOBS: 'max', PATH: `${bin}${delimiter}${process.env.PATH}`, ...headers(nodeFolder) };
  await step('Installing the embedded VS Code (compiles for a minute or two)', (say) =>
    npm(serverFolder, env, `code-server@${EMBEDDED['code-server']}`, say),
  );
  writeFileSync(stamp, JSON.stringify(EMBEDDED));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await main(async () => {
    requireNode();
    await installPackages();
    await installBrowser();
    await installEmbeddedVSCode();
  });
}
