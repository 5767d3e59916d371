/** How much memory a child holds, seen from outside. */
import { readFileSync } from 'node:fs';

/** Resident megabytes of process `pid`, or undefined where the system does not tell (anywhere but Linux). */
export function residentMegabytes(pid: number): number | undefined {
  if (process.platform !== 'linux') return undefined;
  try {
    const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
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
