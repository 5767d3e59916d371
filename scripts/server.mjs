/** Starts the embedded VS Code server on a loopback port, and stops it. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { embedded } from './install.mjs';
import { quietly } from './command.mjs';
import { Trouble } from './trouble.mjs';

/** A server that has not said so in this many milliseconds will not listen any more. */
const PATIENCE = 60_000;

/** What a terminal inside VS Code sets would make the server believe that it is a part of that VS Code. */
function serverEnvironment(extra = {}) {
  const own = Object.entries(process.env).filter(([name]) => !/^(VSCODE|ELECTRON)_/.test(name));
  return { ...Object.fromEntries(own), ...extra };
}

/** A test's VS Code asks no extension gallery for anything. */
const NO_GALLERY = { EXTENSIONS_GALLERY: '{}' };

/** The user settings of a server's data folder, written before anybody visits. */
function writeSettings(data, settings) {
  const folder = join(data, 'user', 'User');
  const file = join(folder, 'settings.json');
  if (existsSync(file)) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, `${JSON.stringify(settings, undefined, 2)}\n`);
}

function folders({ data, extensions = join(data, 'extensions') }) {
  mkdirSync(extensions, { recursive: true });
  return [
    ...['--user-data-dir', join(data, 'user')],
    ...['--server-data-dir', join(data, 'server')],
    ...['--extensions-dir', extensions],
  ];
}

/** Installs a .vsix into the extensions folder of a server's data folder. */
export async function installExtension(vsix, options) {
  await quietly(
    embedded.node,
    [embedded.server, ...folders(options), '--install-extension', vsix, '--force'],
    { env: serverEnvironment() },
  );
}

/**
 * Starts the server and waits until it listens.
 * `data`: the folder of its settings and extensions. `token`: the secret asked of every visitor, or
 * undefined to ask for none. `port`: 0 for any free one. `open`: the folder shown to a visitor who names
 * none. `settings`: user settings to begin with. `driver`: whether the page offers VS Code's own test driver.
 * `gallery`: whether extensions may be looked for on the internet.
 * Returns `{ port, stop, ended }`; `ended` resolves when the server is gone, however that came about.
 */
export function startServer({
  data,
  extensions,
  token,
  port = 0,
  open,
  settings = {},
  driver = false,
  gallery = true,
  onOutput = () => {},
}) {
  const args = [
    embedded.server,
    ...['--host', '127.0.0.1', '--port', String(port)],
    ...(token === undefined ? ['--without-connection-token'] : ['--connection-token', token]),
    ...(open === undefined ? [] : ['--default-folder', open]),
    ...(driver ? ['--enable-smoke-test-driver'] : []),
    ...folders({ data, extensions }),
    ...['--accept-server-license-terms', '--telemetry-level', 'off'],
  ];
  writeSettings(data, settings);
  const child = spawn(embedded.node, args, {
    cwd: data,
    env: serverEnvironment(gallery ? {} : NO_GALLERY),
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that stopping it also ends the extension hosts that it started.
    detached: true,
  });
  const ended = new Promise((resolve) => child.on('close', resolve));
  const stop = async () => {
    signalGroup(child.pid, 'SIGTERM');
    const late = setTimeout(() => signalGroup(child.pid, 'SIGKILL'), 3000);
    await ended;
    clearTimeout(late);
    signalGroup(child.pid, 'SIGKILL');
  };
  return new Promise((resolve, reject) => {
    let output = '';
    let settled = false;
    const settle = (conclude) => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      conclude();
    };
    const give = (what) =>
      settle(() => {
        signalGroup(child.pid, 'SIGKILL');
        reject(new Trouble(`The embedded VS Code server ${what}.\n${output.trim()}`));
      });
    const timer = setTimeout(() => give(`did not listen within ${PATIENCE / 1000} s`), PATIENCE);
    const hear = (text) => {
      onOutput(String(text));
      if (settled) return;
      output += text;
      const listening = /Extension host agent listening on (\d+)/.exec(output);
      if (listening) settle(() => resolve({ port: Number(listening[1]), stop, ended }));
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', (error) => give(`could not be started: ${error.message}`));
    child.on('exit', (code, signal) => give(`ended at once (${signal ?? `exit code ${code}`})`));
  });
}

/** Signals a process group; one that is gone already is what was wanted. */
function signalGroup(pid, signal) {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // Gone already.
  }
}
