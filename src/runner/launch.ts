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
  /** An image made of `entry` on this Node: the child wakes from it, and needs to read no file. */
  readonly image?: string | undefined;
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

/** What holds an engine in every process that has, or will have, to do with a student's code. */
export const ENGINE_FLAGS = [
  '--no-warnings',
  '--disallow-code-generation-from-strings',
  '--unhandled-rejections=none',
  // A new seed costs 3 ms of each start. It would keep strangers from choosing keys that collide; here they slow down themselves.
  '--no-rehash-snapshot',
];

/**
 * Linux's usual allocator, which others ignore: the image, read into one block and copied into another, must not get
 * pages of its own from the system, all to be cleared and given back; what it has left is room for the rest.
 */
const ALLOCATOR: NodeJS.ProcessEnv =
  process.platform === 'linux'
    ? {
        GLIBC_TUNABLES: [
          `glibc.malloc.mmap_threshold=${4 << 20}`,
          `glibc.malloc.trim_threshold=${8 << 20}`,
          `glibc.malloc.top_pad=${1 << 20}`,
          'glibc.malloc.arena_max=1',
        ].join(':'),
      }
    : {};

/** Starts one child; descriptor 3 is the channel, 4 the log, stderr is kept for the engine's last words. */
export function launch(options: LaunchOptions, rung: Rung, heapMegabytes: number): ChildProcess {
  const { nodePath, entry, electron, folder, image } = options;
  const start = image === undefined ? [entry] : ['--snapshot-blob', image];
  const reading = image === undefined ? [`--allow-fs-read=${readable(entry)}`] : [];
  const flags = [
    ...ENGINE_FLAGS,
    // Of four helpers to one engine most only wake each other: ten calls of a millisecond took a sixth more of the processor.
    ...(electron ? [] : ['--v8-pool-size=1']),
    `--max-old-space-size=${heapMegabytes}`,
    ...(rung.permission === undefined ? [] : [rung.permission, ...reading]),
  ];
  const wrapper = options.useKernel ? kernelWrapper() : parentDeathWrapper();
  const command = [...wrapper, nodePath, ...flags, ...start];
  const [file = nodePath, ...rest] = command;
  return spawn(file, rest, {
    cwd: folder,
    env: { ...minimalEnvironment(), ...ALLOCATOR, ...(electron ? { ELECTRON_RUN_AS_NODE: '1' } : {}) },
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    // A group of its own, so that nothing that it starts can outlive it.
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
}

/** Windows cannot start a program without this; nothing else of this process's environment is passed on. */
export function minimalEnvironment(): NodeJS.ProcessEnv {
  return process.platform === 'win32' ? { SystemRoot: process.env['SystemRoot'] } : {};
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
