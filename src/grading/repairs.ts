/** The trees that one usual mistake away from a wrong formula: changed at one place, or everywhere alike. */
import type { Expression } from '../mathematics/expression.ts';
import type { Types } from '../mathematics/point.ts';
import { children, replaceNodes, sameTree } from '../mathematics/structure.ts';
import type { Mistake } from './generic.ts';
import { number, put } from './editing.ts';
import { ranges, swaps } from './nameRepairs.ts';

/** What a formula would be without one mistake, or the key with it. */
export interface Repair {
  readonly mistake: Mistake;
  readonly tree: Expression;
}

/** How a node stands in its tree, as far as mistakes care. */
type Role = 'whole' | 'term' | 'factor' | 'exponent' | 'argument' | 'below' | 'part';

export interface Site {
  readonly node: Expression;
  readonly role: Role;
}

/** Sums and products with more parts than these are not searched part by part. */
const MAX_PARTS = 10;

function* sitesOf(node: Expression, role: Role): Generator<Site> {
  yield { node, role };
  switch (node.kind) {
    case 'add':
      for (const term of node.terms) yield* sitesOf(term, 'term');
      return;
    case 'negate':
      yield* sitesOf(node.argument, 'part');
      return;
    case 'multiply':
      for (const factor of node.factors) yield* sitesOf(factor, 'factor');
      return;
    case 'divide':
      yield* sitesOf(node.numerator, 'part');
      yield* sitesOf(node.denominator, 'below');
      return;
    case 'power':
      yield* sitesOf(node.base, 'part');
      yield* sitesOf(node.exponent, 'exponent');
      return;
    case 'function':
      for (const each of node.arguments) yield* sitesOf(each, 'argument');
      return;
    case 'call':
      for (const each of node.arguments) yield* sitesOf(each, 'part');
      return;
    // Indices and bounds count; they are not reckoned with.
    case 'indexed':
      return;
    case 'sum':
    case 'product':
      yield* sitesOf(node.body, 'part');
      return;
    default:
      for (const child of children(node)) yield* sitesOf(child, 'part');
  }
}

const negated = (argument: Expression): Expression =>
  argument.kind === 'negate' ? argument.argument : { kind: 'negate', argument, span: argument.span };
const times = (value: number, by: Expression): Expression => ({
  kind: 'multiply',
  factors: [number(value, by), by],
  span: by.span,
});
const raised = (base: Expression, exponent: number): Expression => ({
  kind: 'power',
  base,
  exponent: number(exponent, base),
  span: base.span,
});
const rootOf = (radicand: Expression): Expression => ({ kind: 'root', radicand, span: radicand.span });

const isSquare = (node: Expression): node is Extract<Expression, { kind: 'power' }> =>
  node.kind === 'power' && node.exponent.kind === 'number' && node.exponent.value === 2;

/** Trees that `seen` would be without one mistake, the likeliest mistakes first. */
export function* repairsOf(seen: Expression, types: Types): Generator<Repair> {
  const sites = [...sitesOf(seen, 'whole')];
  const changed = (mistake: Mistake, { node }: Site, by: Expression): Repair => ({
    mistake,
    tree: put(seen, node, by),
  });
  for (const site of sites) {
    const inExponent = site.role === 'exponent' || isArgumentOfExp(seen, site);
    if (site.role !== 'part' && site.role !== 'factor' && site.role !== 'below')
      yield changed(inExponent ? 'sign-in-exponent' : 'sign-flipped', site, negated(site.node));
  }
  yield* repeatedSigns(seen, sites);
  for (const site of sites) {
    const inExponent = site.role === 'exponent' || isArgumentOfExp(seen, site);
    if (site.role === 'part' || site.role === 'factor' || site.node.kind === 'number') continue;
    for (const by of [2, 0.5]) {
      yield changed(inExponent ? 'factor-two-in-exponent' : 'factor-two', site, times(by, site.node));
    }
  }
  yield* squares(seen, sites);
  yield* swaps(seen, sites, types);
  yield* ranges(seen, types);
  for (const site of sites) {
    const { node } = site;
    if (node.kind === 'transpose') yield changed('transposed-index', site, node.argument);
    else if (isMatrix(node, types))
      yield changed('transposed-index', site, {
        kind: 'transpose',
        argument: node,
        prime: false,
        span: node.span,
      });
    if (node.kind === 'divide')
      yield changed('inverted', site, { ...node, numerator: node.denominator, denominator: node.numerator });
    else if (site.role === 'factor' || site.role === 'argument' || node.kind === 'power')
      yield changed('inverted', site, raised(node, -1));
    if (node.kind === 'multiply') {
      yield* reordered(seen, node);
      yield* turnedOver(seen, node);
    }
  }
  for (const tree of withoutParts(seen, 'add')) yield { mistake: 'extra-term', tree };
  for (const tree of withoutParts(seen, 'multiply')) yield { mistake: 'extra-factor', tree };
}

/** Trees that the key becomes when one part of it is forgotten. */
export function* omissionsOf(wanted: Expression): Generator<Repair> {
  for (const tree of withoutParts(wanted, 'add')) yield { mistake: 'missing-term', tree };
  for (const tree of withoutParts(wanted, 'multiply')) yield { mistake: 'missing-factor', tree };
}

function isArgumentOfExp(tree: Expression, { node, role }: Site): boolean {
  if (role !== 'argument') return false;
  for (const { node: outer } of sitesOf(tree, 'whole')) {
    if (outer.kind === 'function' && outer.arguments.includes(node)) return outer.name === 'exp';
  }
  return false;
}

/** (x + μ)ᵀ S (x + μ): the same wrong sign wherever the same sum stands. */
function* repeatedSigns(seen: Expression, sites: readonly Site[]): Generator<Repair> {
  const sums = sites.flatMap(({ node }) => (node.kind === 'add' ? [node] : []));
  for (const [at, sum] of sums.entries()) {
    const isRepeated = sums.some((other, place) => place > at && sameTree(other, sum));
    if (!isRepeated || sums.findIndex((other) => sameTree(other, sum)) < at) continue;
    for (const term of sum.terms) {
      const by = put(sum, term, negated(term));
      yield {
        mistake: 'sign-flipped',
        tree: replaceNodes(seen, (node) => (sameTree(node, sum) ? by : undefined)),
      };
    }
  }
}

/** A square that is missing or one too many, at one place, or at every norm alike. */
function* squares(seen: Expression, sites: readonly Site[]): Generator<Repair> {
  const squared = new Set(sites.flatMap(({ node }) => (isSquare(node) ? [node.base] : [])));
  const norms = sites.filter(({ node }) => node.kind === 'norm');
  const all = (swap: (node: Expression) => Expression | undefined): Repair => ({
    mistake: 'squared',
    tree: replaceNodes(seen, swap),
  });
  if (norms.length > 1) {
    yield all((node) => (node.kind === 'norm' ? raised(node, 2) : undefined));
    yield all((node) => (isSquare(node) && node.base.kind === 'norm' ? node.base : undefined));
  }
  for (const name of new Set(sites.flatMap(({ node }) => (node.kind === 'symbol' ? [node.name] : [])))) {
    for (const by of [rootOf, (node: Expression): Expression => raised(node, 2)]) {
      yield all((node) => (node.kind === 'symbol' && node.name === name ? by(node) : undefined));
    }
  }
  for (const { node, role } of sites) {
    if (isSquare(node)) yield { mistake: 'squared', tree: put(seen, node, node.base) };
    else if (node.kind === 'root') yield { mistake: 'squared', tree: put(seen, node, node.radicand) };
    else if (squared.has(node) || node.kind === 'number') continue;
    else if (
      role === 'whole' ||
      role === 'term' ||
      isName(node) ||
      node.kind === 'norm' ||
      node.kind === 'add'
    ) {
      yield { mistake: 'squared', tree: put(seen, node, raised(node, 2)) };
    }
    if (role === 'whole' || role === 'below' || (isName(node) && !squared.has(node)))
      yield { mistake: 'squared', tree: put(seen, node, rootOf(node)) };
  }
}

function isName(node: Expression): boolean {
  return node.kind === 'symbol' || node.kind === 'indexed';
}

function isMatrix(node: Expression, types: Types): boolean {
  return node.kind === 'symbol' && types.get(node.name)?.kind === 'matrix';
}

/** Two factors side by side that belong below the line. */
function* turnedOver(seen: Expression, node: Extract<Expression, { kind: 'multiply' }>): Generator<Repair> {
  if (node.factors.length < 3 || node.factors.length > MAX_PARTS) return;
  for (let at = 0; at + 1 < node.factors.length; at += 1) {
    const pair: Expression = { ...node, factors: node.factors.slice(at, at + 2) };
    const factors = node.factors.toSpliced(at, 2, raised(pair, -1));
    yield { mistake: 'inverted', tree: put(seen, node, { ...node, factors }) };
  }
}

function* reordered(seen: Expression, node: Extract<Expression, { kind: 'multiply' }>): Generator<Repair> {
  if (node.factors.length > MAX_PARTS) return;
  for (let at = 0; at + 1 < node.factors.length; at += 1) {
    const [first, second] = [node.factors[at], node.factors[at + 1]];
    if (first === undefined || second === undefined) continue;
    const factors = node.factors.with(at, second).with(at + 1, first);
    yield { mistake: 'order-of-factors', tree: put(seen, node, { ...node, factors }) };
  }
}

/** The tree without one term of a sum, or without one factor above or below a line. */
function* withoutParts(tree: Expression, kind: 'add' | 'multiply'): Generator<Expression> {
  const one = (like: Expression): Expression => number(1, like);
  for (const { node } of sitesOf(tree, 'whole')) {
    if (node.kind === 'add' && kind === 'add' && node.terms.length <= MAX_PARTS) {
      for (const term of node.terms) {
        const terms = node.terms.filter((each) => each !== term);
        const [only] = terms;
        yield put(tree, node, terms.length === 1 && only ? only : { ...node, terms });
      }
    }
    if (kind !== 'multiply') continue;
    if (node.kind === 'multiply' && node.factors.length <= MAX_PARTS) {
      for (const factor of node.factors) {
        const factors = node.factors.filter((each) => each !== factor);
        const [only] = factors;
        yield put(tree, node, factors.length === 1 && only ? only : { ...node, factors });
      }
    }
    if (node.kind === 'divide') {
      yield put(tree, node, node.numerator);
      yield put(tree, node, { ...node, numerator: one(node) });
    }
  }
}
