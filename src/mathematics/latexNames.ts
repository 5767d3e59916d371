/** Names, words and styled letters of LaTeX as tokens. */
import { nodesOf, stringOf } from './katexTree.ts';
import type { TexNode } from './katexTree.ts';
import { walkNodes } from './latex.ts';
import { character } from './latexCharacter.ts';
import { lettersOf, placeOfNodes, push } from './latexWalk.ts';
import type { Walk } from './latexWalk.ts';
import { PROSE } from './names.ts';
import type { Span } from './span.ts';
import type { Word } from './token.ts';

const BIG: ReadonlyMap<string, Word> = new Map<string, Word>([
  ['\\sum', 'sum'],
  ['\\prod', 'prod'],
]);

export function operator(walk: Walk, node: TexNode, place: Span | undefined): void {
  const body = nodesOf(node['body']);
  if (body.length > 0) {
    const letters = lettersOf(body);
    return /^[A-Za-z]{2,}$/.test(letters)
      ? name(walk, letters, placeOfNodes(walk, body))
      : walkNodes(walk, body);
  }
  const value = stringOf(node['name']);
  const big = BIG.get(value);
  if (big) return push(walk, { kind: 'word', word: big }, place ?? sourcePlace(walk, value));
  if (/^\\[A-Za-z]+$/.test(value)) return name(walk, value.slice(1), place ?? sourcePlace(walk, value));
  return character(walk, value, place);
}

/** KaTeX gives operators no place; they stand right after what was read last. */
function sourcePlace(walk: Walk, command: string): Span | undefined {
  const start = walk.text.indexOf(command, walk.end);
  return start >= 0 && start - walk.end < 40 ? { start, end: start + command.length } : undefined;
}

export function name(walk: Walk, letters: string, place: Span | undefined): void {
  const relation = letters === 'neq' ? '!=' : undefined;
  if (relation) return push(walk, { kind: 'relation', relation }, place);
  push(walk, { kind: 'name', name: letters }, place);
}

export function text(walk: Walk, node: TexNode): void {
  const place = placeOfNodes(walk, node['body']);
  const words = lettersOf(node['body']);
  const trimmed = words.trim();
  if (trimmed === '') return;
  if (trimmed.length === 1) {
    const only = placeOfNodes(walk, node['body']);
    return character(walk, trimmed, only);
  }
  // `\text{random}` is a name; `\text{ where }` and `\text{if } ` are words between formulas.
  if (/^[\p{L}][\p{L}\d_-]*$/u.test(trimmed) && !PROSE.has(trimmed.toLowerCase())) {
    return push(walk, { kind: 'name', name: trimmed }, place);
  }
  push(walk, { kind: 'text', text: words }, place);
}

export function font(walk: Walk, node: TexNode): void {
  const style = stringOf(node['font']);
  const body = nodesOf(node['body']);
  const inner = body.length === 1 && body[0]?.type === 'ordgroup' ? nodesOf(body[0]['body']) : body;
  const letters = lettersOf(inner);
  const place = placeOfNodes(walk, inner);
  if (style === 'mathbb') {
    if (letters === 'E') return push(walk, { kind: 'word', word: 'expectation' }, place);
    if (letters === 'R') return push(walk, { kind: 'word', word: 'reals' }, place);
  }
  if (style === 'mathcal' || style === 'mathscr') {
    if (letters === 'N') return push(walk, { kind: 'word', word: 'normal' }, place);
    if (letters === 'U') return push(walk, { kind: 'name', name: 'Uniform' }, place);
    if (letters === 'O') return push(walk, { kind: 'word', word: 'bigO' }, place);
  }
  if (letters === '1' && /^(?:mathbf|mathbb|boldsymbol|mathds)$/.test(style))
    return push(walk, { kind: 'name', name: 'ones' }, place);
  const upright = /^(mathrm|mathit|mathsf|mathtt|mathbf|mathnormal|textrm)$/.test(style);
  if (upright && /^\p{L}[\p{L}\d]+$/u.test(letters))
    return push(walk, { kind: 'name', name: letters }, place);
  walkNodes(walk, inner);
}

export function accent(walk: Walk, node: TexNode): void {
  const label = stringOf(node['label']).replace(/^\\(wide|over)?/, '');
  walkNodes(walk, nodesOf(node['base']));
  // An arrow marks a vector; it does not make another name.
  if (label !== 'vec' && label !== 'rightarrow' && label !== 'arrow')
    push(walk, { kind: 'accent', accent: label });
}
