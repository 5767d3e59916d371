/** Which formulas of an answer could be the answer, and which are remarks and definitions beside it. */
import { walk } from '../mathematics/structure.ts';
import { define, headOf, mentions } from '../mathematics/definition.ts';
import type { Definitions } from '../mathematics/definition.ts';
import type { Expression, RelationNode } from '../mathematics/expression.ts';
import { findUnknown } from '../mathematics/unknown.ts';
import type { FormulaPart } from '../problem/kinds/formula.ts';
import type { ReadFormula } from './findings.ts';
import { dropForeignIndices, dropIdleIndices } from '../mathematics/indexCompletion.ts';
import { splitImplications } from './links.ts';
import type { ReadPart } from './mathematicalPart.ts';

/** What one formula of the answer says the thing is. */
export interface Candidate {
  readonly formula: ReadFormula;
  readonly expression: Expression;
  readonly definitions: Definitions;
  /** The equation or comparison that it is a side of. */
  readonly relation?: RelationNode;
}

/** How much a formula looks like the answer: `L = …`, then a line of its own, then any expression, then a remark. */
export function standing({ formula }: Candidate, part: FormulaPart, own: ReadPart): number {
  const { expression } = formula.reading;
  const relations = (expression.kind === 'list' ? expression.items : [expression])
    .flatMap(splitImplications)
    .filter((each) => each.kind === 'relation');
  if (relations.some((each) => isSubject(each.first, part, own))) return 3;
  // `mr + rn = r(m + n)` only rewrites what it gives.
  const isRewriting = relations.some((each) => each.kind === 'relation' && headOf(each.first) === undefined);
  if (relations.length > 0) return formula.alone || isRewriting ? 1 : 0;
  return formula.alone || formula.corrects === true ? 2 : 1;
}

function isSubject(left: Expression, part: FormulaPart, own: ReadPart): boolean {
  const subjects = part.subject.map((subject) => headOf(own.read(subject))?.name);
  // `KL(N(μ₁, σ₁²) ‖ N(μ₂, σ₂²))` and `cos θ` are what is asked for, whatever they are taken of.
  if (left.kind === 'call' && left.callee.kind === 'symbol' && subjects.includes(left.callee.name))
    return true;
  // w^⋆ is the best w.
  if (left.kind === 'power' && left.exponent.kind === 'symbol' && left.exponent.name === 'star')
    return isSubject(left.base, part, own);
  if (left.kind === 'multiply') {
    const [first, ...rest] = left.factors;
    const isFree = (node: Expression): boolean => node.kind === 'symbol' && !node.declared;
    return first?.kind === 'symbol' && subjects.includes(first.name) && rest.every(isFree);
  }
  const head = headOf(left);
  if (head === undefined) return false;
  return (
    subjects.includes(head.name) || (!own.world.types.has(head.name) && !own.world.definitions.has(head.name))
  );
}

/** The formulas that could be the answer, and the definitions that stand beside them. */
export function collect(
  part: FormulaPart,
  readable: readonly ReadFormula[],
  own: ReadPart,
): { readonly candidates: readonly Candidate[]; readonly definitions: Definitions } {
  const candidates: Candidate[] = [];
  let definitions = own.world.definitions;
  const several = readable.length > 1;
  const parted = readable.map((formula) => statementsIn(formula, own));
  const plain = dropIdleIndices(parted.flat(), own.world.types);
  let taken = 0;
  const all = readable.map((formula, at) => {
    const from = taken;
    taken += parted[at]?.length ?? 0;
    return { formula, statements: plain.slice(from, taken) };
  });
  const statementsOfAll = all.flatMap(({ statements }) => statements);
  const explained = new Set(
    statementsOfAll.flatMap((each) => (each.kind === 'relation' ? (headOf(each.first)?.name ?? []) : [])),
  );
  for (const { formula, statements } of all) {
    for (const statement of statements) {
      if (statement.kind === 'relation') {
        if (comparesNames(statement, part, own)) continue;
        const side = answerSide(statement, part, own, explained);
        const head = headOf(statement.first);
        const isDefinition =
          (several || statements.length > 1) &&
          head?.kind === 'value' &&
          !own.world.types.has(head.name) &&
          (/where|with|let|define/.test(formula.before) ||
            isUsed(head.name, statement, statementsOfAll, part, own));
        if (isDefinition && side) definitions = define(definitions, head, side);
        else if (side) candidates.push({ formula, expression: side, definitions, relation: statement });
      } else if (formula.alone || formula.corrects === true || !isTrivial(statement)) {
        candidates.push({ formula, expression: statement, definitions });
      }
    }
  }
  // `L = Σ […]₊` points back to a formula that is written out; `N* ≈ 194` is what it comes to for some sizes.
  const general = candidates.filter(({ expression }) => isGeneral(expression) || !isGeneral(own.key));
  const written = (general.length > 0 ? general : candidates).filter(({ expression }) =>
    [...walk(expression)].every((node) => node.kind !== 'ellipsis'),
  );
  const best = written.length > 0 ? written : candidates;
  return { candidates: best.length > 0 ? best : fallBack(readable, definitions), definitions };
}

/** `N > N*`, in "for N > N* it is cheaper". */
function comparesNames(relation: RelationNode, part: FormulaPart, own: ReadPart): boolean {
  const sides = [relation.first, ...relation.links.map(({ expression }) => expression)];
  return (
    relation.links.every(({ relation: sign }) => /^(?:<|<=|>|>=|<<|>>|!=)$/.test(sign)) &&
    sides.every((side) => isSubject(side, part, own) && headOf(side) !== undefined)
  );
}

/** More than a number. */
function isGeneral(expression: Expression): boolean {
  return [...walk(expression)].some(({ kind }) => kind === 'symbol');
}

function statementsIn({ reading }: ReadFormula, own: ReadPart): readonly Expression[] {
  const { expression } = reading;
  return (expression.kind === 'list' ? expression.items : [expression])
    .flatMap(splitImplications)
    .map((each) => dropForeignIndices(each, own.world.types));
}

/** Whether what another statement says the answer is, is made of `name`: `y = γ x̂ + β, x̂ = …`. */
function isUsed(
  name: string,
  statement: Expression,
  all: readonly Expression[],
  part: FormulaPart,
  own: ReadPart,
): boolean {
  if (part.subject.some((subject) => headOf(own.read(subject))?.name === name)) return false;
  return all.some(
    (each) =>
      each !== statement &&
      (each.kind === 'relation'
        ? headOf(each.first)?.name !== name && each.links.some((link) => mentions(link.expression, name))
        : mentions(each, name)),
  );
}

/** Without anything better a lone name or number is the answer. */
function fallBack(readable: readonly ReadFormula[], definitions: Definitions): readonly Candidate[] {
  const last = readable.at(-1);
  if (last === undefined || last.reading.expression.kind === 'relation') return [];
  return [{ formula: last, expression: last.reading.expression, definitions }];
}

/** A name or a number amid words says nothing by itself. */
function isTrivial(expression: Expression): boolean {
  return expression.kind === 'symbol' || expression.kind === 'number' || expression.kind === 'indexed';
}

/** The side of an equation that is the answer: the last, or the one across from the subject. */
function answerSide(
  relation: RelationNode,
  part: FormulaPart,
  own: ReadPart,
  explained: ReadonlySet<string>,
): Expression | undefined {
  // `y = γ x̂ + β ≡ BN(x)`: a name for it at the end is not the answer.
  const isName = (side: Expression): boolean =>
    findUnknown(side).some(
      ({ name, role }) => role !== 'index' && name !== 'I' && name !== 'ones' && !explained.has(name),
    );
  // `N* = R(…)/(…) ≈ 194` ends in an example.
  const says = ({ expression }: RelationNode['links'][number]): boolean =>
    !isName(expression) && (isGeneral(expression) || !isGeneral(own.key));
  const last =
    relation.links.findLast(says) ??
    relation.links.findLast(({ expression }) => !isName(expression)) ??
    relation.links.at(-1);
  if (last === undefined || last.relation === 'in') return undefined;
  if (
    relation.links.length === 1 &&
    isSubject(last.expression, part, own) &&
    !isSubject(relation.first, part, own)
  ) {
    return relation.first;
  }
  const head = headOf(relation.first);
  // `σ² = √D` and `D = M` beside an answer only restate what is given.
  // `θ ← θ − …` is what is asked for where θ itself is given.
  const isUpdate = last.relation === ':=' && head !== undefined && mentions(last.expression, head.name);
  if (isUpdate) return last.expression;
  const given = relation.links.length === 1 && head !== undefined && !isSubject(relation.first, part, own);
  if (given && own.world.types.has(head.name)) return undefined;
  // `D = M = 64` sets sizes.
  const isPlain = relation.links.every(
    ({ expression }) => expression.kind === 'symbol' || expression.kind === 'number',
  );
  if (
    isPlain &&
    head !== undefined &&
    own.world.types.has(head.name) &&
    !isSubject(relation.first, part, own)
  )
    return undefined;
  if (
    !isSubject(relation.first, part, own) &&
    part.subject.length > 0 &&
    mentionsSubject(relation, part, own)
  ) {
    return undefined;
  }
  return last.expression;
}

export function mentionsSubject(relation: RelationNode, part: FormulaPart, own: ReadPart): boolean {
  const names = new Set(part.subject.map((subject) => headOf(own.read(subject))?.name));
  return [...walk(relation)].some((node) => node.kind === 'symbol' && names.has(node.name));
}
