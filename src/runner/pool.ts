/** A runner over a warm pool of children: reads a file, has a child load it, and makes the calls one by one. */
import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { dirname, extname, join } from 'node:path';
import type { CodeRequest, Load, Observation, Run } from '../grading/observation.ts';
import { visible } from '../grading/visible.ts';
import type { Cell, Message } from './cell.ts';
import { Cells } from './cells.ts';
import { Compiler } from './compiler.ts';
import { prepareDebugging, type DebugLaunch, type DebugRequest } from './debugging.ts';
import { held } from './hold.ts';
import { layerNames } from './launch.ts';
import { counterNames, measure } from './cost/measure.ts';
import { Batches, runBatch, sampleBatch } from './cost/batch.ts';
import type { CodeRunner } from './runner.ts';
import { countedText, scriptText, tracedText } from './scriptText.ts';
import { observe, observeLoad, type Loaded } from './observing.ts';
import { measureHolding } from './state/holding.ts';
import { withPlaces } from './trace/tracing.ts';
import { encodeWords } from './words.ts';

export interface RunnerOptions {
  /** The Node (or Electron) executable that runs the children. */
  readonly nodePath: string;
  /** `dist/child.cjs`; `front.cjs` lies beside it. */
  readonly childPath: string;
  /** How many requests run at once; by default one for each core, eight at most. */
  readonly workers?: number;
  /** A process for each request when grading strangers; a fresh context for each is enough for one's own code. */
  readonly reuse: 'process-per-request' | 'context-per-request';
  /** The executable is Electron: run it as Node. */
  readonly electron?: boolean;
  /** Ask the Linux kernel for namespaces and resource limits where it grants them without root. */
  readonly useKernel?: boolean;
}

/** After this many calls of one request have broken a limit the rest are not made. */
const KILLS_AT_MOST = 2;

/** Small calls are sent at once, since waiting for each answer before the next takes longer than they do. */
const WORDS_TOGETHER = 4096;

/** A runner on this machine can also hand one call to a debugger. */
export interface LocalRunner extends CodeRunner {
  prepareDebugging(
    request: DebugRequest,
  ): Promise<DebugLaunch | { readonly kind: 'refused'; readonly load: Load }>;
}

/** Children are started at once, so that the first request finds one warm. */
export function createRunner(options: RunnerOptions): LocalRunner {
  const { nodePath, childPath, electron = false, useKernel = false } = options;
  const workers = options.workers ?? Math.min(availableParallelism(), 8);
  const reuse = options.reuse === 'context-per-request';
  const cells = new Cells({ nodePath, entry: childPath, workers, electron, useKernel, reuse });
  const entry = join(dirname(childPath), `front${extname(childPath)}`);
  const compiler = new Compiler({ nodePath, entry, electron });
  cells.warm();
  compiler.warm();
  const runner: LocalRunner = {
    async run(request, signal) {
      const compiled = await compiler.compile(request.source, request.file);
      const layers = layerNames(useKernel, cells.permission);
      const stopped = (load: Load): Run => ({ load, observations: [], console: [], layers });
      if (compiled.kind !== 'script') return stopped({ ...compiled, message: visible(compiled.message) });
      const local = compiled.exports.get(request.export);
      if (local === undefined) {
        const exported = [...compiled.exports.keys()];
        const { declared } = compiled;
        return stopped({ kind: 'missing-export', wanted: request.export, exported, declared });
      }
      const script = scriptText(compiled.body, local);
      const run = await runScript(cells, request, script, useKernel, signal);
      const declared = compiled.declared.find(({ name }) => name === local);
      return {
        ...(await withPlaces(run, { cells, compiler, request, local, signal })),
        ...(declared === undefined ? {} : { declared: { line: declared.line, column: declared.column } }),
      };
    },
    async measureCost(request, signal) {
      const names = counterNames();
      const compiled = await compiler.compileCounted(request.source, request.file, names);
      if (compiled.kind !== 'script') {
        return { kind: 'failed', at: { ...compiled, message: visible(compiled.message) } };
      }
      const local = compiled.exports.get(request.export);
      if (local === undefined) {
        const exported = [...compiled.exports.keys()];
        return { kind: 'failed', at: { kind: 'missing-export', wanted: request.export, exported } };
      }
      const { counted } = compiled;
      if (counted?.kind !== 'instrumented') {
        return { kind: 'undetermined', why: counted?.why ?? 'The code could not be counted.' };
      }
      const scripts = {
        plain: scriptText(compiled.body, local),
        counted: countedText(counted.body, local, names),
        lines: counted.lines,
        slots: counted.routines.length,
      };
      const checks = new Batches(cells);
      await checks.child(request.limits.megabytes);
      const idle = cells.takeIdle(request.limits.megabytes, 'counting');
      const lanes = { checks, grid: idle === undefined ? checks : new Batches(cells, idle) };
      try {
        return await measure(request, counted, (inputs, withCounters, lane) =>
          lanes[lane].inTurn(() => runBatch(lanes[lane], request, scripts, inputs, withCounters, signal)),
        );
      } finally {
        checks.close();
        if (lanes.grid !== checks) lanes.grid.close();
      }
    },
    async measureMemory(request, signal) {
      const secret = randomBytes(12).toString('hex');
      const names = { mark: `$m${secret}`, enter: `$e${secret}` };
      const compiled = await compiler.compileMarked(request.source, request.file, names);
      const local = compiled.kind === 'script' ? compiled.exports.get(request.export) : undefined;
      if (compiled.kind !== 'script' || compiled.marked === undefined || local === undefined) {
        return { kind: 'undetermined', why: 'The code could not be loaded.' };
      }
      const script = tracedText(compiled.marked.body, local, names);
      return await measureHolding(request, (inputs, enough) =>
        sampleBatch(cells, request, script, inputs, enough, signal),
      );
    },
    prepareDebugging: (request) => prepareDebugging(compiler, { nodePath, childPath, electron }, request),
    async dispose() {
      await Promise.all([cells.dispose(), compiler.dispose()]);
    },
  };
  return {
    run: (...given) => held(() => runner.run(...given)),
    measureCost: (...given) => held(() => runner.measureCost(...given)),
    measureMemory: (...given) => held(() => runner.measureMemory(...given)),
    prepareDebugging: (...given) => held(() => runner.prepareDebugging(...given)),
    dispose: () => held(() => runner.dispose()),
  };
}

/** Sends the call at `first` and, while they are small, those after it; returns how many. */
function sendTogether(cell: Cell, calls: CodeRequest['calls'], first: number): number {
  const messages: Message[] = [];
  let size = 0;
  for (let at = first; at < calls.length && size < WORDS_TOGETHER; at += 1) {
    const { words, strings } = encodeWords(calls[at]?.arguments ?? []);
    size += words.length + strings.join('').length / Float64Array.BYTES_PER_ELEMENT;
    messages.push({ header: { kind: 'call', strings, seed: at + 1 }, words });
  }
  cell.send(messages);
  return messages.length;
}

async function runScript(
  cells: Cells,
  request: CodeRequest,
  script: string,
  useKernel: boolean,
  signal: AbortSignal | undefined,
): Promise<Run> {
  const { limits, calls } = request;
  const observations: Observation[] = [];
  let firstLoad: Loaded | undefined;
  let kills = 0;
  let next = 0;
  // Each turn is one process: the file is loaded, and called until the calls are done or one of them ends it.
  while (kills < KILLS_AT_MOST) {
    if (isAborted(signal)) {
      for (const { id } of calls.slice(next)) {
        observations.push({ id, outcome: { kind: 'cancelled' }, console: [], milliseconds: 0 });
      }
      break;
    }
    const cell = await cells.take(limits.megabytes);
    try {
      const message = { kind: 'load', script, file: request.file };
      const loaded = observeLoad(await cell.exchange(message, undefined, limits, signal), request);
      if (cell.alive && loaded.load.kind === 'died') cell.kill();
      firstLoad ??= loaded;
      if (loaded.load.kind !== 'loaded') break;
      while (next < calls.length && cell.alive) {
        const together = sendTogether(cell, calls, next);
        for (let i = 0; i < together && cell.alive; i += 1) {
          const id = calls[next]?.id ?? '';
          next += 1;
          observations.push({ id, ...observe(await cell.answer(limits, signal), request) });
        }
      }
    } finally {
      cells.give(cell, cell.alive);
    }
    if (next >= calls.length) break;
    // Cancelling is no kill of the code's making; the next turn says so of the calls that are left.
    if (!isAborted(signal)) kills += 1;
  }
  return {
    load: firstLoad?.load ?? { kind: 'loaded' },
    observations,
    console: firstLoad?.console ?? [],
    layers: layerNames(useKernel, cells.permission),
  };
}

/** A function, so that the compiler does not take an earlier answer for a later one. */
function isAborted(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true;
}
