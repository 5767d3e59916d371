/** An author's mistake in a problem set: where it is, what was seen, and what to do about it. */

/** Lines and columns count from 1. */
export interface Fault {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly what: string;
  readonly remedy: string;
}

export function formatFault(fault: Fault): string {
  return `${fault.file}:${fault.line}:${fault.column}: ${fault.what} ${fault.remedy}`;
}
