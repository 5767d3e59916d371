/** How much memory and processor time a child uses, seen from outside. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Where the numbers come from: Linux's `/proc`, `ps` on other Unix systems, `tasklist` on Windows. */
export type Source = 'proc' | 'ps' | 'tasklist';

export function sourceHere(): Source {
  if (process.platform === 'linux') return 'proc';
  return process.platform === 'win32' ? 'tasklist' : 'ps';
}

/**
 * How often to look, in milliseconds. Memory fills at about 2 GB/s: 20 MB slip through a look at `/proc`, 200 MB through
 * one that starts a program.
 */
const LOOK_EVERY: Readonly<Record<Source, number>> = { proc: 10, ps: 100, tasklist: 300 };

/** Reports the resident megabytes of process `pid` again and again until the returned function is called. */
export function watchMemory(
  pid: number,
  report: (megabytes: number) => void,
  source = sourceHere(),
): () => void {
  let asking = false;
  let stopped = false;
  const timer = setInterval(() => {
    if (source === 'proc') {
      const megabytes = residentMegabytes(pid);
      if (megabytes !== undefined) report(megabytes);
    } else if (!asking) {
      asking = true;
      void askProgram(pid, source).then((megabytes) => {
        asking = false;
        if (megabytes !== undefined && !stopped) report(megabytes);
      });
    }
  }, LOOK_EVERY[source]);
  return () => {
    stopped = true;
    clearInterval(timer);
  };
}

/** Resident megabytes of process `pid` right now, or undefined where only a program could tell. */
export function residentMegabytes(pid: number): number | undefined {
  if (process.platform !== 'linux') return undefined;
  try {
    const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
}

function askProgram(pid: number, source: 'ps' | 'tasklist'): Promise<number | undefined> {
  const [program, args] =
    source === 'ps'
      ? (['ps', ['-o', 'rss=', '-p', String(pid)]] as const)
      : (['tasklist', ['/FI', `PID eq ${pid}`, '/FO', 'CSV', '/NH']] as const);
  return new Promise((resolve) => {
    execFile(program, args, { timeout: 2000, windowsHide: true }, (error, stdout) => {
      resolve(error === null ? megabytesIn(stdout, source) : undefined);
    });
  });
}

/** `  51234` from ps; `"node.exe","4711","Console","1","51,234 K"` from tasklist, whatever groups its digits. */
export function megabytesIn(text: string, source: 'ps' | 'tasklist'): number | undefined {
  const digits =
    source === 'ps' ? text.trim() : /"([\d.,\s\u00a0\u202f]+) K"/.exec(text)?.[1]?.replace(/\D/g, '');
  const kilobytes = Number(digits);
  return digits === undefined || digits === '' || !Number.isFinite(kilobytes) ? undefined : kilobytes / 1024;
}

/** Seconds of processor time that process `pid` has used, or undefined where the system does not tell. */
export function processorSeconds(pid: number): number | undefined {
  if (process.platform !== 'linux') return undefined;
  try {
    // Fields after the command name, which may itself contain spaces and brackets; `man 5 proc`, utime and stime.
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = Number(fields[11]) + Number(fields[12]);
    return Number.isNaN(ticks) ? undefined : ticks / 100;
  } catch {
    return undefined;
  }
}
