/** KaTeX's own parse tree of a piece of LaTeX, and safe access to its nodes. */
import katex from 'katex';
import type { Span } from './span.ts';
import { ReadingFailure } from './token.ts';

/**
 * KaTeX calls `__parse` unstable; the version is pinned and test/mathematics/katexTree.test.ts holds the shapes
 * that are relied on here.
 */
interface Parser {
  readonly __parse: (text: string, options: Readonly<Record<string, unknown>>) => unknown;
}

/** Commands that KaTeX lacks or expands into something whose meaning is lost. */
const MACROS: Readonly<Record<string, string>> = {
  '\\tag': '\\phantom{#1}',
  '\\label': '\\phantom{#1}',
  '\\ref': '\\phantom{#1}',
  '\\eqref': '\\phantom{#1}',
  '\\notag': '\\relax',
  '\\nonumber': '\\relax',
  '\\intertext': '\\text{#1}',
  '\\shortintertext': '\\text{#1}',
  '\\mbox': '\\text{#1}',
  '\\ne': '\\operatorname{neq}',
  '\\neq': '\\operatorname{neq}',
  '\\coloneqq': ':=',
  '\\coloneq': ':=',
  '\\eqqcolon': ':=',
  '\\eqdef': ':=',
  '\\defeq': ':=',
  '\\triangleq': ':=',
  '\\doteq': ':=',
  '\\colon': ':',
  '\\vcentcolon': ':',
  '\\argmax': '\\operatorname{argmax}',
  '\\argmin': '\\operatorname{argmin}',
  '\\softmax': '\\operatorname{softmax}',
  '\\norm': '\\lVert #1\\rVert',
  '\\abs': '\\lvert #1\\rvert',
  '\\inner': '\\langle #1,#2\\rangle',
  '\\E': '\\mathbb{E}',
  '\\mathds': '\\mathbb{#1}',
  '\\iff': '\\Longleftrightarrow',
  '\\implies': '\\Longrightarrow',
  '\\bold': '\\mathbf{#1}',
  '\\Tr': '\\operatorname{tr}',
  '\\tr': '\\operatorname{tr}',
  '\\diag': '\\operatorname{diag}',
  '\\Var': '\\operatorname{var}',
  '\\relu': '\\operatorname{relu}',
  '\\d': '\\operatorname{d}',
};

const MAX_EXPANSIONS = 300;
/** How many unknown commands are taken for names before giving up. */
const MAX_UNKNOWN_COMMANDS = 6;

export interface TexNode {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** @throws ReadingFailure where KaTeX stops. */
export function parseTree(text: string, offset: number): readonly TexNode[] {
  const macros: Record<string, string> = { ...MACROS };
  for (let unknownCommands = 0; ; unknownCommands += 1) {
    try {
      const options = {
        displayMode: true,
        strict: 'ignore',
        trust: false,
        maxExpand: MAX_EXPANSIONS,
        macros: { ...macros },
      };
      return nodesOf((katex as unknown as Parser).__parse(text, options));
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const unknown = /Undefined control sequence: (\\[A-Za-z]+)/.exec(error.message)?.[1];
      if (unknown !== undefined && unknownCommands < MAX_UNKNOWN_COMMANDS && !(unknown in macros)) {
        macros[unknown] = `\\operatorname{${unknown.slice(1)}}`;
        continue;
      }
      throw latexFailure(error, text, offset);
    }
  }
}

function latexFailure(error: Error, text: string, offset: number): ReadingFailure {
  const seen: unknown = 'rawMessage' in error ? error.rawMessage : undefined;
  const position: unknown = 'position' in error ? error.position : undefined;
  const length: unknown = 'length' in error ? error.length : undefined;
  const at = Math.min(typeof position === 'number' ? position : text.length, text.length);
  const size = typeof length === 'number' && length > 0 ? length : 1;
  const start = Math.min(at, Math.max(0, text.length - 1));
  const span = { start: offset + start, end: offset + Math.min(text.length, start + size) };
  if (typeof seen !== 'string') {
    return new ReadingFailure(span, 'This LaTeX is nested too deeply to read.', 'a simpler formula');
  }
  const wanted = /Expected '([^']+)'/.exec(seen)?.[1];
  const expected =
    wanted === undefined || wanted === 'EOF' ? 'LaTeX that closes what it opens' : `\`${wanted}\``;
  return new ReadingFailure(span, `The LaTeX breaks here: ${seen.replace(/[.\s]+$/, '')}.`, expected);
}

/** The nodes in a field of a node, whatever was there. */
export function nodesOf(value: unknown): readonly TexNode[] {
  if (Array.isArray(value)) return value.filter(isNode);
  return isNode(value) ? [value] : [];
}

function isNode(value: unknown): value is TexNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

export function stringOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The place of a node in our own text; macro expansions carry places in another text and get none. */
export function placeOf(source: string, node: TexNode): Span | undefined {
  const loc: unknown = node['loc'];
  if (typeof loc !== 'object' || loc === null || !('start' in loc) || !('end' in loc)) return undefined;
  const lexer: unknown = 'lexer' in loc ? loc.lexer : undefined;
  const input: unknown =
    typeof lexer === 'object' && lexer !== null && 'input' in lexer ? lexer.input : undefined;
  if (input !== source || typeof loc.start !== 'number' || typeof loc.end !== 'number') return undefined;
  return { start: loc.start, end: loc.end };
}
