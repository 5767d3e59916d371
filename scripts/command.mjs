/** Runs other programs: quietly with the tail kept for a failure, or with their output passed through. */
import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root, toolEnvironment } from './checkout.mjs';
import { Trouble } from './trouble.mjs';

/** Lines of output shown when a quiet command fails. */
const TAIL = 40;

/** npm, npx and friends are `.cmd` files on Windows, which only a shell starts. */
const shell = process.platform === 'win32';

/** The first of `names` found on PATH as a program, or undefined. */
export function findProgram(names, path = process.env.PATH ?? '') {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  for (const name of names) {
    for (const folder of path.split(delimiter).filter(Boolean)) {
      for (const ending of endings) {
        const file = join(folder, name + ending);
        try {
          accessSync(file, constants.X_OK);
          if (statSync(file).isFile()) return file;
        } catch {
          // Not here; look in the next folder.
        }
      }
    }
  }
  return undefined;
}

/**
 * Runs a program without showing its output, and returns what it printed on stdout. `say` hears its latest
 * line. Throws Trouble with the end of the output when it fails.
 */
export function quietly(command, args, { cwd = root, env = toolEnvironment(), say = () => {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, shell, stdio: ['ignore', 'pipe', 'pipe'] });
    const all = [];
    let out = '';
    const hear = (data) => {
      const text = String(data);
      all.push(text);
      const line = text.trimEnd().split('\n').at(-1);
      // npm warns about settings that are none of ours.
      if (line && !line.startsWith('npm warn')) say(line.trim());
    };
    child.stdout.on('data', (data) => {
      out += data;
      hear(data);
    });
    child.stderr.on('data', hear);
    child.on('error', (error) => reject(new Trouble(`${command} could not be started: ${error.message}`)));
    child.on('close', (code, signal) => {
      if (code === 0) return resolve(out);
      const tail = all.join('').trimEnd().split('\n').slice(-TAIL).join('\n');
      reject(
        new Trouble(
          `\`${[command, ...args].join(' ')}\` failed (${signal ?? `exit code ${code}`}):\n${tail}`,
        ),
      );
    });
  });
}

/** Runs a program with its output passed through and returns its exit code (128 for a signal). */
export function loudly(command, args, { cwd = root, env = toolEnvironment() } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, shell, stdio: 'inherit' });
    child.on('error', (error) => reject(new Trouble(`${command} could not be started: ${error.message}`)));
    child.on('close', (code) => resolve(code ?? 128));
  });
}

/** Whether a short command succeeds; its output is thrown away. */
export function succeeds(command, args) {
  return spawnSync(command, args, { stdio: 'ignore', env: toolEnvironment(), shell }).status === 0;
}
