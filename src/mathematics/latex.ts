/** Cuts LaTeX into the same tokens as plain mathematics, through KaTeX's own parse tree. */
import { GREEK, GREEK_WORDS, plainLetter, PROSE, RELATIONS, SIGNS } from './names.ts';
import { fractionCharacter, fractionTokens, wordCharacter } from './plain.ts';
import type { TexNode } from './katexTree.ts';
import { nodesOf, parseTree, placeOf, stringOf } from './katexTree.ts';
import type { Span } from './span.ts';
import type { Bracket, Token, Word } from './token.ts';
import { ReadingFailure } from './token.ts';

/**
 * Cuts `text`, which stands at `offset`.
 * @throws ReadingFailure where KaTeX stops or where a construct has no mathematical meaning.
 */
export function tokenizeLatex(text: string, offset: number): Token[] {
  // KaTeX lacks these environments; the replacements have the same length, so that offsets stay true.
  const source = text
    .replaceAll('{eqnarray}', '{aligned} ')
    .replaceAll('{multline}', '{gathered}')
    .replaceAll('\u00a0', ' ');
  const tree = parseTree(source, offset);
  const walk: Walk = { text: source, offset, tokens: [], end: 0, depth: 0 };
  walkNodes(walk, tree);
  return joinDigits(walk.tokens);
}

interface Walk {
  readonly text: string;
  readonly offset: number;
  tokens: Token[];
  /** Where the last located thing ended, for nodes that KaTeX gives no place. */
  end: number;
  depth: number;
}

type Made = Token extends infer Each ? (Each extends Token ? Omit<Each, 'span' | 'spaced'> : never) : never;

function push(walk: Walk, made: Made, place?: Span): void {
  const start = place?.start ?? walk.end;
  const end = place?.end ?? start;
  const spaced = start > 0 && /[\s,;:!~]/.test(walk.text[start - 1] ?? '') && walk.end < start;
  const span = { start: walk.offset + start, end: walk.offset + end };
  walk.tokens.push({ ...made, span, spaced } as Token);
  walk.end = Math.max(walk.end, end);
}

function walkNodes(walk: Walk, nodes: readonly TexNode[]): void {
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

function character(walk: Walk, value: string, place: Span | undefined): void {
  const relation = RELATIONS.get(value);
  if (relation) return push(walk, { kind: 'relation', relation }, place);
  const sign = SIGNS.get(value);
  if (sign) return push(walk, { kind: 'sign', sign }, place);
  if (/^\d$/.test(value)) return push(walk, { kind: 'number', value: Number(value), text: value }, place);
  if (value === '.') return push(walk, { kind: 'text', text: '.' }, place);
  if (/^(\\@?[lc]?dots[cbmio]?|…|⋯|\\mathellipsis)$/.test(value))
    return push(walk, { kind: 'ellipsis' }, place);
  const fraction = fractionCharacter(value);
  if (fraction) {
    for (const token of fractionTokens(fraction, { start: 0, end: 0 })) push(walk, token, place);
    return;
  }
  const word = wordCharacter(value);
  if (word) return push(walk, { kind: 'word', word }, place);
  if (DELIMITERS.has(value)) return delimiter(walk, value, 'either', place);
  if (value === '\\infty' || value === '∞') return push(walk, { kind: 'name', name: 'infinity' }, place);
  if (value === '\\top' || value === '\\intercal' || value === '⊤')
    return push(walk, { kind: 'name', name: 'top' }, place);
  if (value === '\\star' || value === '⋆') return push(walk, { kind: 'name', name: 'star' }, place);
  if (value === '\\ell') return push(walk, { kind: 'letter', name: 'ell' }, place);
  if (value === '\\surd') return push(walk, { kind: 'word', word: 'sqrt' }, place);
  const greekWord = value.startsWith('\\') ? GREEK_WORDS.get(value.slice(1)) : undefined;
  if (greekWord !== undefined) return push(walk, { kind: 'letter', name: greekWord }, place);
  const letter = plainLetter(value);
  const greek = GREEK.get(letter);
  if (greek !== undefined) return push(walk, { kind: 'letter', name: greek }, place);
  if (/^\p{L}$/u.test(letter)) return push(walk, { kind: 'letter', name: letter }, place);
  if (/^\d$/.test(letter)) return push(walk, { kind: 'number', value: Number(letter), text: letter }, place);
  const start = place?.start ?? walk.end;
  throw new ReadingFailure(
    { start: walk.offset + start, end: walk.offset + (place?.end ?? start + 1) },
    `\`${value}\` has no meaning in these formulas.`,
    'letters, digits, operators or brackets',
  );
}

const DELIMITERS: ReadonlyMap<string, 'single' | 'double' | Bracket | readonly [Bracket]> = new Map<
  string,
  'single' | 'double' | Bracket | readonly [Bracket]
>([
  ['|', 'single'],
  ['\\vert', 'single'],
  ['\\lvert', 'single'],
  ['\\rvert', 'single'],
  ['\\mid', 'single'],
  ['∣', 'single'],
  ['\\|', 'double'],
  ['\\Vert', 'double'],
  ['\\lVert', 'double'],
  ['\\rVert', 'double'],
  ['\\parallel', 'double'],
  ['‖', 'double'],
  ['∥', 'double'],
  ['(', '('],
  [')', ['(']],
  ['[', '['],
  ['\\lbrack', '['],
  [']', ['[']],
  ['\\rbrack', ['[']],
  ['\\{', '\\{'],
  ['\\lbrace', '\\{'],
  ['\\}', ['\\{']],
  ['\\rbrace', ['\\{']],
  ['\\langle', '<'],
  ['⟨', '<'],
  ['〈', '<'],
  ['\\rangle', ['<']],
  ['⟩', ['<']],
  ['〉', ['<']],
  ['\\lfloor', '⌊'],
  ['\\rfloor', ['⌊']],
  ['\\lceil', '⌈'],
  ['\\rceil', ['⌈']],
]);

function delimiter(walk: Walk, value: string, side: 'left' | 'right' | 'either', place?: Span): void {
  if (value === '.' || value === '') return;
  const found = DELIMITERS.get(value);
  if (found === 'single' || found === 'double') {
    const knownSide = /^\\l/.test(value) ? 'left' : /^\\r/.test(value) ? 'right' : side;
    return push(walk, { kind: 'bar', double: found === 'double', side: knownSide }, place);
  }
  if (found === undefined) {
    const start = place?.start ?? walk.end;
    throw new ReadingFailure(
      { start: walk.offset + start, end: walk.offset + (place?.end ?? start + 1) },
      `The bracket \`${value}\` has no meaning in these formulas.`,
      'round, square or curly brackets, or bars',
    );
  }
  if (typeof found === 'string') return push(walk, { kind: 'open', bracket: found }, place);
  return push(walk, { kind: 'close', bracket: found[0] }, place);
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
  const content = nodesOf(value);
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

const BIG: ReadonlyMap<string, Word> = new Map<string, Word>([
  ['\\sum', 'sum'],
  ['\\prod', 'prod'],
]);

function operator(walk: Walk, node: TexNode, place: Span | undefined): void {
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

function name(walk: Walk, letters: string, place: Span | undefined): void {
  const relation = letters === 'neq' ? '!=' : undefined;
  if (relation) return push(walk, { kind: 'relation', relation }, place);
  push(walk, { kind: 'name', name: letters }, place);
}

/** The letters and digits under a node, in order. */
function lettersOf(value: unknown): string {
  return nodesOf(value)
    .map((node) => {
      if (node.type === 'spacing') return ' ';
      const own = stringOf(node['text']);
      if (own !== '') return own.startsWith('\\') ? (GREEK_WORDS.get(own.slice(1)) ?? own) : own;
      return lettersOf(node['body'] ?? node['base']);
    })
    .join('');
}

function placeOfNodes(walk: Walk, value: unknown): Span | undefined {
  const nodes = nodesOf(value);
  const places = nodes
    .map((node) => placeOf(walk.text, node) ?? placeOfNodes(walk, node['body'] ?? node['base']))
    .filter((place) => place !== undefined);
  const first = places[0];
  const last = places.at(-1);
  return first && last ? { start: first.start, end: last.end } : undefined;
}

function text(walk: Walk, node: TexNode): void {
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

function font(walk: Walk, node: TexNode): void {
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
    if (letters === 'O') return push(walk, { kind: 'word', word: 'bigO' }, place);
  }
  const upright = /^(mathrm|mathit|mathsf|mathtt|mathbf|mathnormal|textrm)$/.test(style);
  if (upright && /^\p{L}[\p{L}\d]+$/u.test(letters))
    return push(walk, { kind: 'name', name: letters }, place);
  walkNodes(walk, inner);
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

function accent(walk: Walk, node: TexNode): void {
  const label = stringOf(node['label']).replace(/^\\(wide|over)?/, '');
  walkNodes(walk, nodesOf(node['base']));
  // An arrow marks a vector; it does not make another name.
  if (label !== 'vec' && label !== 'rightarrow' && label !== 'arrow')
    push(walk, { kind: 'accent', accent: label });
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

/** KaTeX hands digits over one by one; `1`, `0`, `.`, `5` side by side are one number, and so is `2e-9`. */
function joinDigits(tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) break;
    if (isDot(token) && isDot(tokens[at + 1]) && joined.at(-1)?.kind !== 'ellipsis') {
      joined.push({ kind: 'ellipsis', span: token.span, spaced: token.spaced });
      while (isDot(tokens[at + 1])) at += 1;
      continue;
    }
    const following = tokens[at + 1];
    if (isDot(token) && following?.kind === 'number' && following.span.start === token.span.end) {
      // `.5`: a zero goes without saying.
      let digits = '0.';
      let end = token.span.end;
      for (
        let next = tokens[at + 1];
        next?.kind === 'number' && next.span.start === end;
        next = tokens[at + 1]
      ) {
        digits += next.text;
        end = next.span.end;
        at += 1;
      }
      const span = { start: token.span.start, end };
      joined.push({ kind: 'number', value: Number(digits), text: digits, span, spaced: token.spaced });
      continue;
    }
    if (token.kind !== 'number') {
      joined.push(token);
      continue;
    }
    let digits = token.text;
    let end = token.span.end;
    let next = tokens[at + 1];
    while (next !== undefined && next.span.start === end && isDigitPart(next, tokens[at + 2], digits)) {
      digits += next.kind === 'number' ? next.text : '.';
      end = next.span.end;
      at += 1;
      next = tokens[at + 1];
    }
    const span = { start: token.span.start, end };
    joined.push({ kind: 'number', value: Number(digits), text: digits, span, spaced: token.spaced });
  }
  return joined;
}

function isDot(token: Token | undefined): boolean {
  return token?.kind === 'text' && token.text === '.';
}

function isDigitPart(token: Token, after: Token | undefined, digits: string): boolean {
  if (token.kind === 'number') return true;
  if (token.kind !== 'text' || token.text !== '.' || digits.includes('.')) return false;
  return after?.kind === 'number' && after.span.start === token.span.end;
}
