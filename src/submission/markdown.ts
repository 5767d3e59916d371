/** Turns the Markdown of one answer into blocks of pieces that keep their place in the file. */
import type { List, Nodes, Paragraph, RootContent, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { mathFromMarkdown, type InlineMath, type Math } from 'mdast-util-math';
import { gfm } from 'micromark-extension-gfm';
import { math } from 'micromark-extension-math';
import type { Piece } from './answer.ts';
import { findDelimited } from './delimited.ts';

/**
 * Emphasis, strikethrough and links are left to whoever reads the text, which stands raw in the pieces; looking for
 * them takes the square of the length of a line of underscores.
 */
const UNUSED = [
  'attention',
  'strikethrough',
  'labelStartLink',
  'labelStartImage',
  'labelEnd',
  'gfmFootnoteCall',
  'gfmPotentialFootnoteCall',
  'emailAutolink',
  'protocolAutolink',
  'wwwAutolink',
];
/** Lists in lists in quotes, deeper than anybody writes: the marks are then text. */
const NESTED = /^(?:[ \t]*(?:[-*+>]|\d{1,9}[.)])(?=[ \t>])){12}/m;

/** A line of a displayed formula that begins with `+` or `-` is no item of a list. */
const DISPLAYED =
  /\\\[(?:(?!\\\]|\n[ \t]*\n)[^]){1,4000}\\\]|\\begin\{(\w+\*?)\}(?:(?!\\end|\n[ \t]*\n)[^]){1,4000}\\end\{\1\}/g;

export function parseMarkdown(source: string): readonly RootContent[] {
  const text = source.replace(DISPLAYED, (formula) => formula.replaceAll('\n', ' '));
  const nested = NESTED.test(text) ? ['list', 'blockQuote'] : [];
  return fromMarkdown(text, {
    extensions: [gfm(), math(), { disable: { null: [...UNUSED, ...nested] } }],
    mdastExtensions: [gfmFromMarkdown(), mathFromMarkdown()],
  }).children;
}

/** A node's place in the text that was parsed. */
export function placeOf(node: Nodes | InlineMath | Math): { readonly start: number; readonly end: number } {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}

/**
 * @param source the whole file
 * @param offset where `nodes`' text begins in it
 */
export function blocksOf(nodes: readonly RootContent[], source: string, offset: number): Piece[][] {
  return nodes.flatMap((node) => blocksOfNode(node, source, offset, false));
}

function blocksOfNode(node: RootContent, source: string, offset: number, quoted: boolean): Piece[][] {
  const place = placeOf(node);
  const start = offset + place.start;
  const raw = source.slice(start, offset + place.end);
  const text = quoted ? withoutQuoteMarks(raw) : raw;
  switch (node.type) {
    case 'paragraph':
      return [inline(node.children, withoutWraps(text), start, offset)];
    case 'heading': {
      const first = node.children[0];
      const last = node.children.at(-1);
      if (first === undefined || last === undefined) return [];
      const from = placeOf(first).start - place.start;
      return [inline(node.children, text.slice(from, placeOf(last).end - place.start), start + from, offset)];
    }
    case 'math':
      return [[fenced(text, start, 'math')]];
    case 'code':
      return [[fenced(text, start, isMathLanguage(node.lang) ? 'math' : 'code')]];
    case 'table':
      return [[tableOf(node, source, offset)]];
    case 'blockquote':
      return node.children.flatMap((child) => blocksOfNode(child, source, offset, true));
    case 'list': {
      const paragraph = numberOf(node);
      if (paragraph !== undefined) return [inline(paragraph.children, text, start, offset)];
      return node.children.flatMap((item): Piece[][] => {
        if (typeof item.checked === 'boolean') {
          const from = offset + placeOf(item.children[0] ?? item).start;
          const to = offset + placeOf(item.children.at(-1) ?? item).end;
          return [[{ kind: 'choice', checked: item.checked, text: source.slice(from, to), start: from }]];
        }
        return item.children.flatMap((child) => blocksOfNode(child, source, offset, quoted));
      });
    }
    case 'html':
      return splitHtml(text, start).map((piece) => [piece]);
    case 'thematicBreak':
    case 'definition':
    case 'yaml':
      return [];
    default:
      return text.trim() === '' ? [] : [[{ kind: 'text', text, start }]];
  }
}

/** The paragraph behind "1792. Some …": a list of one item that begins with such a number is a sentence. */
function numberOf({ ordered, start, children: [item, ...others] }: List): Paragraph | undefined {
  const [first, ...more] = item?.children ?? [];
  const isNumber = ordered === true && (start ?? 1) > MOST_ITEMS && others.length + more.length === 0;
  return isNumber && first?.type === 'paragraph' ? first : undefined;
}
const MOST_ITEMS = 9;

const isMathLanguage = (language: string | null | undefined): boolean =>
  language !== null && language !== undefined && ['math', 'latex', 'tex'].includes(language.toLowerCase());

/** Quote marks at line starts become spaces: the same length, so places hold. */
const withoutQuoteMarks = (text: string): string => text.replace(/\n[ \t>]+/g, (m) => m.replaceAll('>', ' '));

/** Editors wrap lines of about this many characters or more. */
const WRAPPED = 60;
/** What begins a line of its own rather than going on with the one before. */
const BEGINS = /^[ \t]*(?:[-*+•–>|]|\(?\w{1,3}[.)]\s|\$\$|\\[[b]|[\p{L}\d*_`$][^\n,;!?]{0,40}?[:=])/u;

/**
 * Line breaks of a paragraph that was wrapped at some width become spaces, the same length; lines that somebody broke
 * on purpose stay.
 */
function withoutWraps(text: string): string {
  const lines = text.split('\n');
  return lines
    .map((line, at) => {
      const next = lines[at + 1];
      if (next === undefined) return line;
      const isBroken = /(?:\\| {2}|[:;])$/.test(line) || BEGINS.test(next);
      const isWrap = line.length >= WRAPPED && isProse(line) && !isBroken;
      return line + (isWrap ? ' ' : '\n');
    })
    .join('');
}

/** A formula of this length has names in it, but hardly as many words. */
const isProse = (line: string): boolean =>
  new Set(line.toLowerCase().match(/(?<![\\\p{L}])\p{L}{3,}/gu)).size >= 5;

/** The inside of a fenced block (``` or $$), or of an indented one. */
function fenced(raw: string, start: number, kind: 'math' | 'code'): Piece {
  const open = /^[ \t]*(`{3,}|~{3,}|\${2,})/.exec(raw);
  let from = 0;
  let to = raw.length;
  if (open !== null) {
    const fence = open[1] ?? '';
    const close = raw.lastIndexOf(fence);
    if (close > open[0].length - fence.length) to = close;
    from = open[0].length;
    if (fence.startsWith('$')) {
      // `$$ a = b $$` on one line is inline mathematics; a block's first line after $$ is a meta string.
    } else {
      const newline = raw.indexOf('\n');
      from = newline < 0 ? raw.length : newline + 1;
    }
  }
  const text = raw.slice(from, Math.max(from, to));
  return kind === 'math'
    ? { kind, text, start: start + from, display: true }
    : { kind, text: withoutNotes(text), start: start + from };
}

/** `S_0 = 0   # shape 2R x M`: what a line of code says about itself, as spaces of the same length. */
const withoutNotes = (code: string): string =>
  code.replace(/(?<=\S)[ \t]+(?:#|\/\/)[ \t][^\n]*/g, (note) => ' '.repeat(note.length));

interface Placed {
  readonly type: string;
}

/** A paragraph: raw text between inline formulas, so that Markdown's reading of `*` and `_` cannot eat mathematics. */
function inline(nodes: readonly (Nodes & Placed)[], text: string, start: number, offset: number): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const plain = (to: number): void => {
    if (to > at) pieces.push(...splitBackslashMath(text.slice(at, to), start + at));
    at = to;
  };
  const visit = (node: Nodes): void => {
    const place = placeOf(node);
    const from = offset + place.start - start;
    const to = offset + place.end - start;
    if (node.type === 'inlineMath' || node.type === 'inlineCode') {
      plain(from);
      const whole = text.slice(from, to);
      const fence = /^(\$+|`+)/.exec(whole)?.[0].length ?? 0;
      const inside = whole.slice(fence, Math.max(fence, whole.length - fence));
      pieces.push(
        node.type === 'inlineMath'
          ? { kind: 'math', text: inside, start: start + from + fence, display: fence > 1 }
          : { kind: 'code', text: inside, start: start + from + fence },
      );
      at = to;
    } else if (node.type === 'html') {
      plain(from);
      if (!isTag(text.slice(from, to))) plain(to);
      at = to;
    } else if ('children' in node) {
      for (const child of node.children) visit(child);
    }
  };
  for (const node of nodes) visit(node);
  plain(text.length);
  return pieces;
}

/** HTML that a student typed on purpose; `a<b and c>d` is mathematics. */
const isTag = (html: string): boolean =>
  /^<(!--|\/?(a|b|i|em|strong|u|s|br|p|div|span|sub|sup|details|summary|code|pre|hr|img|kbd|mark|small|font|center|table|tr|td|th|thead|tbody|ul|ol|li|h[1-6])[\s/>])/i.test(
    html,
  );

/** Block HTML: comments are guidance, not answers; tags go, what stands between them stays. */
function splitHtml(html: string, start: number): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const plain = (to: number): void => {
    const text = html.slice(at, to);
    if (text.trim() !== '') pieces.push(...splitBackslashMath(text, start + at));
  };
  for (const match of html.matchAll(/<!--[\s\S]*?(?:-->|$)|<\/?[a-z][^<>]*>/gi)) {
    if (!isTag(match[0])) continue;
    plain(match.index);
    at = match.index + match[0].length;
  }
  plain(html.length);
  return pieces;
}

/** `\( … \)`, `\[ … \]` and bare environments, which Markdown itself does not know. */
function splitBackslashMath(text: string, start: number): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const plain = (to: number): void => {
    if (text.slice(at, to).trim() !== '')
      pieces.push({ kind: 'text', text: text.slice(at, to), start: start + at });
  };
  for (const { start: from, end, display, ...inner } of findDelimited(text)) {
    plain(from);
    pieces.push({
      kind: 'math',
      text: text.slice(inner.from, inner.to),
      start: start + inner.from,
      display,
    });
    at = end;
  }
  plain(text.length);
  return pieces;
}

function tableOf(table: Table, source: string, offset: number): Piece {
  return {
    kind: 'table',
    start: offset + placeOf(table).start,
    rows: table.children.map((row) =>
      row.children.map((cell) => {
        const first = cell.children[0];
        const last = cell.children.at(-1);
        if (first === undefined || last === undefined)
          return { text: '', start: offset + placeOf(cell).start };
        const from = offset + placeOf(first).start;
        return { text: source.slice(from, offset + placeOf(last).end), start: from };
      }),
    ),
  };
}
