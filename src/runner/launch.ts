/** How a child is started: the flags, wrappers and environment that hold it, and the ladder down to what works here. */
import { existsSync } from 'node:fs';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { dirname } from 'node:path';

export interface LaunchOptions {
  readonly nodePath: string;
  readonly entry: string;
  readonly electron: boolean;
  /** Ask the kernel for more than a process: new user, network and IPC namespaces, no core files, no file writes. */
  readonly useKernel: boolean;
  /** An empty folder. */
  readonly folder: string;
  /** Extra Node flags, such as an inspector. */
  readonly flags?: readonly string[];
}

/** One way of starting; the first that comes up is kept. */
export interface Rung {
  /** Node's own permission model, under the name that this Node knows it by. */
  readonly permission: '--permission' | '--experimental-permission' | undefined;
}

/** Tried in this order; a Node that does not know a flag exits at once. */
export const RUNGS: readonly Rung[] = [
  { permission: '--permission' },
  { permission: '--experimental-permission' },
  { permission: undefined },
];

/** The rung to try first: by this process's version, which is almost always the child's. */
export function likelyRung(version: string): number {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return major > 23 || (major === 23 && minor >= 5) || (major === 22 && minor >= 13) ? 0 : 1;
}

/** Starts one child; descriptor 3 is the channel, 4 the log, stderr is kept for the engine's last words. */
export function launch(options: LaunchOptions, rung: Rung, heapMegabytes: number): ChildProcess {
  const { nodePath, entry, electron, folder } = options;
  const flags = [
    '--no-warnings',
    '--disallow-code-generation-from-strings',
    '--unhandled-rejections=none',
    `--max-old-space-size=${heapMegabytes}`,
    ...(rung.permission === undefined ? [] : [rung.permission, `--allow-fs-read=${readable(entry)}`]),
    ...(options.flags ?? []),
  ];
  const wrapper = options.useKernel ? kernelWrapper() : parentDeathWrapper();
  const command = [...wrapper, nodePath, ...flags, entry];
  const [file = nodePath, ...rest] = command;
  return spawn(file, rest, {
    cwd: folder,
    // Windows cannot start a program without the first of these.
    env: {
      ...(process.platform === 'win32' ? { SystemRoot: process.env['SystemRoot'] } : {}),
      ...(electron ? { ELECTRON_RUN_AS_NODE: '1' } : {}),
    },
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    // A group of its own, so that nothing that it starts can outlive it.
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
}

/** A bundled child reads only itself; one that runs from source reads the sources and the packages. */
function readable(entry: string): string {
  return entry.endsWith('.ts') ? '*' : dirname(entry) + '/*';
}

let kernel: readonly string[] | undefined;
let parentDeath: readonly string[] | undefined;

/** Programs of util-linux that give up rights without being root, as far as this kernel lets them; probed once. */
export function kernelWrapper(): readonly string[] {
  kernel ??= process.platform === 'linux' ? probe() : [];
  return kernel;
}

/** A child that loops is not left behind even when this process is killed without a chance to end it; Linux only. */
export function parentDeathWrapper(): readonly string[] {
  if (parentDeath === undefined) {
    const program = process.platform === 'linux' ? find('setpriv') : undefined;
    const candidate = program === undefined ? [] : [program, '--pdeathsig', 'KILL', '--'];
    parentDeath = candidate.length > 0 && works(candidate) ? candidate : [];
  }
  return parentDeath;
}

function works(candidate: readonly string[]): boolean {
  const [file = '', ...rest] = candidate;
  return spawnSync(file, [...rest, '/bin/true'], { stdio: 'ignore', timeout: 2000 }).status === 0;
}

function find(name: string): string | undefined {
  return [`/usr/bin/${name}`, `/bin/${name}`].find((path) => existsSync(path));
}

function probe(): readonly string[] {
  const parts: string[] = [];
  const unshare = find('unshare');
  if (unshare !== undefined) {
    const namespaces = [unshare, '--user', '--net', '--ipc', '--uts', '--'];
    if (works(namespaces)) parts.push(...namespaces);
  }
  const limits = find('prlimit');
  if (limits !== undefined) {
    // No core files, no file larger than nothing, no more descriptors than the channel and Node's own need.
    const candidate = [limits, '--core=0', '--fsize=0', '--nofile=64', '--'];
    if (works([...parts, ...candidate])) parts.push(...candidate);
  }
  const privileges = find('setpriv');
  if (privileges !== undefined) {
    const candidate = [privileges, '--pdeathsig', 'KILL', '--no-new-privs', '--'];
    if (works([...parts, ...candidate])) parts.push(...candidate);
  }
  return parts;
}

/** The protective layers by name, for the report. */
export function layerNames(useKernel: boolean, permission: boolean): readonly string[] {
  const names = [
    'separate process',
    'fresh context without host objects',
    'no code from strings',
    'frozen outer realm',
    'empty environment and folder',
    'wall-clock and memory limits from outside',
  ];
  if (permission) names.push('Node permission model');
  if (!useKernel) return names;
  const parts = kernelWrapper();
  if (parts.some((part) => part.endsWith('/unshare'))) names.push('own user, network and IPC namespaces');
  if (parts.some((part) => part.endsWith('/prlimit'))) names.push('no file writes or core files');
  if (parts.some((part) => part.endsWith('/setpriv'))) names.push('no new privileges');
  return names;
}
