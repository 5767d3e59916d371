/** The text that a context is given: the student's body in a strict arrow function that returns one export. */

/** Goes before the student's first character, on the same line, so that every other line keeps its columns. */
export const PREFIX = "(()=>{'use strict';";

/** An arrow function, since a plain one would hand the student `arguments`. `local` is the name inside the body. */
export function scriptText(body: string, local: string | undefined): string {
  return `${PREFIX}${body}\n;return ${local ?? 'undefined'};})()`;
}

/** The same with counters: evaluates to a function of the two that returns the export. */
export function countedText(
  body: string,
  local: string,
  { counts, charge }: { readonly counts: string; readonly charge: string },
): string {
  return `((${counts},${charge})=>{'use strict';${body}\n;return ${local};})`;
}
