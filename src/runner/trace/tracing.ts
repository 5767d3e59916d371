/** Finds out where a program was when it was ended: runs what it was doing once more, marked, for a moment. */
import { randomBytes } from 'node:crypto';
import type { Call, CodeRequest, Limits, Observation, Position, Run } from '../../grading/observation.ts';
import type { Cells } from '../cells.ts';
import type { Compiler } from '../compiler.ts';
import { tracedText } from '../scriptText.ts';
import { encodeWords } from '../words.ts';
import type { Mark } from './marking.ts';

/** How long the marked program runs before it stops itself, in milliseconds: a loop turns a million times in that. */
const LOOK_FOR = 250;
/** A program that cannot stop itself, being inside a built-in that never looks up, is ended then. */
const WAIT_FOR = 500;

interface Tracer {
  readonly cells: Cells;
  readonly compiler: Compiler;
  readonly request: CodeRequest;
  /** The exported function's name inside the file. */
  readonly local: string;
  readonly signal: AbortSignal | undefined;
}

/** The run with a place at every limit that was broken, wherever it can be found; nothing else about it changes. */
export async function withPlaces(run: Run, tracer: Tracer): Promise<Run> {
  const { load } = run;
  if (load.kind === 'timed-out' || load.kind === 'out-of-memory') {
    const at = await trace(tracer, load.kind, undefined);
    return at === undefined ? run : { ...run, load: { ...load, at } };
  }
  const observations: Observation[] = [];
  for (const observation of run.observations) {
    const { outcome, id } = observation;
    const index = tracer.request.calls.findIndex((call) => call.id === id);
    const call = tracer.request.calls[index];
    if ((outcome.kind !== 'timed-out' && outcome.kind !== 'out-of-memory') || call === undefined) {
      observations.push(observation);
      continue;
    }
    const at = await trace(tracer, outcome.kind, { call, index });
    observations.push(at === undefined ? observation : { ...observation, outcome: { ...outcome, at } });
  }
  return { ...run, observations };
}

/** Where the program is when it is busy with one call, or with loading; undefined where that cannot be found out. */
async function trace(
  tracer: Tracer,
  broken: 'timed-out' | 'out-of-memory',
  asked: { readonly call: Call; readonly index: number } | undefined,
): Promise<Position | undefined> {
  if (tracer.signal?.aborted === true) return undefined;
  try {
    const marks = await placesBy(tracer, asked);
    // What grows is named by the statement, what does not end by its loop.
    const found = broken === 'timed-out' ? marks?.busy : marks?.last;
    return found === undefined ? undefined : { line: found.line, column: found.column };
  } catch {
    // A place is an extra: a machine that cannot start one more process has shown all that the verdict needs.
    return undefined;
  }
}

async function placesBy(
  { cells, compiler, request, local, signal }: Tracer,
  asked: { readonly call: Call; readonly index: number } | undefined,
): Promise<{ readonly busy: Mark | undefined; readonly last: Mark | undefined } | undefined> {
  const secret = randomBytes(12).toString('hex');
  const names = { mark: `$m${secret}`, enter: `$e${secret}` };
  const compiled = await compiler.compileMarked(request.source, request.file, names);
  if (compiled.kind !== 'script' || compiled.marked === undefined) return undefined;
  const { body, marks } = compiled.marked;
  const { words, strings } = encodeWords(asked?.call.arguments ?? []);
  const message = {
    kind: 'trace',
    script: tracedText(body, local, names),
    file: request.file,
    kinds: marks.map(({ kind }) => kind.charAt(0)).join(''),
    milliseconds: LOOK_FOR,
    ...(asked === undefined ? {} : { call: { strings, seed: asked.index + 1 } }),
  };
  const limits: Limits = { milliseconds: WAIT_FOR, megabytes: request.limits.megabytes };
  const cell = await cells.take(limits.megabytes);
  try {
    const exchange = await cell.exchange(message, words, limits, signal);
    const place = (index: number | undefined): Mark | undefined =>
      index === undefined ? undefined : marks[index];
    if (exchange.kind === 'answered') {
      const { evidence } = exchange;
      // What ends this time does not show where it hung.
      if (evidence.kind !== 'traced' || evidence.ended) return undefined;
      return { busy: place(evidence.busy), last: place(evidence.last) };
    }
    const [busy, last] = exchange.console.at(-1)?.text.split(',').map(Number) ?? [];
    return { busy: place(busy), last: place(last) };
  } finally {
    cells.give(cell, false);
  }
}
