/** A stretch of code, and what its operations cost. */
import type { CounterNames } from './instrumentation.ts';

/** A stretch of code that is executed as a whole, and its operations by line. */
export class Block {
  readonly line: number;
  readonly operations = new Map<number, number>();
  /** Records that were made by `...rest` on the way in, to be charged for first. */
  readonly rests: string[] = [];

  constructor(line: number) {
    this.line = line;
  }

  /** @param slot a line, or a routine's entrance */
  add(slot: number, count: number): void {
    this.operations.set(slot, (this.operations.get(slot) ?? 0) + count);
  }

  /** What pays for all of it, as one expression. */
  charges({ counts, charge }: Pick<CounterNames, 'counts' | 'charge'>): string {
    const parts = [`${counts}[0]=${this.line}`];
    for (const [slot, operations] of this.operations) parts.push(`${counts}[${slot}]+=${operations}`);
    for (const rest of this.rests) parts.push(`${charge}(${rest})`);
    return parts.join(',');
  }
}
