/** Reads what the page sent: the extension's only door for its messages. The page itself never imports this. */
import { z } from 'zod';
import type { Intent, PageState } from './view.ts';

const name = z.string().min(1).max(200);
const place = z.number().int().positive();

const intentSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready') }),
  z.strictObject({ kind: z.literal('check'), problem: name, part: name }),
  z.strictObject({ kind: z.literal('debug-counterexample'), problem: name, part: name }),
  z.strictObject({ kind: z.literal('next-hint'), problem: name, part: name }),
  z.strictObject({ kind: z.literal('next-step'), problem: name, part: name }),
  z.strictObject({ kind: z.literal('select'), problem: name, part: name }),
  z.strictObject({ kind: z.literal('open'), file: z.string().min(1).max(1000), line: place, column: place }),
  z.strictObject({ kind: z.literal('trust') }),
  z.strictObject({ kind: z.literal('start-set') }),
]);

/**
 * The Intent in a message, or `undefined` when it is none. A well-formed Intent may still name a part or a
 * file that does not exist: look names up, and open only files of the submission.
 */
export function parseIntent(message: unknown): Intent | undefined {
  const read = intentSchema.safeParse(message);
  return read.success ? read.data : undefined;
}

const stateSchema = z.object({ root: z.string().min(1).max(4096), problem: name, part: name });

/** The state that VS Code kept for a page which it restores, or `undefined` when it is not one of ours. */
export function parsePageState(state: unknown): PageState | undefined {
  const read = stateSchema.safeParse(state);
  return read.success ? read.data : undefined;
}
