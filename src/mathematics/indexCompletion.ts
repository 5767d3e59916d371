/** Gives families their index back where an answer leaves it out: ∑[‖a − p‖² …] means ∑ᵢ[‖aᵢ − pᵢ‖² …]. */
import { definitionIn, isPattern } from './definition.ts';
import type { Expression } from './expression.ts';
import type { Types } from './point.ts';
import { replaceNodes, walk } from './structure.ts';

/** The index that nobody wrote; no student can type it. */
export const HIDDEN_INDEX = '#';

/**
 * If the names of families stand without any index throughout, puts the hidden index on each and lets every sum
 * without an index of its own run over it. Trees that do use indices are left alone.
 */
export function completeIndices(written: Expression, types: Types): Expression {
  const tree = indexCalled(written, types);
  const isFamily = (node: Expression): boolean =>
    node.kind === 'symbol' && types.get(node.name)?.kind === 'family';
  const nodes = [...walk(tree)];
  const families = nodes.filter(isFamily);
  if (families.length === 0) return tree;
  const indexed = nodes.some((node) => node.kind === 'indexed' && isFamily(node.base));
  if (indexed) return tree;
  return replaceNodes(tree, (node) => {
    if (isFamily(node)) return hidden(node);
    if (node.kind !== 'sum' && node.kind !== 'product') return undefined;
    const { span } = node;
    return { kind: node.kind, index: HIDDEN_INDEX, body: completeIndices(node.body, types), span };
  });
}

/** The p(x) of Σ_x p(x) log p(x): what a sum runs over, in brackets behind a family, numbers its members. */
function indexCalled(tree: Expression, types: Types, bound: ReadonlySet<string> = new Set()): Expression {
  return replaceNodes(tree, (node) => {
    if (
      (node.kind === 'sum' || node.kind === 'product') &&
      !bound.has(node.index) &&
      !types.has(node.index)
    ) {
      const body = indexCalled(node.body, types, new Set([...bound, node.index]));
      return body === node.body ? undefined : { ...node, body };
    }
    if (node.kind !== 'multiply' || bound.size === 0) return undefined;
    const factors: Expression[] = [];
    for (const factor of node.factors) {
      const base = factors.at(-1);
      const isMember =
        base?.kind === 'symbol' &&
        types.get(base.name)?.kind === 'family' &&
        factor.kind === 'symbol' &&
        bound.has(factor.name);
      if (isMember) {
        const span = { start: base.span.start, end: factor.span.end };
        factors.splice(-1, 1, { kind: 'indexed', base, indices: [factor], span });
      } else factors.push(indexCalled(factor, types, bound));
    }
    const [only] = factors;
    return factors.length === 1 && only ? only : { ...node, factors };
  });
}

function hidden(base: Expression): Expression {
  const index: Expression = { kind: 'symbol', name: HIDDEN_INDEX, declared: true, span: base.span };
  return { kind: 'indexed', base, indices: [index], span: base.span };
}

/**
 * Takes off indices that number nothing here: q_i where q is one vector. An index that a sum binds, or that the part
 * declares as one, is left.
 */
export function dropForeignIndices(
  tree: Expression,
  types: Types,
  bound: ReadonlySet<string> = new Set(),
): Expression {
  return replaceNodes(tree, (node) => {
    if ((node.kind === 'sum' || node.kind === 'product') && !bound.has(node.index)) {
      const inner = new Set([...bound, node.index]);
      return { ...node, body: dropForeignIndices(node.body, types, inner) };
    }
    if (node.kind !== 'indexed' || node.base.kind !== 'symbol') return undefined;
    const isForeign = (index: Expression): boolean =>
      index.kind === 'symbol' && !bound.has(index.name) && types.get(index.name)?.kind !== 'index';
    const type = types.get(node.base.name);
    return type?.kind === 'vector' && node.indices.every(isForeign)
      ? { ...node.base, span: node.span }
      : undefined;
  });
}

/**
 * Takes off indices of made-up names that nothing here runs over: x̂_i in `y = γ x̂_i + β, x̂_i = …`. An index that is
 * itself a declared name tells values apart and becomes part of the name: d_{ap}, d_{an}. Names of which a member is
 * picked by its number keep their indices.
 */
export function dropIdleIndices(trees: readonly Expression[], types: Types): readonly Expression[] {
  const running = new Set<string>();
  const collect = (tree: Expression): void => {
    for (const node of walk(tree))
      if (node.kind === 'sum' || node.kind === 'product') running.add(node.index);
  };
  trees.forEach(collect);
  // The p_1 beside p_j is a member of a family of the answer's own.
  const numbered = new Set(
    trees.flatMap((tree) =>
      [...walk(tree)].flatMap((node) =>
        node.kind === 'indexed' &&
        node.base.kind === 'symbol' &&
        !types.has(node.base.name) &&
        node.indices.every(
          (index) =>
            index.kind === 'number' || (index.kind === 'symbol' && types.get(index.name)?.kind === 'index'),
        )
          ? [node.base.name]
          : [],
      ),
    ),
  );
  const patterns = new Set(
    trees.flatMap((tree) => {
      const made = tree.kind === 'relation' ? definitionIn(tree) : undefined;
      return made?.head.kind === 'value' && isPattern({ parameters: made.head.parameters, body: made.body })
        ? [made.head.name]
        : [];
    }),
  );
  const labels = new Set(
    trees.flatMap((tree) => {
      const left = tree.kind === 'relation' ? tree.first : undefined;
      if (left?.kind !== 'indexed' || left.base.kind !== 'symbol') return [];
      const names = left.indices.map((index) => (index.kind === 'symbol' ? index.name : ''));
      const tells = names.every((name) => types.has(name) && types.get(name)?.kind !== 'index');
      return tells ? [`${left.base.name}_${names.join('')}`] : [];
    }),
  );
  const drop = (tree: Expression): Expression =>
    replaceNodes(tree, (node) => {
      if (node.kind !== 'indexed' || node.base.kind !== 'symbol' || node.base.name === 'I') return undefined;
      if (patterns.has(node.base.name) || numbered.has(node.base.name)) return undefined;
      const type = types.get(node.base.name);
      const isCounted = type?.kind === 'scalar' || type?.kind === 'positive';
      const isSpare = type?.kind === 'size' || type?.kind === 'defined';
      if (type !== undefined && !isCounted && !isSpare) return undefined;
      const names = node.indices.flatMap((index) => (index.kind === 'symbol' ? [index.name] : []));
      if (names.length !== node.indices.length) return undefined;
      // d_{ap}^{(i)} where only d_{ap} is explained: what it is for each i.
      const telling = names.filter((name) => types.has(name) && types.get(name)?.kind !== 'index');
      const label = `${node.base.name}_${telling.join('')}`;
      if (type === undefined && telling.length < names.length && labels.has(label))
        return { ...node.base, name: label, declared: false, span: node.span };
      const isWord = names.some((name) => name.length > 1 && !types.has(name));
      if (!isSpare && !isWord && names.every((name) => !types.has(name) && !running.has(name)))
        return { ...node.base, span: node.span };
      const tells = isWord || names.every((name) => types.has(name) && types.get(name)?.kind !== 'index');
      if (!tells || isCounted) return undefined;
      const name = `${node.base.name}_${names.join('')}`;
      return { ...node.base, name, declared: false, span: node.span };
    });
  return trees.map(drop);
}

/** Puts the right name for one that means two things: inside a norm or a function's argument, N is the negative. */
export function resolveHomonyms(tree: Expression, homonyms: ReadonlyMap<string, string>): Expression {
  if (homonyms.size === 0) return tree;
  const rename = (part: Expression): Expression =>
    replaceNodes(part, (node) => {
      // A subscript counts; it is no vector.
      if (node.kind === 'indexed') return { ...node, base: rename(node.base) };
      const meant = node.kind === 'symbol' ? homonyms.get(node.name) : undefined;
      return meant !== undefined && node.kind === 'symbol' ? { ...node, name: meant } : undefined;
    });
  return replaceNodes(tree, (node) => {
    if (node.kind === 'norm') return { ...node, argument: rename(node.argument) };
    return node.kind === 'call' ? { ...node, arguments: node.arguments.map(rename) } : undefined;
  });
}
