/** What an answer of several definitions defines, claims beside them, and states of shapes. */
import { define, headOf } from '../mathematics/definition.ts';
import type { Definition, Definitions } from '../mathematics/definition.ts';
import type { Expression } from '../mathematics/expression.ts';
import { walk } from '../mathematics/structure.ts';
import type { Link, Statement } from './links.ts';
import type { ReadPart } from './mathematicalPart.ts';

export interface System {
  readonly definitions: Definitions;
  /** Definitions of the student's own, with where they stand. */
  readonly made: ReadonlyMap<string, { readonly definition: Definition; readonly link: Link }>;
  /** Further claims about what is defined, to be checked. */
  readonly claims: readonly Link[];
  readonly shapes: readonly {
    readonly name: string;
    readonly dimensions: readonly Expression[];
    readonly place: Expression;
  }[];
}

/** Sorts the statements of an answer into definitions of its own, claims and shapes. */
export function collectSystem(statements: readonly Statement[], own: ReadPart): System {
  let { definitions } = own.world;
  const made = new Map<string, { definition: Definition; link: Link }>();
  const claims: Link[] = [];
  const shapes: System['shapes'][number][] = [];
  for (const statement of statements) {
    if (statement.kind === 'expression') continue;
    let opened = false;
    for (const link of statement.links) {
      // In a table or a list one name below the other claims no equality.
      if (link.implied) continue;
      const head = headOf(link.left);
      // `i = 1, …, N` says where an index runs and claims nothing.
      if (head !== undefined && own.world.types.get(head.name)?.kind === 'index') continue;
      if (isRespelled(link)) continue;
      if (link.relation === 'in' && link.right.kind === 'space') {
        // `S_i = … ∈ ℝ^{…}` speaks of what the statement began with.
        const [opening] = statement.links;
        const name = head?.name ?? (opening && headOf(opening.left)?.name);
        if (name !== undefined) shapes.push({ name, dimensions: link.right.dimensions, place: link.right });
        continue;
      }
      const defines = link.relation === '=' || link.relation === ':=';
      const type = head && own.world.types.get(head.name);
      const isFree = head !== undefined && (type === undefined || type.kind === 'defined');
      const before = head && made.get(head.name);
      const isFirst =
        head?.kind === 'base' || before === undefined || before.definition.parameters.length === 0;
      const opens = link.opening || head?.kind === 'base';
      if (opens && defines && isFree && isFirst && !own.world.definitions.has(head.name)) {
        const seed = made.get(head.name) ? definitions : without(definitions, head.name);
        definitions = define(seed, head, link.right);
        const definition = definitions.get(head.name);
        // Where it starts says nothing of how it goes on.
        const main = head.kind === 'base' ? (before?.link ?? link) : link;
        if (definition) made.set(head.name, { definition, link: main });
        opened = true;
      } else if (defines || opened) claims.push(link);
    }
  }
  return { definitions, made, claims, shapes };
}

/** `ψ(k) = exp(‖k‖²/2σ²) φ(k)`, where the part takes ψ for φ: what the one spelling means by the other. */
function isRespelled({ left, right, formula }: Link): boolean {
  if (left.kind !== 'call' || left.callee.kind !== 'symbol') return false;
  const { name } = left.callee;
  const spelled = (node: Expression): string => {
    const { start } = formula.span;
    return formula.text.slice(node.span.start - start, node.span.end - start).trim();
  };
  const own = spelled(left.callee);
  return [...walk(right)].some(
    (node) => node.kind === 'symbol' && node.name === name && spelled(node) !== own,
  );
}

function without(definitions: Definitions, name: string): Definitions {
  return new Map([...definitions].filter(([each]) => each !== name));
}
