/** Judges laws that are not normal, and says of a law that it is of another family than the one asked for. */
import { areEqual } from '../mathematics/equality.ts';
import type { DistributionNode, Expression } from '../mathematics/expression.ts';
import { walk } from '../mathematics/structure.ts';
import { toTex } from '../mathematics/tex.ts';
import { at, type ReadFormula } from './findings.ts';
import { diagnoseGenerically } from './generic.ts';
import type { Judgement } from './judgement.ts';
import type { ReadPart } from './mathematicalPart.ts';
import { asDiagnosis } from './wrongForm.ts';

export function distributionIn(expression: Expression): DistributionNode | undefined {
  for (const node of walk(expression)) if (node.kind === 'distribution') return node;
  return undefined;
}

/** The last law of another family than `wanted`, said to be that; undefined if there is none. */
export function judgeForeignFamily(
  wanted: DistributionNode,
  readable: readonly ReadFormula[],
): Judgement | undefined {
  const foreign = readable.findLast(({ reading }) => {
    const law = distributionIn(reading.expression);
    return law !== undefined && law.family !== wanted.family;
  });
  const law = foreign && distributionIn(foreign.reading.expression);
  if (foreign === undefined || law === undefined) return undefined;
  const message = `A ${law.family} law is another kind of law than the one that is asked for. What should its density look like?`;
  return {
    verdict: 'incorrect',
    credit: 0,
    reason: message,
    diagnoses: [],
    findings: [{ severity: 'error', message, place: at(law.span) }],
    understood: toTex(foreign.reading.expression),
  };
}

/** A law such as Uniform(a, b), compared parameter by parameter. */
export function judgeParameters(
  wanted: DistributionNode,
  readable: readonly ReadFormula[],
  own: ReadPart,
): Judgement | undefined {
  const { world } = own;
  const formula = readable.findLast(
    ({ reading }) => distributionIn(reading.expression)?.family === wanted.family,
  );
  const law = formula && distributionIn(formula.reading.expression);
  if (formula === undefined || law === undefined) return judgeForeignFamily(wanted, readable);
  const understood = toTex(formula.reading.expression);
  const fits = (one: DistributionNode, other: DistributionNode): boolean =>
    one.parameters.length === other.parameters.length &&
    one.parameters.every((each, place) => areEqual(each, other.parameters[place] ?? each, world));
  if (fits(wanted, law)) return rightLaw(understood);
  const named = own.misconceptions.find((each) =>
    each.equals.some((form) => {
      const wrong = distributionIn(form);
      return wrong !== undefined && wrong.family === law.family && fits(wrong, law);
    }),
  );
  const place = law.parameters.findIndex((each, nth) => {
    const right = wanted.parameters[nth];
    return right === undefined || !areEqual(right, each, world);
  });
  const [right, seen] = [wanted.parameters[place], law.parameters[place]];
  const generic = right && seen ? diagnoseGenerically([right], seen, world) : undefined;
  const diagnosis = named ? asDiagnosis(named) : generic;
  const message = diagnosis
    ? `${diagnosis.message} ${diagnosis.ask ?? ''}`.trim()
    : 'The family of the law is right, its parameters are not. What does each of them stand for?';
  return {
    verdict: 'incorrect',
    credit: 0,
    reason: diagnosis?.message ?? message,
    diagnoses: diagnosis ? [diagnosis] : [],
    findings: [{ severity: 'error', message, place: at((seen ?? law).span) }],
    understood,
  };
}

/** @param understood TeX of the law as it was read */
export function rightLaw(understood: string): Judgement {
  return {
    verdict: 'correct',
    credit: 1,
    reason: 'The law is right.',
    diagnoses: [],
    findings: [],
    understood,
  };
}
