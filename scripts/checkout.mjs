/** Where things are in this checkout, and the PATH that puts its own Node first. */
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** A path inside the checkout. */
export function inCheckout(...parts) {
  return join(root, ...parts);
}

/** The pinned Node that `npm ci` brings: tests, packaging and the embedded VS Code want more than Node 20. */
export const pinnedNode = inCheckout(
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

/** The environment for child processes: the checkout's own tools, and the pinned Node, before the machine's. */
export function toolEnvironment(extra = {}) {
  const bin = inCheckout('node_modules', '.bin');
  return { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`, ...extra };
}
