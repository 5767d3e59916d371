/** Recognises the headings of parts, however students write them. */
import type { RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Span } from '../mathematics/span.ts';
import type { Part } from '../problem/problem.ts';
import { findClosest } from '../problem/spelling.ts';
import { placeOf } from './markdown.ts';

/** What of a part its heading may show. */
export type AskedPart = Pick<Part, 'id' | 'label' | 'title'>;

/** Where a part, or a section that belongs to none, begins. */
export type Mark =
  | {
      readonly kind: 'part';
      readonly part: string;
      readonly heading: Span;
      /** The answer began in the heading's own paragraph; this is where. */
      readonly restFrom?: number;
      /** What stands there, where it is not the heading it should be. */
      readonly seen?: string;
    }
  | { readonly kind: 'unknown'; readonly title: string; readonly heading: Span };

/** A heading as students write it, without decoration: emoji, numbering, emphasis, colons, tags. */
export function cleanTitle(title: string): string {
  return title
    .replace(/<[^<>]*>/g, ' ')
    .replace(/[`*:#]/g, ' ')
    .replace(/[^\p{L}\p{N}()\-_. ]/gu, ' ')
    .trim()
    .replace(/\s+/g, ' ')
    .toLowerCase();
}

/** Whether a node begins a part (or a section that belongs to none). */
export function markOf(
  node: RootContent,
  text: string,
  offset: number,
  parts: readonly AskedPart[],
): Mark | undefined {
  const place = placeOf(node);
  const heading = { start: offset + place.start, end: offset + place.end };
  if (node.type === 'heading') {
    const title = toString(node).trim();
    const match = matchPart(title, parts, node.depth > 2);
    if (match !== undefined) {
      return { kind: 'part', part: match.id, heading, ...(match.guessed ? { seen: title } : {}) };
    }
    // A file's own title is no section, and a line that was underlined with --- is an answer, not a heading.
    const underlined = !text.slice(heading.start, heading.end).trimStart().startsWith('#');
    return node.depth !== 2 || underlined ? undefined : { kind: 'unknown', title, heading };
  }
  if (node.type === 'paragraph') {
    // `##linear-cost`, `\## linear-cost` and a bold `**linear-cost**` look like headings to a person.
    const end = Math.min(heading.end, lineEnd(text, heading.start));
    const line = text.slice(heading.start, end).trim();
    const title = /^\\?#{1,4}\s*(\S.*)$|^(?:\*\*|__)(\S.*?)(?:\*\*|__):?$/.exec(line);
    const match =
      title === null ? undefined : parts.find(({ id }) => id === cleanTitle(title[1] ?? title[2] ?? ''));
    if (match !== undefined) {
      const mark = {
        kind: 'part',
        part: match.id,
        heading: { start: heading.start, end },
        seen: line,
      } as const;
      return end < heading.end ? { ...mark, restFrom: end } : mark;
    }
  }
  return undefined;
}

/** By id as a word of its own, by title or label, then by a near spelling. */
function matchPart(
  title: string,
  parts: readonly AskedPart[],
  exactly: boolean,
): { id: string; guessed: boolean } | undefined {
  const clean = cleanTitle(title);
  const words = clean.split(' ');
  const exact = parts.filter(({ id }) => words.includes(id));
  const [first] = exact;
  if (first !== undefined && exact.length === 1)
    return { id: first.id, guessed: words.length > 1 && words[0] !== first.id };
  if (exactly) return undefined;
  const hyphenated = clean.replace(/[ _]+/g, '-');
  const named = parts.filter(
    (part) => part.id === hyphenated || cleanTitle(part.title) === clean || cleanTitle(part.label) === clean,
  );
  const [only] = named;
  if (only !== undefined && named.length === 1) return { id: only.id, guessed: true };
  const near = findClosest(
    hyphenated,
    parts.map(({ id }) => id),
  );
  return near === undefined ? undefined : { id: near, guessed: true };
}

/** The offset where the line of `from` ends. */
export function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
