/** Bounds that are tight only under something that the answer assumes about the sizes. */
import { type SizeRelation, fixedSizes, implies, sizesIn } from '../mathematics/asymptotics.ts';
import { standingOf } from './bound.ts';
import type { Claim, CostReading } from './costClaims.ts';
import type { CostKey } from './costKey.ts';
import type { Finding, Judgement, Place } from './judgement.ts';

const PARTIAL = 0.5;

/** A bound that is tight under something that the answer says it assumes. */
export function judgeAssuming(claim: Claim, reading: CostReading, key: CostKey): Judgement | undefined {
  const tightUnder = (relations: readonly SizeRelation[]): boolean =>
    standingOf(claim.growth, claim.order, key.growth, [...key.relations, ...relations]).kind === 'tight';
  const stated = reading.assumptions.flatMap(({ relations }) => relations);
  if (stated.length > 0 && tightUnder(stated)) {
    const allowed = reading.assumptions.every(({ relations }) =>
      key.assumable.some((each) => isSame(each, relations, key.relations)),
    );
    if (allowed) {
      const note = 'Tight under the relation between the sizes that you state.';
      return {
        verdict: 'correct',
        credit: 1,
        reason: note,
        diagnoses: [],
        findings: [finding('information', `${note} Without it another term would be needed.`, claim)],
      };
    }
    if (stated.every(isFixing)) return othersAsConstants(claim);
    return extra(
      claim,
      'extra-assumption',
      'Your bound is tight only under a relation between the sizes that the question does not make.',
      'What does the cost become when that relation does not hold?',
    );
  }
  const others = fixedSizes(key.growth, claim.growth);
  const saysConstant =
    /\b(?:everything else|the rest|the others?|other sizes)\b[^.;]{0,30}\b(?:constants?|fixed)/i;
  const inOneSize =
    /\b(?:in (?:the )?(?:sequence|context|input) length|in (?:the )?(?:number of )?tokens|with respect to|in terms of|w\.?r\.?t\.?|linear in|quadratic in|as a function of|scal\w+ (?:as|with))/i;
  // Beside a bound in several sizes, "linear in the length" is a remark and excuses nothing that is left out.
  const alone = sizesIn(claim.growth).length === 1 && inOneSize.test(reading.words);
  if (others.length > 0 && (alone || saysConstant.test(reading.words)) && tightUnder(others)) {
    return othersAsConstants(claim);
  }
  return undefined;
}

/** `D = O(1)`. */
const isFixing = ({ weights }: SizeRelation): boolean =>
  weights.size === 1 && [...weights.values()].every(({ top }) => top < 0n);

const othersAsConstants = (claim: Claim): Judgement =>
  extra(
    claim,
    'others-as-constants',
    'Your bound treats the other sizes as constants.',
    'How does the cost change when one of the sizes that you left out doubles?',
  );

/** Each implies the other, given what holds for the part anyway. */
function isSame(
  a: readonly SizeRelation[],
  b: readonly SizeRelation[],
  given: readonly SizeRelation[],
): boolean {
  const follows = (from: readonly SizeRelation[], to: readonly SizeRelation[]): boolean =>
    to.every((relation) => implies([...given, ...from], relation));
  return follows(a, b) && follows(b, a);
}

export function extra(claim: Claim, id: string, message: string, ask: string): Judgement {
  return {
    verdict: 'partial',
    credit: PARTIAL,
    reason: message,
    diagnoses: [{ id, message, ask }],
    findings: [finding('warning', `${message} ${ask}`, claim)],
  };
}

/** A finding at the bound itself. */
export function finding(severity: Finding['severity'], message: string, claim: Claim): Finding {
  const place: Place = { kind: 'answer', span: claim.span };
  return { severity, message, place };
}
