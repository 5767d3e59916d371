/** Judges a written big-O cost: tight, true but loose, or false, and which step of the algorithm went unpaid. */
import { compareGrowth } from '../mathematics/asymptotics.ts';
import type { Growth } from '../mathematics/growth.ts';
import type { SymbolTable } from '../mathematics/symbols.ts';
import { toTex } from '../mathematics/tex.ts';
import { texOfGrowth, texOfTerm } from '../mathematics/growthTex.ts';
import type { CostPart } from '../problem/kinds/cost.ts';
import type { WrittenAnswer } from '../submission/answer.ts';
import { type Standing, sayExcess, sayMissing, standingOf } from './bound.ts';
import { type Claim, type CostReading, readCosts } from './costClaims.ts';
import { extra, finding, judgeAssuming } from './costAssuming.ts';
import { findCases } from './costCases.ts';
import { concludeCosts } from './costConclusion.ts';
import { type CostKey, type CostMisconception, readCostKey } from './costKey.ts';
import { withoutRounding } from './costRounding.ts';
import { sayTidying } from './costTidying.ts';
import { findBlocking, judgeUnread } from './costUnread.ts';
import { isTooLong, sayTooLong } from './answerLength.ts';
import type { Diagnosis, Judgement } from './judgement.ts';

const PARTIAL = 0.5;

/**
 * Judges one written answer to a cost part; pure and without clock or chance. The caller deals with blank answers.
 * A part that is itself unsound gives `fault`.
 */
export function gradeCost(part: CostPart, answer: WrittenAnswer, symbols: SymbolTable): Judgement {
  const { key } = readCostKey(part, symbols);
  if (!key) {
    const reason =
      'The key of this part cannot be read, which is not your fault. Tell whoever wrote the set.';
    return { verdict: 'fault', credit: 0, reason, diagnoses: [], findings: [] };
  }
  if (isTooLong(answer)) return sayTooLong(answer);
  const reading = withoutRounding(readCosts(answer, symbols), key.growth);
  if (findBlocking(reading, part.title) || reading.claims.length === 0)
    return judgeUnread(reading, key, answer, symbols);
  const cases = findCases(reading, key.growth, key.relations);
  if (cases) {
    const reason = 'This is the tight bound in either case.';
    return { verdict: 'correct', credit: 1, reason, diagnoses: [], findings: [] };
  }
  const conclusion = concludeCosts(reading, {
    title: part.title,
    elsewhere: part.elsewhere ?? [],
    relations: key.relations,
  });
  switch (conclusion.kind) {
    case 'none':
      return sayOnlyContrasts(reading);
    case 'one':
      return judgeClaim(conclusion.claim, reading, key, part.title);
    case 'steps':
      return judgeSteps(conclusion.claims, conclusion.sum, reading, key);
    case 'several':
      return judgeSeveral(conclusion.totals, conclusion.last, reading, key, part.title);
    default:
      return conclusion satisfies never;
  }
}

function sayOnlyContrasts({ claims }: CostReading): Judgement {
  const reason =
    'Costs are named here only as a question, as what it is not, of memory, or to compare with. State the one that you mean, as in `The cost is O(…)`.';
  const findings = claims.slice(0, 1).map((claim) => finding('error', reason, claim));
  return { verdict: 'ungradable', credit: 0, reason, diagnoses: [], findings };
}

function judgeClaim(claim: Claim, reading: CostReading, key: CostKey, title: string): Judgement {
  const standing = standingOf(claim.growth, claim.order, key.growth, key.relations);
  const understood = claim.isCounted ? texOfGrowth(claim.growth) : toTex(claim.expression);
  if (standing.kind === 'tight' && !claim.isCounted && isPerToken(claim, title))
    return { ...judgePerToken(claim), understood };
  if (standing.kind === 'tight') {
    const tidying = sayTidying(claim, key.relations);
    const reason = 'This is the tight bound.';
    const findings = tidying ? [finding('information', tidying, claim)] : [];
    return { verdict: 'correct', credit: 1, reason, diagnoses: [], findings, understood };
  }
  return { ...(judgeAssuming(claim, reading, key) ?? judgeStanding(standing, claim, key)), understood };
}

/** Right as a total, but said of a single token. */
const PER_TOKEN =
  /^\s*(?:\(?\s*)?(?:per \w+,? (?:and )?)?(?:per|for (?:each|every|a single|one)|each|at each|at every)\s+(?:\w+\s)?(?:token|step|query|position|element|row|time ?step)\b/;

const ONE = String.raw`(?:each|every|a single|one|per)\s+(?:single\s+)?(token|step|query|position|element|row|time ?step|prefix|iteration|round|cell|entry|stage|level|half|column|vertex|node|edge|key|pair|pixel|neuron|frequency)`;
const OF_ONE = new RegExp(
  String.raw`\b${ONE}\s*(?:alone\s+)?(?:then\s+)?(?:costs?|takes?|needs?|requires?|is|:)?\s*$`,
);
const FOR_ONE = new RegExp(String.raw`^\s*(?:\(?\s*)?(?:for|in|at|on)\s+${ONE}\b`);

/** Said of one of many, unless the part itself is about one such thing. */
function isPerToken({ before, after, concludes }: Claim, title: string): boolean {
  if (PER_TOKEN.test(after)) return true;
  if (concludes) return false;
  const one = (OF_ONE.exec(before) ?? FOR_ONE.exec(after))?.[1];
  return one !== undefined && !title.toLowerCase().includes(one);
}

const judgePerToken = (claim: Claim): Judgement =>
  wrong(
    {
      id: 'per-token',
      message: 'You give this as the cost of a single one of many.',
      ask: 'How many of them are there, and does your count run over them already?',
    },
    0,
    claim,
    [],
  );

/** Anything but tight. */
function judgeStanding(
  standing: Exclude<Standing, { kind: 'tight' }>,
  claim: Claim,
  key: CostKey,
): Judgement {
  const { growth } = claim;
  switch (standing.kind) {
    case 'undecided':
      return {
        verdict: 'review',
        credit: 0,
        reason: `A person looks at this one: ${standing.because}.`,
        diagnoses: [],
        findings: [],
      };
    case 'missing': {
      const named = key.misconceptions.find((each) => each.matches(growth));
      return named
        ? wrong(diagnosisOf(named), named.credit ?? 0, claim, [sayMissing(growth, key.growth, key.relations)])
        : judgeMissing(claim, key);
    }
    case 'loose':
    case 'theta-not-tight': {
      const named = key.misconceptions.find((each) => each.matches(growth));
      const shown = sayExcess(growth, key.growth, key.relations);
      if (named) return wrong(diagnosisOf(named), named.credit ?? 0, claim, [shown]);
      const terms = standing.excess.map((term) => `$${texOfTerm(term)}$`).join(', ');
      const many = standing.excess.length > 1;
      const superfluous = `${terms} ${many ? 'grow' : 'grows'} faster than all the work together.`;
      if (standing.kind === 'theta-not-tight') {
        const message = `Θ claims that the cost grows exactly like this, but it grows more slowly: ${superfluous}`;
        const ask = 'Which step of the algorithm would need that much?';
        return wrong({ id: 'theta-not-tight', message, ask }, 0, claim, [shown]);
      }
      const declared = key.misconceptions.find(({ other }) => other === 'not-tight');
      const diagnosis = declared
        ? diagnosisOf(declared)
        : {
            id: 'not-tight',
            message: 'Your bound holds, but it is not tight.',
            ask: 'Which step of the algorithm needs that much?',
          };
      return wrong(diagnosis, declared?.credit ?? PARTIAL, claim, [superfluous, shown]);
    }
    case 'not-strict': {
      const message = 'o(…) claims that the cost grows strictly more slowly than this, and it does not.';
      const ask = 'Which notation says "at most of this growth"?';
      return wrong({ id: 'not-strict', message, ask }, 0, claim, []);
    }
    case 'lower-bound': {
      const message = standing.isTrue
        ? 'This bounds the cost from below only: it does not say that the algorithm is no slower.'
        : 'This claims that the cost grows at least this fast, and it does not.';
      const ask = 'Which notation bounds a cost from above?';
      return wrong({ id: 'lower-bound', message, ask }, standing.exact ? PARTIAL : 0, claim, []);
    }
    default:
      return standing satisfies never;
  }
}

/** No declared misconception fits: every step that goes unpaid is asked about. */
function judgeMissing(claim: Claim, key: CostKey): Judgement {
  const shown = sayMissing(claim.growth, key.growth, key.relations);
  const unpaid = key.steps.filter(
    (step) => compareGrowth(step.growth, claim.growth, key.relations).kind === 'outgrown',
  );
  const message =
    unpaid.length === 1
      ? `Nothing in your bound pays for ${unpaid[0]?.pays ?? 'one of the steps'}.`
      : 'Your bound leaves out work that the algorithm does.';
  const ask = unpaid[0]?.ask ?? 'Which step of the algorithm costs more than this?';
  const judgement = wrong({ id: 'missing-step', message, ask }, 0, claim, [shown]);
  const questions = unpaid
    .slice(1)
    .map((step) => finding('information', `Nor does anything pay for ${step.pays}. ${step.ask}`, claim));
  return { ...judgement, findings: [...judgement.findings, ...questions] };
}

/** Prices of steps without a total: right when added up is worth something, wrong ones are judged as the total. */
function judgeSteps(claims: readonly Claim[], sum: Growth, reading: CostReading, key: CostKey): Judgement {
  const last = claims.at(-1);
  if (!last) return judgeUnread(reading, key, undefined, {});
  const asTotal: Claim = { ...last, growth: sum, order: 'O' };
  const standing = standingOf(sum, 'O', key.growth, key.relations);
  const understood = texOfGrowth(sum);
  if (standing.kind !== 'tight') return { ...judgeStanding(standing, asTotal, key), understood };
  const judgement = extra(
    last,
    'no-total',
    'You price the steps, but you do not say what they come to.',
    'What is the cost of all steps together?',
  );
  return { ...judgement, understood };
}

/** Several totals: harmless when all are true, otherwise the answer contradicts itself. */
function judgeSeveral(
  totals: readonly Claim[],
  last: Claim,
  reading: CostReading,
  key: CostKey,
  title: string,
): Judgement {
  const judged = totals.map((claim) => ({ claim, judgement: judgeClaim(claim, reading, key, title) }));
  const own = judgeClaim(last, reading, key, title);
  // "O(…), which is O(N) for fixed widths": a tight total and what it becomes under a stated assumption.
  const tight = judged.find(({ judgement }) => judgement.verdict === 'correct');
  const rest = judged.filter(({ judgement }) => judgement.verdict !== 'correct');
  const conditional = ({ diagnoses }: Judgement): boolean =>
    diagnoses.some(({ id }) => id === 'extra-assumption' || id === 'others-as-constants');
  if (tight && rest.every(({ judgement }) => conditional(judgement))) return tight.judgement;
  const worse = judged.find(
    ({ claim, judgement }) => claim !== last && !['correct', 'partial'].includes(judgement.verdict),
  );
  if (!worse || own.verdict === 'incorrect' || own.verdict === 'review') return own;
  const message = 'Your answer states two totals that grow differently.';
  const ask = 'Which of the two do you mean? Keep one, and say of the other what it prices.';
  const contradiction = wrong({ id: 'contradictory-totals', message, ask }, 0, last, []);
  return {
    ...contradiction,
    findings: [...contradiction.findings, finding('information', 'This is the other total.', worse.claim)],
  };
}

const diagnosisOf = ({ id, message, ask }: CostMisconception): Diagnosis => ({ id, message, ask });

function wrong(
  diagnosis: Diagnosis,
  credit: number,
  claim: Claim,
  evidence: readonly (string | undefined)[],
): Judgement {
  const shown = evidence.filter((each) => each !== undefined);
  const sentence = [diagnosis.message, ...shown, diagnosis.ask]
    .filter((each) => each !== undefined)
    .join(' ');
  return {
    verdict: credit > 0 ? 'partial' : 'incorrect',
    credit,
    reason: [diagnosis.message, ...shown].join(' '),
    diagnoses: [diagnosis],
    findings: [finding(credit > 0 ? 'warning' : 'error', sentence, claim)],
  };
}
