/** `npm start`: installs what is missing, builds, grades the sample and opens it in VS Code. */
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { inCheckout, pinnedNode, root } from './checkout.mjs';
import { findProgram, loudly, quietly } from './command.mjs';
import { installEmbeddedVSCode, installPackages, requireNode } from './install.mjs';
import { step } from './progress.mjs';
import { installExtension, startServer } from './server.mjs';
import { main, Trouble } from './trouble.mjs';

const USAGE = `npm start                    install, build, grade the sample, open it in VS Code
npm start -- --no-editor     stop after the grade
npm start -- --embedded      use the embedded VS Code even where a desktop one is installed
npm start -- --port 8182     the embedded VS Code's port, instead of any free one`;

const sample = inCheckout('.sample');

function readArguments() {
  try {
    return parseArgs({
      options: {
        'no-editor': { type: 'boolean', default: false },
        embedded: { type: 'boolean', default: false },
        port: { type: 'string', default: '0' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new Trouble(`${error.message}\n${USAGE}`);
  }
}

/** The desktop's `code`, where there is a desktop for it to draw on. */
function findDesktopCode() {
  const { DISPLAY, WAYLAND_DISPLAY, WSL_DISTRO_NAME, VSCODE_IPC_HOOK_CLI } = process.env;
  // In WSL and in a remote window's terminal `code` speaks to an editor on another machine, which cannot load
  // an extension from a folder of this one.
  if (WSL_DISTRO_NAME || VSCODE_IPC_HOOK_CLI) return undefined;
  if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY) return undefined;
  return findProgram(['code', 'code-insiders', 'codium']);
}

async function openOnDesktop(code) {
  console.log(`▸ Opening the sample in ${code}`);
  return loudly(code, ['--new-window', `--extensionDevelopmentPath=${root}`, sample]);
}

/** Changes when anything changes that the packed extension holds. */
function fingerprint() {
  const hash = createHash('sha256');
  const packed = ['dist', 'media'].flatMap((folder) =>
    readdirSync(inCheckout(folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.map'))
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name)),
  );
  const texts = ['package.json', 'README.md', 'CHANGELOG.md'].map((name) => inCheckout(name));
  for (const file of [...packed, ...texts].sort()) hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
}

/** Packs the extension and installs it into the embedded VS Code, unless that one is there already. */
async function installRederive(data) {
  const stamp = join(data, 'rederive');
  const print = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === print) return;
  const { version } = JSON.parse(readFileSync(inCheckout('package.json'), 'utf8'));
  await step('Installing the extension in the embedded VS Code', async (say) => {
    await quietly(pinnedNode, ['scripts/package.mjs'], { say });
    await installExtension(inCheckout(`rederive-${version}.vsix`), { data });
  });
  writeFileSync(stamp, print);
}

async function openEmbedded(port) {
  if (process.platform !== 'linux') {
    throw new Trouble(
      'The `code` command is not on PATH. In VS Code, run "Shell Command: Install \'code\' command in PATH", then `npm start` again. The grade above does not depend on it.',
    );
  }
  await installEmbeddedVSCode();
  const data = inCheckout('.vscode-test', 'editor');
  mkdirSync(data, { recursive: true });
  await installRederive(data);
  const token = randomBytes(16).toString('hex');
  const server = await startServer({
    data,
    token,
    port,
    open: sample,
    settings: {
      'workbench.startupEditor': 'readme',
      'workbench.secondarySideBar.defaultVisibility': 'hidden',
      'telemetry.telemetryLevel': 'off',
    },
  });
  console.log(`
VS Code is running with the sample workspace. Open this address in a browser on this machine:

  http://127.0.0.1:${server.port}/?tkn=${token}

Press Ctrl-C to stop it.`);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => void server.stop());
  await server.ended;
  return 0;
}

await main(async () => {
  const wanted = readArguments();
  if (wanted.help) {
    console.log(USAGE);
    return 0;
  }
  const port = Number(wanted.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Trouble(`--port ${wanted.port} is no port; give a number from 1 to 65535.`);
  }
  requireNode();
  await installPackages();
  await step('Building', (say) => quietly(process.execPath, ['esbuild.mjs'], { say }));
  await step('Making the sample workspace in .sample', (say) =>
    quietly(pinnedNode, ['scripts/sample.mjs'], { say }),
  );
  console.log('▸ Grading it: rederive check .sample\n');
  const code = await loudly(process.execPath, ['dist/cli.js', 'check', '.sample']);
  if (code !== 0) throw new Trouble(`The sample could not be graded (exit code ${code}).`);
  console.log('');
  if (wanted['no-editor']) return 0;
  const desktop = wanted.embedded ? undefined : findDesktopCode();
  return desktop ? openOnDesktop(desktop) : openEmbedded(port);
});
