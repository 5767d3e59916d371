/** Names one part of one open workbook, as plain data that commands, pages and stored state can carry. */

export interface PartRef {
  /** The workbook's folder, as a path on this machine. */
  readonly root: string;
  readonly problem: string;
  readonly part: string;
}

/** One text a part; no path contains a line break that would make two alike. */
export function keyOf({ root, problem, part }: PartRef): string {
  return `${root}\n${problem}/${part}`;
}

/** Reads a reference from a command's argument, which may come from a keybinding, a link or another extension. */
export function readPartRef(value: unknown): PartRef | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { root, problem, part } = value as { root?: unknown; problem?: unknown; part?: unknown };
  if (typeof root !== 'string' || typeof problem !== 'string' || typeof part !== 'string') return undefined;
  return { root, problem, part };
}
