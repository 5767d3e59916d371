/** The text that a context is given: the student's body in a strict arrow function that returns one export. */

/**
 * Globals that numerical code looks up in its inner loops. As parameters they are found at once; on the global object
 * of a context every look-up goes through Node's interceptors, which made `Math.sin` twice as slow as its loop.
 */
const BOUND = [
  ...[
    'Math',
    'Number',
    'Array',
    'Object',
    'String',
    'Boolean',
    'Symbol',
    'JSON',
    'Map',
    'Set',
    'NaN',
    'Infinity',
  ],
  ...[
    'Float64Array',
    'Float32Array',
    'Int32Array',
    'Uint32Array',
    'Uint8Array',
    'console',
    'isNaN',
    'isFinite',
  ],
  ...['Error', 'RangeError', 'TypeError', 'Promise'],
].join();

/** Goes before the student's first character, on the same line, so that every other line keeps its columns. */
export const PREFIX = `(({${BOUND}})=>(()=>{'use strict';`;

/** An arrow function, since a plain one would hand the student `arguments`. `local` is the name inside the body. */
export function scriptText(body: string, local: string | undefined): string {
  return `${PREFIX}${body}\n;return ${local ?? 'undefined'};})())(globalThis)`;
}

/**
 * The same for a debugger, which can then be asked for every name of the file and every global: beside a call of
 * `eval`, even one that is never reached, the engine keeps also what no function uses.
 */
export function debuggedText(body: string, local: string): string {
  return `${PREFIX}${body}\n;return ${local};(()=>eval(''))();})())(globalThis)`;
}

/** The same with counters: evaluates to a function of the six that returns the export. */
export function countedText(
  body: string,
  local: string,
  {
    counts,
    charge,
    weigh,
    stretch,
    place,
    append,
  }: Readonly<Record<'counts' | 'charge' | 'weigh' | 'stretch' | 'place' | 'append', string>>,
): string {
  return `((${counts},${charge},${weigh},${stretch},${place},${append})=>${PREFIX}${body}\n;return ${local};})())(globalThis))`;
}

/** The same with marks: evaluates to a function of the two that loads the file and returns the export. */
export function tracedText(
  body: string,
  local: string,
  { mark, enter }: { readonly mark: string; readonly enter: string },
): string {
  return `((${mark},${enter})=>${PREFIX}${body}\n;return ${local};})())(globalThis))`;
}
