/** What is said again of a law right behind it, such as "N(0, I), with variance 1", and whether the two agree. */
import type { WrittenAnswer } from '../submission/answer.ts';
import type { ReadFormula } from './findings.ts';
import type { Judgement } from './judgement.ts';

const GLOSS =
  /^[\s,;($]*(?:(?:i\.\s?e\.?|that\s+is|so|meaning|with|having|has|and|of|hence|thus|a|an|the|its|every|each|coordinates?|components?|entry|entries|per|per-coordinate|diagonal|isotropic)[\s,:]+)*(?:(?:co)?variance(?:\s+matrix)?|standard\s+deviation|std|sd)\s*(?:is|of|equal\s+to|=|:)?[\s$]*$/i;
/** As far behind the law as a gloss begins. */
const NEAR = 80;

/** Whether only words such as "i.e. with variance" stand between a law and what follows it. */
export function isGlossOn(law: ReadFormula, other: ReadFormula, { source }: WrittenAnswer): boolean {
  const { start } = other.span;
  const { end } = law.span;
  return start >= end && start - end < NEAR && GLOSS.test(source.slice(end, start));
}

/** @param judged the judgement of the gloss, which is wrong where the law is right */
export function againstItself(judged: Judgement): Judgement {
  const message =
    'The law and the variance that is given for it do not agree. Which of the two do you claim?';
  const findings = judged.findings.map((each, place) =>
    place === 0 ? { ...each, message: `${message} ${each.message}` } : each,
  );
  return { ...judged, reason: message, findings };
}
