/** The walk over a KaTeX tree: where it is, and what it has cut so far. */
import { nodesOf, placeOf, stringOf } from './katexTree.ts';
import { GREEK_WORDS } from './names.ts';
import type { Span } from './span.ts';
import type { Token } from './token.ts';

export interface Walk {
  readonly text: string;
  readonly offset: number;
  tokens: Token[];
  /** Where the last located thing ended, for nodes that KaTeX gives no place. */
  end: number;
  depth: number;
}

type Made = Token extends infer Each ? (Each extends Token ? Omit<Each, 'span' | 'spaced'> : never) : never;

export function push(walk: Walk, made: Made, place?: Span): void {
  const start = place?.start ?? walk.end;
  const end = place?.end ?? start;
  const spaced = start > 0 && /[\s,;:!~]/.test(walk.text[start - 1] ?? '') && walk.end < start;
  const span = { start: walk.offset + start, end: walk.offset + end };
  walk.tokens.push({ ...made, span, spaced } as Token);
  walk.end = Math.max(walk.end, end);
}

/** The letters and digits under a node, in order. */
export function lettersOf(value: unknown): string {
  return nodesOf(value)
    .map((node) => {
      if (node.type === 'spacing') return ' ';
      const own = stringOf(node['text']);
      if (own !== '') return own.startsWith('\\') ? (GREEK_WORDS.get(own.slice(1)) ?? own) : own;
      return lettersOf(node['body'] ?? node['base']);
    })
    .join('');
}

export function placeOfNodes(walk: Walk, value: unknown): Span | undefined {
  const nodes = nodesOf(value);
  const places = nodes
    .map((node) => placeOf(walk.text, node) ?? placeOfNodes(walk, node['body'] ?? node['base']))
    .filter((place) => place !== undefined);
  const first = places[0];
  const last = places.at(-1);
  return first && last ? { start: first.start, end: last.end } : undefined;
}
