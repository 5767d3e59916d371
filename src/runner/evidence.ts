/** What the student's process may say, parsed: it is evidence, and its sender is not trusted. */
import { z } from 'zod';

const consoleLine = z.object({
  level: z.enum(['log', 'info', 'warn', 'error', 'debug']),
  text: z.string(),
});
const thrown = z.object({ name: z.string(), message: z.string(), stack: z.string() });
const common = { sequence: z.number().int(), console: z.array(consoleLine).max(1000) };
const timed = { ...common, milliseconds: z.number() };

const message = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready'), node: z.string(), permission: z.boolean() }),
  z.object({ kind: z.literal('loaded'), ...common }),
  z.object({ kind: z.literal('not-a-function'), found: z.string(), ...common }),
  z.object({
    kind: z.literal('syntax'),
    sequence: z.number().int(),
    message: z.string(),
    line: z.number().int(),
  }),
  z.object({ kind: z.literal('threw'), thrown, milliseconds: z.number().optional(), ...common }),
  z.object({
    kind: z.literal('returned'),
    size: z.number().int(),
    /** Which arguments no longer are what was sent. */
    changed: z.array(z.number().int().nonnegative()).max(100),
    strings: z.array(z.string()),
    ...timed,
  }),
  z.object({ kind: z.literal('not-plain-data'), path: z.string(), found: z.string(), ...timed }),
  z.object({ kind: z.literal('too-large'), message: z.string(), ...timed }),
]);

/** Where a marked program was when it was stopped: numbers of its marks, −1 for none. `ended`: it was not stopped. */
const traced = z.object({
  kind: z.literal('traced'),
  sequence: z.number().int(),
  ended: z.boolean(),
  busy: z.number().int(),
  last: z.number().int(),
});

/** The answer to one batch of counted calls; `points` are answers as to single calls, in order. */
const measured = z.object({
  kind: z.literal('measured'),
  sequence: z.number().int(),
  points: z.array(message).max(1000),
});

/** The answer to a batch of calls that were looked at: bytes that each held at most. */
const sampled = z.object({
  kind: z.literal('sampled'),
  sequence: z.number().int(),
  most: z.array(z.number()).max(1000),
});

export type Sampled = z.infer<typeof sampled>;
export type Measured = z.infer<typeof measured>;
export type Traced = z.infer<typeof traced>;
export type Evidence = z.infer<typeof message>;
export type RawThrown = z.infer<typeof thrown>;
export type RawLine = z.infer<typeof consoleLine>;

/** Undefined for anything that the child of this version would not say. */
export function parseEvidence(value: unknown): Evidence | Measured | Traced | Sampled | undefined {
  const parsed = message.safeParse(value);
  if (parsed.success) return parsed.data;
  const other = z.union([measured, traced, sampled]).safeParse(value);
  return other.success ? other.data : undefined;
}

const emitted = z.object({ sequence: z.number().int(), line: consoleLine });

/** One line of the log pipe, if it is whole and belongs to message `sequence`. */
export function parseEmitted(line: string, sequence: number): RawLine | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  const parsed = emitted.safeParse(value);
  return parsed.success && parsed.data.sequence === sequence ? parsed.data.line : undefined;
}
