/** What a name was defined to be: by the problem, or by the student on the way. */
import type { Expression, RelationNode, SymbolNode } from './expression.ts';
import { children, isLargerThan, replaceNodes } from './structure.ts';
import { findUnknown } from './unknown.ts';

export interface Definition {
  readonly name: string;
  /** Names of the indices or arguments, in order; none for a plain value. */
  readonly parameters: readonly string[];
  readonly body: Expression;
  /** Values at fixed indices, such as S_0 = 0. */
  readonly bases: readonly { readonly index: number; readonly body: Expression }[];
}

export type Definitions = ReadonlyMap<string, Definition>;

/** The left side of a definition: x, x', x_i, x_0 or f(x). */
export type Head =
  | {
      readonly kind: 'value';
      readonly name: string;
      readonly parameters: readonly string[];
      /** S_{i+1} = … says what S is one further on: its parameter is i and its shift 1. */
      readonly shift?: number;
    }
  | { readonly kind: 'base'; readonly name: string; readonly index: number };

/** Reads a left side; undefined for what cannot be defined, such as x + y. */
export function headOf(left: Expression): Head | undefined {
  const symbol = plainName(left);
  if (symbol) return { kind: 'value', name: symbol.name, parameters: [] };
  if (left.kind === 'indexed') {
    const base = plainName(left.base);
    const [only] = left.indices;
    if (!base) return undefined;
    if (left.indices.length === 1 && only?.kind === 'number') {
      return { kind: 'base', name: base.name, index: only.value };
    }
    const shifted = left.indices.length === 1 && only ? shiftOf(only) : undefined;
    if (shifted) return { kind: 'value', name: base.name, parameters: [shifted.name], shift: shifted.by };
    const parameters = left.indices.map((index) => plainName(index)?.name);
    if (parameters.includes(undefined)) return undefined;
    return { kind: 'value', name: base.name, parameters: parameters.filter((name) => name !== undefined) };
  }
  if (left.kind === 'call' && left.callee.kind === 'symbol') {
    const parameters = left.arguments.map((argument) => plainName(argument)?.name);
    if (parameters.includes(undefined)) return undefined;
    return {
      kind: 'value',
      name: left.callee.name,
      parameters: parameters.filter((name) => name !== undefined),
    };
  }
  return undefined;
}

/** i + 1, i − 1 */
function shiftOf(index: Expression): { readonly name: string; readonly by: number } | undefined {
  if (index.kind !== 'add' || index.terms.length !== 2) return undefined;
  const [first, second] = index.terms;
  if (first?.kind !== 'symbol') return undefined;
  if (second?.kind === 'number') return { name: first.name, by: second.value };
  const less = second?.kind === 'negate' ? second.argument : undefined;
  return less?.kind === 'number' ? { name: first.name, by: -less.value } : undefined;
}

/** `body` with `name` put back by `by`, so that S_{i+1} = f(i) becomes S_i = f(i − 1). */
function shiftBack(body: Expression, name: string, by: number): Expression {
  return replaceNodes(body, (node) => {
    if (node.kind !== 'symbol' || node.name !== name) return undefined;
    const { span } = node;
    const amount: Expression = { kind: 'number', value: -by, text: String(-by), span };
    return { kind: 'add', terms: [node, amount], span };
  });
}

function plainName(node: Expression): SymbolNode | undefined {
  if (node.kind === 'symbol') return node;
  // x' that is no declared name is a name of its own on the left of a definition.
  if (node.kind === 'transpose' && node.prime && node.argument.kind === 'symbol') return node.argument;
  return undefined;
}

/** Adds `head = body` to what is defined. */
export function define(definitions: Definitions, head: Head, body: Expression): Definitions {
  const before = definitions.get(head.name);
  const [parameter] = head.kind === 'value' ? head.parameters : [];
  const shift = head.kind === 'value' ? (head.shift ?? 0) : 0;
  const meant = parameter !== undefined && shift !== 0 ? shiftBack(body, parameter, shift) : body;
  const next: Definition =
    head.kind === 'value'
      ? { name: head.name, parameters: head.parameters, body: meant, bases: before?.bases ?? [] }
      : {
          name: head.name,
          parameters: before?.parameters ?? [],
          body: before?.body ?? body,
          bases: [
            ...(before?.bases ?? []).filter((base) => base.index !== head.index),
            { index: head.index, body },
          ],
        };
  return new Map([...definitions, [head.name, next]]);
}

/** Takes `a = b` or `a := b` as a definition of a. */
export function definitionIn(
  relation: RelationNode,
): { readonly head: Head; readonly body: Expression } | undefined {
  const [link] = relation.links;
  if (relation.links.length !== 1 || link === undefined) return undefined;
  if (link.relation !== '=' && link.relation !== ':=') return undefined;
  const head = headOf(relation.first);
  return head && { head, body: link.expression };
}

/** Whether `name` occurs in a tree, at an index other than its own parameter when it is a family. */
export function mentions(tree: Expression, name: string): boolean {
  if (tree.kind === 'symbol') return tree.name === name;
  return children(tree).some((child) => mentions(child, name));
}

/** The name that is defined where `node` is one of its values. */
function nameOf(node: Expression): string {
  if (node.kind === 'symbol') return node.name;
  const named = node.kind === 'call' ? node.callee : node.kind === 'indexed' ? node.base : undefined;
  return named?.kind === 'symbol' ? named.name : '';
}

/** `Δ_{xy} = f(x) − f(y)`: what stands below is put in for letters that stand for values, and numbers nothing. */
export function isPattern({ parameters, body }: Pick<Definition, 'parameters' | 'body'>): boolean {
  const values = findUnknown(body).flatMap(({ name, role }) => (role === 'value' ? [name] : []));
  return parameters.length > 0 && parameters.every((name) => values.includes(name));
}

/** How often definitions are put in for definitions. */
const MAX_ROUNDS = 4;

/** The tree with the names that `own` defines replaced by what they stand for. */
export function expandDefinitions(tree: Expression, own: Definitions): Expression {
  let expanded = tree;
  for (let round = 0; round < MAX_ROUNDS && !isLargerThan(expanded, 600); round += 1) {
    let changed = false;
    expanded = replaceNodes(expanded, (node) => {
      const definition = own.get(nameOf(node));
      if (!definition || (node.kind === 'indexed' && !isPattern(definition))) return undefined;
      const given = node.kind === 'call' ? node.arguments : node.kind === 'indexed' ? node.indices : [];
      const [only] = given;
      // F(D + M) where F is a number is a product.
      if (definition.parameters.length === 0 && given.length === 1 && only !== undefined) {
        changed = true;
        return {
          kind: 'multiply',
          factors: [definition.body, expandDefinitions(only, own)],
          span: node.span,
        };
      }
      if (given.length !== definition.parameters.length) return undefined;
      changed = true;
      return replaceNodes(definition.body, (part) => {
        const place = part.kind === 'symbol' ? definition.parameters.indexOf(part.name) : -1;
        return place < 0 ? undefined : given[place];
      });
    });
    if (!changed) return expanded;
  }
  return expanded;
}
