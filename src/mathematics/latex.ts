/** Cuts LaTeX into the same tokens as plain mathematics, through KaTeX's own parse tree. */
import { joinDigits } from './digits.ts';
import { nodesOf, parseTree, placeOf, stringOf } from './katexTree.ts';
import type { TexNode } from './katexTree.ts';
import { character } from './latexCharacter.ts';
import { delimiter } from './latexDelimiter.ts';
import { accent, font, name, operator, text } from './latexNames.ts';
import { mendLatex } from './latexSource.ts';
import { lettersOf, placeOfNodes, push } from './latexWalk.ts';
import type { Walk } from './latexWalk.ts';
import type { Span } from './span.ts';
import { ReadingFailure } from './token.ts';
import type { Token } from './token.ts';

/**
 * Cuts `text`, which stands at `offset`.
 * @throws ReadingFailure where KaTeX stops or where a construct has no mathematical meaning.
 */
export function tokenizeLatex(text: string, offset: number): Token[] {
  const source = mendLatex(text);
  const tree = parseTree(source, offset);
  const walk: Walk = { text: source, offset, tokens: [], end: 0, depth: 0 };
  walkNodes(walk, tree);
  return joinDigits(walk.tokens);
}

export function walkNodes(walk: Walk, nodes: readonly TexNode[]): void {
  if (walk.depth > 100) {
    const here = walk.offset + walk.end;
    throw new ReadingFailure(
      { start: here, end: here + 1 },
      'This LaTeX is nested too deeply to read.',
      'a simpler formula',
    );
  }
  walk.depth += 1;
  for (const node of nodes) walkNode(walk, node);
  walk.depth -= 1;
}

function group(walk: Walk, nodes: readonly TexNode[], place?: Span): void {
  const typed = place !== undefined && walk.text[place.start] === '{';
  push(
    walk,
    { kind: 'open', bracket: '{', implicit: !typed },
    place && { start: place.start, end: place.start },
  );
  walkNodes(walk, nodes);
  const end = place ? Math.max(place.end, walk.end) : walk.end;
  push(walk, { kind: 'close', bracket: '{', implicit: !typed }, { start: end, end });
}

/** A script or an argument: its own group, once, whether or not braces were typed. */
function argument(walk: Walk, value: unknown): void {
  const nodes = nodesOf(value);
  const only = nodes.length === 1 ? nodes[0] : undefined;
  if (only?.type === 'ordgroup') group(walk, nodesOf(only['body']), placeOf(walk.text, only));
  else group(walk, nodes, only && placeOf(walk.text, only));
}

function walkNode(walk: Walk, node: TexNode): void {
  const place = placeOf(walk.text, node);
  switch (node.type) {
    case 'mathord':
    case 'textord':
    case 'atom':
      return character(walk, stringOf(node['text']), place);
    case 'ordgroup':
      return isPlainGroup(node)
        ? walkNodes(walk, nodesOf(node['body']))
        : group(walk, nodesOf(node['body']), place);
    case 'supsub':
      return nodesOf(node['base'])[0]?.type === 'horizBrace'
        ? walkNodes(walk, nodesOf(node['base']))
        : scripts(walk, node);
    case 'genfrac':
      return fraction(walk, node, place);
    case 'sqrt': {
      push(walk, { kind: 'word', word: 'sqrt' }, place);
      const index = nodesOf(node['index']);
      if (index.length > 0) {
        push(walk, { kind: 'open', bracket: '[' });
        walkNodes(walk, index);
        push(walk, { kind: 'close', bracket: '[' });
      }
      return argument(walk, node['body']);
    }
    case 'op':
      return operator(walk, node, place);
    case 'operatorname':
      return name(walk, lettersOf(node['body']), placeOfNodes(walk, node['body']));
    case 'text':
      return text(walk, node);
    case 'font':
      return font(walk, node);
    case 'leftright':
      return leftRight(walk, node);
    case 'middle':
      return delimiter(walk, stringOf(node['delim']), 'either', place);
    case 'delimsizing': {
      const side = node['mclass'] === 'mopen' ? 'left' : node['mclass'] === 'mclose' ? 'right' : 'either';
      return delimiter(walk, stringOf(node['delim']), side, place);
    }
    case 'accent':
      return accent(walk, node);
    case 'overline':
    case 'underline': {
      walkNodes(walk, nodesOf(node['body']));
      if (node.type === 'overline') push(walk, { kind: 'accent', accent: 'bar' });
      return;
    }
    case 'array':
      return array(walk, node);
    case 'cr':
      return push(walk, { kind: 'sign', sign: 'newline' });
    case 'kern': {
      const dimension: unknown = node['dimension'];
      const wide =
        typeof dimension === 'object' && dimension !== null && 'unit' in dimension && dimension.unit === 'em';
      if (wide) push(walk, { kind: 'text', text: '' });
      return;
    }
    case 'mclass':
      return stacked(walk, node);
    case 'styling':
    case 'sizing':
    case 'color':
    case 'enclose':
    case 'horizBrace':
    case 'hbox':
    case 'lap':
    case 'smash':
    case 'vcenter':
      return walkNodes(walk, nodesOf(node['body'] ?? node['base']));
    case 'xArrow':
      return push(walk, { kind: 'relation', relation: '->' }, place);
    case 'htmlmathml':
      return walkNodes(walk, nodesOf(node['html']));
    case 'phantom':
    case 'hphantom':
    case 'vphantom':
    case 'spacing':
    case 'rule':
    case 'internal':
    case 'mathchoice':
    case 'tag':
      return node.type === 'tag' ? walkNodes(walk, nodesOf(node['body'])) : undefined;
    default:
      throw new ReadingFailure(
        { start: walk.offset + walk.end, end: walk.offset + walk.end + 1 },
        `The LaTeX construct \`${node.type}\` has no mathematical meaning here.`,
        'ordinary formulas',
      );
  }
}

/** `{\rm exp}` and other groups that only hold one styled thing read as what they hold. */
function isPlainGroup(node: TexNode): boolean {
  const body = nodesOf(node['body']);
  return (
    body.length === 1 && (body[0]?.type === 'font' || body[0]?.type === 'mathord' || body[0]?.type === 'text')
  );
}

function scripts(walk: Walk, node: TexNode): void {
  walkNodes(walk, nodesOf(node['base']));
  const raised = nodesOf(node['sup']);
  const primes = primesOf(raised);
  // V'_i and V_i' are the same; the prime belongs to the name, so it comes first.
  for (let prime = 0; prime < (primes?.count ?? 0); prime += 1) push(walk, { kind: 'sign', sign: "'" });
  if (nodesOf(node['sub']).length > 0) script(walk, '_', node['sub']);
  if (primes) {
    if (primes.rest.length === 0) return;
    push(walk, { kind: 'sign', sign: '^' });
    group(walk, primes.rest);
  } else if (raised.length > 0) script(walk, '^', node['sup']);
}

/** `\overset{\text{def}}{=}`, `\stackrel{iid}{\sim}`: the sign below counts; a "def" above makes it a definition. */
function stacked(walk: Walk, node: TexNode): void {
  const body = nodesOf(node['body']);
  const only = body.length === 1 ? body[0] : undefined;
  const base = only?.type === 'supsub' ? nodesOf(only['base'])[0] : undefined;
  if (only === undefined || base?.type !== 'op') return walkNodes(walk, body);
  const above = lettersOf(only['sup']);
  const sign = nodesOf(base['body']);
  if (/def|Δ|△/i.test(above) && lettersOf(sign) === '=') {
    return push(walk, { kind: 'relation', relation: ':=' }, placeOfNodes(walk, sign));
  }
  walkNodes(walk, sign);
}

function script(walk: Walk, sign: '_' | '^', value: unknown): void {
  push(walk, { kind: 'sign', sign });
  const given = nodesOf(value);
  const content = given.length === 1 && given[0]?.type === 'ordgroup' ? nodesOf(given[0]['body']) : given;
  const [only] = content;
  const isStar = content.length === 1 && /^(\*|∗|\\ast|\\star|⋆)$/.test(stringOf(only?.['text']));
  if (!isStar) return argument(walk, value);
  // N^* is a name, not a product that breaks off.
  push(walk, { kind: 'open', bracket: '{', implicit: true });
  push(walk, { kind: 'name', name: 'star' }, only && placeOf(walk.text, only));
  push(walk, { kind: 'close', bracket: '{', implicit: true });
}

/** KaTeX turns `x'^2` into one superscript of primes and the rest. */
function primesOf(
  content: readonly TexNode[],
): { readonly count: number; readonly rest: readonly TexNode[] } | undefined {
  const inner =
    content.length === 1 && content[0]?.type === 'ordgroup' ? nodesOf(content[0]['body']) : content;
  const count = inner.findIndex((each) => each['text'] !== '\\prime');
  const primes = count === -1 ? inner.length : count;
  return primes === 0 ? undefined : { count: primes, rest: inner.slice(primes) };
}

function fraction(walk: Walk, node: TexNode, place: Span | undefined): void {
  if (node['hasBarLine'] !== true) {
    push(walk, { kind: 'word', word: 'binom' }, place);
  } else push(walk, { kind: 'word', word: 'frac' }, place);
  argument(walk, node['numer']);
  argument(walk, node['denom']);
}

function leftRight(walk: Walk, node: TexNode): void {
  const left = stringOf(node['left']);
  const right = stringOf(node['right']);
  const body = nodesOf(node['body']);
  const only = body.length === 1 ? body[0] : undefined;
  // The brackets of a matrix and the brace of cases belong to their rows.
  if (only?.type === 'array') return array(walk, only, left === '\\{' ? 'cases' : 'matrix');
  delimiter(walk, left, 'left');
  walkNodes(walk, body);
  delimiter(walk, right, 'right');
}

function array(walk: Walk, node: TexNode, form?: 'matrix' | 'cases'): void {
  const rows = node['body'];
  const outer = walk.tokens;
  const start = walk.end;
  const cut: Token[][][] = [];
  for (const row of Array.isArray(rows) ? rows : []) {
    const cells: Token[][] = [];
    for (const cell of Array.isArray(row) ? row : []) {
      walk.tokens = [];
      const nodes = nodesOf(cell);
      walkNodes(
        walk,
        nodes.flatMap((each) => unwrap(each)),
      );
      cells.push(joinDigits(walk.tokens));
    }
    cut.push(cells);
  }
  walk.tokens = outer;
  const single = cut.length === 1 && cut[0]?.length === 1;
  const made = form ?? (isAligned(node) || single ? 'lines' : 'matrix');
  const span = { start: walk.offset + start, end: walk.offset + walk.end };
  walk.tokens.push({ kind: 'rows', form: made, rows: cut, span, spaced: false });
}

/** Cells come wrapped in a style and a group that nobody wrote. */
function unwrap(node: TexNode): readonly TexNode[] {
  if (node.type === 'styling') return nodesOf(node['body']).flatMap((each) => unwrap(each));
  if (node.type === 'ordgroup' && node['loc'] === undefined) {
    return nodesOf(node['body']).flatMap((each) => unwrap(each));
  }
  return [node];
}

function isAligned(node: TexNode): boolean {
  const separation = node['colSeparationType'];
  return (
    separation === 'align' || separation === 'alignat' || separation === 'gather' || node['addJot'] === true
  );
}
