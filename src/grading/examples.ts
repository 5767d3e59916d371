/** Tells worked examples and remarks from the formula itself: "For D = M = 64, R = 64: N* = 194", "for N > N* …". */
import { headOf } from '../mathematics/definition.ts';
import type { World } from '../mathematics/equality.ts';
import { sampleValue } from '../mathematics/sampling.ts';
import type { Expression, NumberNode, RelationNode } from '../mathematics/expression.ts';
import { replaceNodes, walk } from '../mathematics/structure.ts';
import type { FormulaPart } from '../problem/kinds/formula.ts';
import type { WrittenAnswer } from '../submission/answer.ts';
import { at, type ReadFormula } from './findings.ts';
import type { Candidate } from './formulaCandidates.ts';
import type { Formula } from './formulas.ts';
import type { Finding } from './judgement.ts';
import type { ReadPart } from './mathematicalPart.ts';
import { sentenceAt, wordsAround } from './wordsAround.ts';

/** `D = M = 64`: numbers that an answer puts for what is given. */
interface Instance {
  readonly formula: ReadFormula;
  readonly relation: RelationNode;
  readonly values: ReadonlyMap<string, NumberNode>;
}

/** The words that lead up to an example. */
export const EXAMPLE =
  /\b(?:e\.\s?g\.?|for\s+(?:example|instance)|example|say|plug\w*|insert\w*|put\w*|numerically|in\s+numbers|concretely|typical(?:ly)?|check)\b[^.]*$/i;
/** Right before the formula. */
const INTRODUCED = /\b(?:e\.\s?g\.?|for\s+(?:example|instance))[\s,:]*$/i;
/** At the beginning of a sentence. */
const OPENED = /^[\s(]*(?:for\s+(?:example|instance)|e\.\s?g\.)[\s,:]/i;
/** As near as a rounded example comes. */
const NEAR = 0.02;

/** The candidates without those that only show what a claim comes to; all of them where no other claims anything. */
export function withoutExamples(
  candidates: readonly Candidate[],
  readable: readonly ReadFormula[],
  part: FormulaPart,
  own: ReadPart,
): readonly Candidate[] {
  const instances = instancesIn(readable, own);
  const subjects = subjectsOf(part, own);
  const stated = candidates.filter(
    (each) =>
      !instances.some(({ relation }) => relation.span.start === each.relation?.span.start) &&
      !isRemark(each, subjects),
  );
  const claims: Candidate[] = [];
  for (const each of stated) if (!isExample(each, claims, instances)) claims.push(each);
  if (claims.some(({ expression }) => !isNumeric(expression)) || isNumeric(own.key)) return claims;
  return stated.length > 0 ? stated : candidates;
}

const subjectsOf = (part: FormulaPart, own: ReadPart): ReadonlySet<string | undefined> =>
  new Set(part.subject.map((subject) => headOf(own.read(subject))?.name));

/** `N > N*`, `N ≥ 194`: where it matters, not what it is. */
function isRemark({ relation, expression }: Candidate, subjects: ReadonlySet<string | undefined>): boolean {
  if (relation === undefined) return false;
  const isCompared = relation.links.every(({ relation: sign }) => /^(?:<|<=|>|>=|<<|>>)$/.test(sign));
  return isCompared && (isNumeric(expression) || subjects.has(headOf(expression)?.name));
}

function isExample(
  { formula, expression }: Candidate,
  claims: readonly Candidate[],
  instances: readonly Instance[],
): boolean {
  if (isNumeric(expression)) return instances.length > 0 || EXAMPLE.test(formula.before);
  if (claims.length > 0 && INTRODUCED.test(formula.before)) return true;
  // `For R = 64: N* = 64(2D + 4M + 4)/(D + M)` beside what it is for every R.
  const beside = instances.filter(
    (each) => each.formula.line === formula.line && each.relation.span.start < expression.span.start,
  );
  const names = new Set(beside.flatMap(({ values }) => [...values.keys()]));
  const uses = (tree: Expression): boolean =>
    [...walk(tree)].some((node) => node.kind === 'symbol' && names.has(node.name));
  return names.size > 0 && !uses(expression) && claims.some((claim) => uses(claim.expression));
}

/** Notes on examples that do not come to what the right formula gives at their numbers. */
export function checkExamples(
  right: Candidate,
  readable: readonly ReadFormula[],
  part: FormulaPart,
  own: ReadPart,
  world: World,
): readonly Finding[] {
  const instances = instancesIn(readable, own);
  const subjects = subjectsOf(part, own);
  return numbersIn(readable, subjects).flatMap((expression): readonly Finding[] => {
    const values = new Map<string, NumberNode>();
    const [earlier, later] = [true, false].map((isEarlier) =>
      instances.filter(({ relation }) => relation.span.start < expression.span.start === isEarlier),
    );
    for (const each of [...(later ?? []).reverse(), ...(earlier ?? [])])
      for (const [name, value] of each.values) values.set(name, value);
    const wanted = valueOf(right.expression, values, world);
    const said = valueOf(expression, values, world);
    if (wanted === undefined || said === undefined || isNear(wanted, said)) return [];
    const given = [...values].map(([name, { value }]) => `${name} = ${String(value)}`).join(', ');
    const message = `At ${given} your formula comes to ${short(wanted)}, and the example says ${short(said)}. This costs nothing; work the example out again.`;
    return [{ severity: 'warning', message, place: at(expression.span) }];
  });
}

/** What an answer says in numbers that the thing asked for comes to: the 194 of `N* = 194` and of `N* = R(…) ≈ 194`. */
function numbersIn(
  readable: readonly ReadFormula[],
  subjects: ReadonlySet<string | undefined>,
): readonly Expression[] {
  return readable.flatMap(({ reading: { expression } }) =>
    (expression.kind === 'list' ? expression.items : [expression]).flatMap((each) => {
      if (each.kind !== 'relation' || !subjects.has(headOf(each.first)?.name)) return [];
      const last = each.links.at(-1);
      return last !== undefined && /^:?=$|^~=$/.test(last.relation) && isNumeric(last.expression)
        ? [last.expression]
        : [];
    }),
  );
}

/** The number that an expression comes to once numbers are put in; undefined if something is left to choose. */
function valueOf(
  expression: Expression,
  values: ReadonlyMap<string, NumberNode>,
  world: World,
): number | undefined {
  const put = replaceNodes(expression, (node) =>
    node.kind === 'symbol' ? values.get(node.name) : undefined,
  );
  const [first, ...others] = [0, 1, 2].map((attempt) => {
    const value = sampleValue(put, attempt, world);
    return value?.data.length === 1 ? value.data[0]?.value : undefined;
  });
  if (first === undefined) return undefined;
  return others.every((each) => each !== undefined && Math.abs(each - first) <= 1e-9 * Math.abs(first))
    ? first
    : undefined;
}

function isNear(wanted: number, said: number): boolean {
  const digits = said
    .toString()
    .replace(/e.*$|\D/g, '')
    .replace(/^0+|0+$/g, '').length;
  const isRounded = digits > 0 && Number(wanted.toPrecision(Math.min(digits, 15))) === said;
  return isRounded || Math.abs(wanted - said) <= NEAR * Math.abs(wanted);
}

const short = (value: number): string => String(Number(value.toPrecision(4)));

/** The steps of a derivation without those of sentences such as "For example, k = 0: both sides are 1". */
export function withoutExampleSentences<F extends Formula>(
  formulas: readonly F[],
  answer: WrittenAnswer,
): readonly F[] {
  const { text, places } = wordsAround(answer, formulas);
  const general = formulas.filter((_, place) => {
    const { start } = sentenceAt(text, places[place] ?? 0);
    return !OPENED.test(text.slice(start, places[place]));
  });
  return general.length > 0 ? general : formulas;
}

/** The numbers that an answer puts for given quantities. */
export function instancesIn(readable: readonly ReadFormula[], own: ReadPart): readonly Instance[] {
  return readable.flatMap((formula) => {
    const { expression } = formula.reading;
    return (expression.kind === 'list' ? expression.items : [expression]).flatMap((relation): Instance[] => {
      const values = relation.kind === 'relation' ? valuesIn(relation, own) : undefined;
      return relation.kind === 'relation' && values !== undefined ? [{ formula, relation, values }] : [];
    });
  });
}

function valuesIn(relation: RelationNode, own: ReadPart): ReadonlyMap<string, NumberNode> | undefined {
  if (relation.links.some(({ relation: sign }) => sign !== '=' && sign !== ':=')) return undefined;
  const sides = [relation.first, ...relation.links.map((link) => link.expression)];
  const number = sides.find((side) => side.kind === 'number');
  if (number === undefined) return undefined;
  const values = new Map<string, NumberNode>();
  for (const side of sides) {
    if (side.kind === 'number') continue;
    const type = side.kind === 'symbol' ? own.world.types.get(side.name) : undefined;
    if (side.kind !== 'symbol' || type === undefined || type.kind === 'defined') return undefined;
    values.set(side.name, number);
  }
  return values.size > 0 ? values : undefined;
}

/** Whether nothing in it has to be chosen. */
export function isNumeric(expression: Expression): boolean {
  const sides =
    expression.kind === 'relation' ? [expression.links.at(-1)?.expression ?? expression] : [expression];
  return sides.every((side) =>
    [...walk(side)].every(
      (node) => node.kind !== 'symbol' && node.kind !== 'indexed' && node.kind !== 'call',
    ),
  );
}
