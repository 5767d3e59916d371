/** Which names in a tree nobody declared, and what part each of them plays. */
import type { Expression } from './expression.ts';
import { children } from './structure.ts';
import type { Span } from './span.ts';

/** A name that the symbol table does not hold. `index` when it only ever stands in a subscript or a bound. */
export interface UnknownSymbol {
  readonly name: string;
  readonly span: Span;
  readonly role: 'value' | 'index' | 'function';
}

/** Each undeclared name once, at its first place, leaving out the indices that sums bind. */
export function findUnknown(expression: Expression): readonly UnknownSymbol[] {
  const found = new Map<string, UnknownSymbol>();
  visit(expression, new Set(), 'value', found);
  return [...found.values()];
}

function visit(
  node: Expression,
  bound: ReadonlySet<string>,
  role: UnknownSymbol['role'],
  found: Map<string, UnknownSymbol>,
): void {
  if (node.kind === 'symbol') {
    if (!node.declared && !bound.has(node.name)) note(found, { name: node.name, span: node.span, role });
    return;
  }
  if (node.kind === 'call') {
    visit(node.callee, bound, 'function', found);
    for (const argument of node.arguments) visit(argument, bound, 'value', found);
    return;
  }
  if (node.kind === 'indexed') {
    visit(node.base, bound, role, found);
    for (const index of node.indices) visit(index, bound, 'index', found);
    return;
  }
  if (node.kind === 'sum' || node.kind === 'product') {
    const inner = new Set([...bound, node.index]);
    for (const limit of [node.from, node.to]) if (limit) visit(limit, bound, 'index', found);
    if (node.condition) visit(node.condition, inner, 'index', found);
    visit(node.body, inner, role, found);
    return;
  }
  if (node.kind === 'function' && node.base?.kind === 'symbol' && node.name !== 'log') {
    const inner = new Set([...bound, node.base.name]);
    for (const argument of node.arguments) visit(argument, inner, 'value', found);
    return;
  }
  if (node.kind === 'expectation') {
    if (node.over) visit(node.over, bound, 'index', found);
    visit(node.body, bound, role, found);
    return;
  }
  for (const child of children(node)) visit(child, bound, role, found);
}

/** A name that is used as a value anywhere is a value, though it was met in a subscript first. */
function note(found: Map<string, UnknownSymbol>, symbol: UnknownSymbol): void {
  const known = found.get(symbol.name);
  if (known === undefined) found.set(symbol.name, symbol);
  else if (known.role === 'index' && symbol.role !== 'index') {
    found.set(symbol.name, { ...known, role: symbol.role });
  }
}
