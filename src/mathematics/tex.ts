/** Prints a tree as TeX: how a formula was understood. */
import type { Expression, OrderNotation, Relation } from './expression.ts';
import { GREEK_WORDS } from './names.ts';

/** How tightly a node holds together; a part that is looser than its place needs brackets. */
const RELATION = 0;
const SUM = 1;
const PRODUCT = 2;
const SIGN = 3;
const POWER = 4;
const ATOM = 5;

/** TeX for `node`, which reads back as an equal tree. */
export function toTex(node: Expression): string {
  switch (node.kind) {
    case 'number':
      return numberTex(node.text);
    case 'symbol':
      return nameTex(node.name);
    case 'constant':
      return node.name === 'e' ? 'e' : node.name === 'pi' ? '\\pi' : '\\infty';
    case 'add':
      return node.terms.map((term, at) => termTex(term, at === 0)).join('');
    case 'multiply':
      return productTex(node.factors);
    case 'divide':
      return `\\frac{${toTex(node.numerator)}}{${toTex(node.denominator)}}`;
    case 'negate':
      return `-${inside(node.argument, PRODUCT)}`;
    case 'power':
      return `${base(node.base)}^{${toTex(node.exponent)}}`;
    case 'root':
      return node.degree
        ? `\\sqrt[{${toTex(node.degree)}}]{${toTex(node.radicand)}}`
        : `\\sqrt{${toTex(node.radicand)}}`;
    case 'function':
      return functionTex(node);
    case 'call':
      return `${toTex(node.callee)}\\left(${node.arguments.map(toTex).join(', ')}\\right)`;
    case 'indexed':
      return `${base(node.base)}_{${node.indices.map(toTex).join(', ')}}`;
    case 'sum':
    case 'product':
      return bigTex(node);
    case 'norm':
      return `\\left\\lVert ${inside(node.argument, SUM)}\\right\\rVert${node.order ? `_{${toTex(node.order)}}` : ''}`;
    case 'inner':
      return `\\left\\langle ${inside(node.left, SUM)}, ${inside(node.right, SUM)}\\right\\rangle`;
    case 'transpose':
      return node.prime ? `${base(node.argument)}'` : `${base(node.argument)}^{\\top}`;
    case 'tuple':
      return `\\left(${node.items.map(toTex).join(', ')}\\right)`;
    case 'matrix':
      return `\\begin{bmatrix}${node.rows.map((row) => row.map(toTex).join(' & ')).join(' \\\\ ')}\\end{bmatrix}`;
    case 'cases':
      return `\\begin{cases}${node.branches
        .map(({ value, condition }) =>
          condition
            ? `${toTex(value)} & \\text{if } ${toTex(condition)}`
            : `${toTex(value)} & \\text{otherwise}`,
        )
        .join(' \\\\ ')}\\end{cases}`;
    case 'expectation':
      return `\\mathbb{E}${node.over ? `_{${toTex(node.over)}}` : ''}\\left[${toTex(node.body)}\\right]`;
    case 'distribution': {
      const word = node.family.charAt(0).toUpperCase() + node.family.slice(1);
      const name = node.family === 'normal' ? '\\mathcal{N}' : `\\operatorname{${word}}`;
      return `${name}\\left(${node.parameters.map(toTex).join(', ')}\\right)`;
    }
    case 'positivePart':
      return `\\left[${toTex(node.argument)}\\right]_{+}`;
    case 'order':
      return `${ORDERS[node.notation]}\\left(${toTex(node.argument)}\\right)`;
    case 'space':
      return node.dimensions.length === 0
        ? '\\mathbb{R}'
        : `\\mathbb{R}^{${node.dimensions.map((each) => inside(each, SUM)).join(' \\times ')}}`;
    case 'set':
      return `\\left\\{${toTex(node.element)} : ${node.conditions.map(toTex).join(', ')}\\right\\}`;
    case 'ellipsis':
      return '\\ldots ';
    case 'relation':
      return [inside(node.first, SUM)]
        .concat(node.links.map((link) => `${RELATIONS[link.relation]} ${inside(link.expression, SUM)}`))
        .join(' ');
    case 'list':
      return node.items.map(toTex).join(',\\quad ');
    default: {
      const unreachable: never = node;
      return unreachable;
    }
  }
}

const ORDERS: Readonly<Record<OrderNotation, string>> = {
  O: 'O',
  Theta: '\\Theta',
  Omega: '\\Omega',
  o: 'o',
  omega: '\\omega',
};

const RELATIONS: Readonly<Record<Relation, string>> = {
  ':=': ':=',
  '=': '=',
  '!=': '\\ne',
  '<': '<',
  '<=': '\\le',
  '>': '>',
  '>=': '\\ge',
  '<<': '\\ll',
  '>>': '\\gg',
  prop: '\\propto',
  '~=': '\\approx',
  '~': '\\sim',
  '->': '\\to',
  in: '\\in',
  '=>': '\\Rightarrow',
  '<=>': '\\Leftrightarrow',
};

function tightness(node: Expression): number {
  switch (node.kind) {
    case 'relation':
    case 'list':
      return RELATION;
    case 'add':
      return SUM;
    case 'multiply':
    case 'sum':
    case 'product':
      return PRODUCT;
    case 'negate':
      return SIGN - 2;
    case 'expectation':
    case 'ellipsis':
    case 'divide':
    case 'function':
      return POWER;
    case 'power':
    case 'transpose':
      return POWER;
    default:
      return ATOM;
  }
}

function brackets(tex: string): string {
  return `\\left(${tex}\\right)`;
}

/** The TeX of a part in a place that holds together as tightly as `place`. */
function inside(node: Expression, place: number): string {
  const tex = toTex(node);
  return tightness(node) < place ? brackets(tex) : tex;
}

function termTex(term: Expression, first: boolean): string {
  if (term.kind === 'negate') {
    const tex = `-${inside(term.argument, PRODUCT)}`;
    return first ? tex : ` - ${tex.slice(1)}`;
  }
  const tex = inside(term, PRODUCT);
  return first ? tex : ` + ${tex}`;
}

/** What a script is put on: only names, brackets and bars take one without brackets of their own. */
function base(node: Expression): string {
  switch (node.kind) {
    case 'number':
      return node.text.includes('e') || node.text.includes('E') ? brackets(toTex(node)) : toTex(node);
    case 'constant':
    case 'call':
    case 'norm':
    case 'inner':
    case 'matrix':
      return toTex(node);
    case 'symbol':
      return node.name.includes('_') || node.name.includes('^') ? `{${toTex(node)}}` : toTex(node);
    case 'indexed':
      return toTex(node);
    default:
      return brackets(toTex(node));
  }
}

function productTex(factors: readonly Expression[]): string {
  let tex = '';
  let previous: Expression | undefined;
  for (const factor of factors) {
    const grouped =
      factor.kind === 'multiply' ||
      factor.kind === 'negate' ||
      ((factor.kind === 'sum' || factor.kind === 'product') && factor !== factors.at(-1));
    const piece = grouped ? brackets(toTex(factor)) : inside(factor, PRODUCT);
    const dot = previous !== undefined && needsDot(previous, factor);
    tex += previous === undefined ? piece : `${dot ? ' \\cdot ' : ' '}${piece}`;
    previous = factor;
  }
  return tex;
}

/** A number after anything, or a bracket after a name, would be read as something else. */
function needsDot(previous: Expression, factor: Expression): boolean {
  if (startsWithDigit(factor)) return true;
  if (previous.kind === 'symbol' && !previous.declared) return opensBracket(factor);
  if (previous.kind === 'symbol' || previous.kind === 'constant') return opensBracket(factor);
  return previous.kind === 'ellipsis' || factor.kind === 'ellipsis' || previous.kind === 'order';
}

function startsWithDigit(node: Expression): boolean {
  if (node.kind === 'number') return true;
  if (node.kind === 'power') return startsWithDigit(node.base);
  if (node.kind === 'function') return node.name === 'factorial';
  return node.kind === 'transpose' && startsWithDigit(node.argument);
}

function opensBracket(node: Expression): boolean {
  const tex = inside(node, PRODUCT);
  return tex.startsWith('\\left') || tex.startsWith('(') || tex.startsWith('[');
}

function functionTex(node: Extract<Expression, { kind: 'function' }>): string {
  const [first] = node.arguments;
  if (node.name === 'abs' && first) return `\\left|${inside(first, SUM)}\\right|`;
  if (node.name === 'hadamard')
    return brackets(node.arguments.map((each) => inside(each, PRODUCT)).join(' \\odot '));
  if (node.name === 'factorial' && first) return `${base(first)}!`;
  if (node.name === 'floor' && first) return `\\lfloor ${toTex(first)}\\rfloor`;
  if (node.name === 'ceil' && first) return `\\lceil ${toTex(first)}\\rceil`;
  const name = TEX_FUNCTIONS.has(node.name)
    ? `\\${node.name}`
    : `\\operatorname{${FUNCTION_WORDS[node.name] ?? node.name}}`;
  const lower = node.base ? `_{${toTex(node.base)}}` : '';
  return `${name}${lower}\\left(${node.arguments.map(toTex).join(', ')}\\right)`;
}

const TEX_FUNCTIONS = new Set([
  'exp',
  'log',
  'max',
  'min',
  'sin',
  'cos',
  'tan',
  'sinh',
  'cosh',
  'tanh',
  'det',
]);
const FUNCTION_WORDS: Readonly<Record<string, string>> = { trace: 'tr' };

function bigTex(node: Extract<Expression, { kind: 'sum' | 'product' }>): string {
  const sign = node.kind === 'sum' ? '\\sum' : '\\prod';
  const index = node.index === '' ? '' : nameTex(node.index);
  const start = node.from ? `${index}=${toTex(node.from)}` : index;
  const lower = node.condition ? `${start}, ${toTex(node.condition)}` : start;
  const low = lower === '' ? '' : `_{${lower}}`;
  const high = node.to ? `^{${toTex(node.to)}}` : '';
  const body = inside(node.body, PRODUCT);
  return `${sign}${low}${high} ${body}`;
}

function numberTex(text: string): string {
  const match = /^(.*)[eE]([+-]?)0*(\d+)$/.exec(text);
  if (!match) return text;
  return `{${match[1] ?? '1'} \\cdot 10^{${match[2] === '-' ? '-' : ''}${match[3] ?? '0'}}}`;
}

/** A canonical name: Greek letters as commands, `D_random` with its subscript, long words upright. */
export function nameTex(name: string): string {
  const parts = name.split(/([_^])/);
  const [head = name] = parts;
  let tex = wordTex(head);
  for (let at = 1; at + 1 < parts.length; at += 2)
    tex += `${parts[at] ?? ''}{${wordTex(parts[at + 1] ?? '')}}`;
  return tex;
}

function wordTex(word: string): string {
  const primes = /'+$/.exec(word)?.[0] ?? '';
  const bare = primes === '' ? word : word.slice(0, -primes.length);
  if (bare === 'ell' || (GREEK_WORDS.has(bare) && bare.length > 1))
    return `\\${GREEK_WORDS.get(bare) ?? bare}${primes}`;
  return bare.length > 1 && !/^\d+$/.test(bare) ? `\\text{${bare}}${primes}` : `${bare}${primes}`;
}
