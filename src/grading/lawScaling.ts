/** Laws of what is made of something normal: `w = z/σ with z ~ N(0, I)`, `x = c + s z`, `N(0, I)/σ`. */
import { headOf, mentions } from '../mathematics/definition.ts';
import type { DistributionNode, Expression } from '../mathematics/expression.ts';
import { replaceNodes } from '../mathematics/structure.ts';
import type { ReadFormula } from './findings.ts';
import { distributionIn } from './lawFamily.ts';
import type { ReadPart } from './mathematicalPart.ts';

/** A law that was claimed: its mean (unsaid means zero) and its variance or covariance. */
export interface Claim {
  readonly mean?: Expression;
  readonly covariance: Expression;
  readonly formula: ReadFormula;
}

/** `w = z/σ with z ~ N(0, I)`: the covariance of z, times the square of what z is multiplied by. */
export function throughScale(
  claim: Claim | undefined,
  readable: readonly ReadFormula[],
  own: ReadPart,
): Claim | undefined {
  const { expression } = claim?.formula.reading ?? {};
  const items = expression?.kind === 'list' ? expression.items : expression ? [expression] : [];
  const statement = items.find((item) => distributionIn(item) !== undefined) ?? items[0];
  const head = statement?.kind === 'relation' ? headOf(statement.first)?.name : undefined;
  const name = head ?? (claim && namedInWords(claim.formula, readable, own));
  if (claim === undefined || name === undefined || own.world.types.has(name)) return claim;
  for (const { reading } of readable) {
    const parts = reading.expression.kind === 'list' ? reading.expression.items : [reading.expression];
    for (const part of parts) {
      const [link] = part.kind === 'relation' ? part.links : [];
      const subject = part.kind === 'relation' ? headOf(part.first) : undefined;
      if (!link || (link.relation !== '=' && link.relation !== ':=') || subject?.name === name) continue;
      if (!mentions(link.expression, name)) continue;
      const one: Expression = { kind: 'number', value: 1, text: '1', span: link.span };
      const { scaled, offset } = partShift(link.expression, name);
      const factor = replaceNodes(scaled, (node) =>
        (node.kind === 'symbol' && node.name === name) ||
        (node.kind === 'indexed' && node.base.kind === 'symbol' && node.base.name === name)
          ? one
          : undefined,
      );
      const { covariance } = claim;
      return {
        ...claim,
        ...shifted(claim.mean, factor, offset),
        covariance: { kind: 'multiply', factors: [square(factor), covariance], span: covariance.span },
      };
    }
  }
  return claim;
}

/** The terms of `c + s z` with the name and those without it. */
function partShift(
  side: Expression,
  name: string,
): { readonly scaled: Expression; readonly offset?: Expression } {
  if (side.kind !== 'add') return { scaled: side };
  const sum = (terms: readonly Expression[]): Expression | undefined =>
    terms.length > 1 ? { ...side, terms } : terms[0];
  const scaled = sum(side.terms.filter((term) => mentions(term, name)));
  const offset = sum(side.terms.filter((term) => !mentions(term, name)));
  return scaled === undefined || offset === undefined ? { scaled: side } : { scaled, offset };
}

/** The mean of `c + s z`, from that of z. */
function shifted(
  mean: Expression | undefined,
  factor: Expression,
  offset: Expression | undefined,
): { readonly mean?: Expression } {
  const isZero = mean === undefined || (mean.kind === 'number' && mean.value === 0);
  if (isZero) return offset === undefined ? {} : { mean: offset };
  const { span } = mean;
  const scaled: Expression = { kind: 'multiply', factors: [factor, mean], span };
  return { mean: offset === undefined ? scaled : { kind: 'add', terms: [offset, scaled], span } };
}

/** "Draw z from N(0, I) and set w = z/σ": the made-up name that an equation uses and the words before the law have. */
function namedInWords(
  { before }: ReadFormula,
  readable: readonly ReadFormula[],
  own: ReadPart,
): string | undefined {
  const words = new Set(before.split(/[^\p{L}\p{N}_]+/u));
  return readable
    .flatMap(({ reading }) => reading.unknown)
    .map(({ name }) => name)
    .find((name) => words.has(name) && !own.world.types.has(name) && name !== 'I');
}

/** `N(0, I)/σ`: the law of a number times something that is normal; undefined where it is more than scaled. */
export function scaledLaw(
  side: Expression,
): { readonly law: DistributionNode; readonly factor?: Expression } | undefined {
  if (side.kind === 'distribution') return { law: side };
  const law = distributionIn(side);
  if (law === undefined || (side.kind !== 'multiply' && side.kind !== 'divide' && side.kind !== 'negate'))
    return undefined;
  const one: Expression = { kind: 'number', value: 1, text: '1', span: side.span };
  return { law, factor: replaceNodes(side, (node) => (node === law ? one : undefined)) };
}

/** Its square: what a factor does to a variance. */
export function square(base: Expression): Expression {
  const { span } = base;
  return { kind: 'power', base, exponent: { kind: 'number', value: 2, text: '2', span }, span };
}
