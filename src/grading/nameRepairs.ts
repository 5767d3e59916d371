/** Repairs of names: one letter for another, a weight for what it leaves to one, an index or a bound off by one. */
import type { Expression } from '../mathematics/expression.ts';
import type { Types } from '../mathematics/point.ts';
import { children, replaceNodes } from '../mathematics/structure.ts';
import { number, put } from './editing.ts';
import type { Repair, Site } from './repairs.ts';

function nameIn(node: Expression): string | undefined {
  if (node.kind === 'symbol') return node.name;
  return node.kind === 'indexed' && node.base.kind === 'symbol' ? node.base.name : undefined;
}

/** One name in the place of another of its type, once or everywhere both ways. */
export function* swaps(seen: Expression, sites: readonly Site[], types: Types): Generator<Repair> {
  const typeOf = (name: string): string | undefined => {
    const type = types.get(name);
    if (type === undefined || type.kind === 'defined' || type.kind === 'map' || type.kind === 'index')
      return undefined;
    if (type.kind === 'scalar' || type.kind === 'positive' || type.kind === 'size') return 'number';
    return type.kind === 'vector' ? JSON.stringify(type.length) : JSON.stringify(type);
  };
  const used = new Set(sites.flatMap(({ node }) => nameIn(node) ?? []));
  const others = (name: string): string[] =>
    [...types.keys()].filter((each) => each !== name && typeOf(each) === typeOf(name));
  const renamed = (node: Expression, name: string): Expression =>
    node.kind === 'symbol'
      ? { ...node, name }
      : node.kind === 'indexed' && node.base.kind === 'symbol'
        ? { ...node, base: { ...node.base, name } }
        : node;
  for (const name of used) {
    const type = typeOf(name);
    if (type === undefined) continue;
    if (type === 'number') {
      const rest = (node: Expression): Expression => ({
        kind: 'add',
        terms: [number(1, node), { kind: 'negate', argument: node, span: node.span }],
        span: node.span,
      });
      const weights = replaceNodes(seen, (node) =>
        node.kind === 'symbol' && node.name === name ? rest(node) : undefined,
      );
      yield { mistake: 'weights-exchanged', tree: weights };
    }
    for (const other of others(name)) {
      if (used.has(other) && other > name) {
        const both = replaceNodes(seen, (node) => {
          if (node.kind !== 'symbol') return undefined;
          if (node.name === name) return { ...node, name: other };
          return node.name === other ? { ...node, name } : undefined;
        });
        yield { mistake: 'swapped-symbols', tree: both };
      }
      const all = replaceNodes(seen, (node) =>
        node.kind === 'symbol' && node.name === name ? renamed(node, other) : undefined,
      );
      yield { mistake: 'swapped-symbols', tree: all };
    }
  }
  for (const { node } of sites) {
    const name = nameIn(node);
    if (name === undefined || typeOf(name) === undefined) continue;
    for (const other of others(name))
      yield { mistake: 'swapped-symbols', tree: put(seen, node, renamed(node, other)) };
  }
}

/** An index or a bound that is off by one, or runs to the end instead of to the index. */
export function* ranges(seen: Expression, types: Types): Generator<Repair> {
  const indices = [...types].filter(([, type]) => type.kind === 'index').map(([name]) => name);
  const by = (node: Expression, amount: number): Expression => ({
    kind: 'add',
    terms: [node, number(amount, node)],
    span: node.span,
  });
  const sums: Expression[] = [];
  const visit = function* (node: Expression): Generator<Repair> {
    if (node.kind === 'indexed') {
      for (const index of node.indices) {
        for (const amount of [1, -1]) {
          const shifted = {
            ...node,
            indices: node.indices.map((each) => (each === index ? by(each, amount) : each)),
          };
          yield { mistake: 'index-range', tree: put(seen, node, shifted) };
        }
      }
      return;
    }
    if (node.kind === 'sum' || node.kind === 'product') {
      sums.push(node);
      const { to, from } = node;
      for (const amount of [1, -1]) {
        if (to) yield { mistake: 'index-range', tree: put(seen, node, { ...node, to: by(to, amount) }) };
        if (from)
          yield { mistake: 'index-range', tree: put(seen, node, { ...node, from: by(from, amount) }) };
      }
      const start: Expression = from ?? number(1, node);
      for (const name of indices) {
        const end: Expression = { kind: 'symbol', name, declared: true, span: node.span };
        yield { mistake: 'index-range', tree: put(seen, node, { ...node, from: start, to: end }) };
      }
    }
    for (const child of children(node)) yield* visit(child);
  };
  yield* visit(seen);
}
