/** A raw exception from the child as the student would read it: own frames only, nothing that a terminal obeys. */
import type { ConsoleLine, Frame, Thrown } from '../grading/observation.ts';
import { visible } from '../grading/visible.ts';
import type { RawLine, RawThrown } from './evidence.ts';
import { PREFIX } from './scriptText.ts';

const MOST_FRAMES = 12;
/** `at name (file:line:column)` or `at file:line:column`, as V8 writes it. */
const FRAME = /^\s+at (?:(?:async )?(.+?) \()?(.+):(\d+):(\d+)\)?$/;

export function readThrown(raw: RawThrown, file: string, source: string): Thrown {
  const hint = hintFor(raw);
  const name = visible(raw.name).slice(0, 100);
  return {
    name: name === '' ? 'Thrown value' : name,
    message: visible(raw.message),
    frames: readFrames(raw.stack, file, source),
    ...(hint === undefined ? {} : { hint }),
  };
}

function readFrames(stack: string, file: string, source: string): readonly Frame[] {
  const lines = source.split('\n').length;
  const frames: Frame[] = [];
  for (const text of stack.split('\n')) {
    const match = FRAME.exec(text);
    if (match === null || match[2] !== file || frames.length === MOST_FRAMES) continue;
    const line = Number(match[3]);
    // The last line of the script is ours, and so is what stands before the student's first character.
    if (line < 1 || line > lines) continue;
    const column = Math.max(Number(match[4]) - (line === 1 ? PREFIX.length : 0), 1);
    const caller = match[1]?.replace(/^Object\./, '').replace(/ \[as .*\]$/, '');
    frames.push(
      caller === undefined || caller === '<anonymous>'
        ? { line, column }
        : { function: visible(caller).slice(0, 80), line, column },
    );
  }
  return frames;
}

const CLOCK = 'A result must not depend on the time.';
const ALONE = 'Your function runs alone, with nothing of Node or a browser around it.';

/** Globals that people expect and that are deliberately missing. */
const MISSING: Readonly<Record<string, string>> = {
  Date: CLOCK,
  performance: CLOCK,
  Temporal: CLOCK,
  Intl: ALONE,
  setTimeout: `${CLOCK} Return the value directly.`,
  setInterval: `${CLOCK} Return the value directly.`,
  setImmediate: `${CLOCK} Return the value directly.`,
  queueMicrotask: 'Return the value directly.',
  process: ALONE,
  require: `${ALONE} Put what you need into the file.`,
  module: `${ALONE} Use \`export\` before the function.`,
  exports: `${ALONE} Use \`export\` before the function.`,
  Buffer: ALONE,
  fetch: ALONE,
  window: ALONE,
  document: ALONE,
  structuredClone: `${ALONE} Copy a matrix with \`A.map((row) => [...row])\`.`,
  SharedArrayBuffer: ALONE,
  Atomics: ALONE,
  WebAssembly: ALONE,
  WeakRef: ALONE,
  FinalizationRegistry: ALONE,
};

function hintFor({ name, message }: RawThrown): string | undefined {
  if (name === 'ReferenceError') {
    const missing = /^(\w+) is not defined$/.exec(message)?.[1];
    return missing !== undefined && Object.hasOwn(MISSING, missing) ? MISSING[missing] : undefined;
  }
  if (name === 'RangeError' && message.startsWith('Maximum call stack size exceeded')) {
    return 'A function called itself too deeply. Which call does not call again?';
  }
  if (name === 'EvalError' && message.startsWith('Code generation from strings')) {
    return '`eval` and `new Function` are not available. Write the code itself.';
  }
  return undefined;
}

export function readConsole(lines: readonly RawLine[]): readonly ConsoleLine[] {
  return lines.map(({ level, text }) => ({ level, text: visible(text) }));
}
