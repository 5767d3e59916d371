/** Finds where a file exports each name, also while it is being written and does not parse. */

/** Lines and columns count from 0, as editors count them; the place is the name's. */
export interface NamePlace {
  readonly line: number;
  readonly column: number;
}

/**
 * One pass over the text that skips comments and strings, so that a commented-out function is no function. A
 * parser would know more, but says nothing at all about a file with an open bracket.
 */
export function exportLines(source: string): ReadonlyMap<string, NamePlace> {
  const places = new Map<string, NamePlace>();
  const code = blank(source);
  const declared =
    /\bexport\s+(?:default\s+)?(?:async\s+)?(?:function\s*\*?|const|let|var|class)\s*([A-Za-z_$][\w$]*)/g;
  for (const match of code.matchAll(declared)) {
    const name = match[1] ?? '';
    if (!places.has(name)) places.set(name, placeOf(source, match.index + match[0].length - name.length));
  }
  for (const list of code.matchAll(/\bexport\s*\{([^}]*)\}/g)) {
    for (const item of (list[1] ?? '').split(',')) {
      const [, local, outer] = /^\s*([\w$]+)(?:\s+as\s+([\w$]+))?\s*$/.exec(item) ?? [];
      const name = outer ?? local;
      if (local === undefined || name === undefined || places.has(name)) continue;
      places.set(name, declarationOf(code, local) ?? placeOf(source, list.index));
    }
  }
  return places;
}

function declarationOf(code: string, name: string): NamePlace | undefined {
  const escaped = name.replaceAll('$', '\\$');
  const match = new RegExp(`\\b(?:function\\s*\\*?|const|let|var|class)\\s*(${escaped})(?![\\w$])`).exec(
    code,
  );
  return match === null ? undefined : placeOf(code, match.index + match[0].length - name.length);
}

/** The text with comments and strings as spaces; line breaks and lengths stay. */
function blank(source: string): string {
  const skipped =
    /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|'(?:\\.|[^'\\\n])*'?|"(?:\\.|[^"\\\n])*"?|`(?:\\[\s\S]|[^`\\])*(?:`|$)/g;
  return source.replace(skipped, (text) => text.replace(/[^\n]/g, ' '));
}

function placeOf(source: string, offset: number): NamePlace {
  const before = source.slice(0, offset);
  return { line: before.split('\n').length - 1, column: offset - (before.lastIndexOf('\n') + 1) };
}
