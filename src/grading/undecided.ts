/** Judges an answer that leaves open which of several formulas it means: right only if each of them is. */
import type { Alternatives } from './alternatives.ts';
import { at } from './findings.ts';
import type { Formula } from './formulas.ts';
import type { Judgement } from './judgement.ts';

/** What an answer that does not choose is told. */
const MESSAGE =
  'The answer offers more than one formula and leaves open which of them it means, and they do not say the same.';
const ASK = 'Which one do you claim? Work out what tells them apart, and keep only that one.';

/** Whether one alternative by itself is no answer to be content with. */
type Doubt = (judged: Judgement, isAdmitted: boolean) => boolean;

/**
 * The judgement of all `formulas` together, unless alternatives are left open of which not every one is right.
 * A right formula that comes after them decides.
 *
 * @param judge judges some of the formulas as if the others had not been written
 */
export function judgeChoices(
  formulas: readonly Formula[],
  groups: readonly Alternatives[],
  judge: (formulas: readonly Formula[]) => Judgement | undefined,
  isDoubtful: Doubt,
): Judgement | undefined {
  let meant = formulas;
  for (const { ways, isAdmitted } of groups) {
    const members = new Set(ways.flat(2));
    const rest = meant.filter((each) => !members.has(each));
    const end = Math.max(...[...members].map(({ span }) => span.end));
    const decided = rest.some(({ span }) => span.start > end) ? judge(rest) : undefined;
    if (decided?.verdict === 'correct') {
      meant = rest;
      continue;
    }
    const current = meant;
    const open = ways.map((alternatives) =>
      alternatives.flatMap((alternative) => {
        const kept = current.filter((each) => !members.has(each) || alternative.includes(each));
        return judge(kept) ?? [];
      }),
    );
    if (open.some((judged) => judged.every((each) => !isDoubtful(each, isAdmitted)))) continue;
    // Where none of them earns anything, the mistake is worth more words than the choice.
    if (open.flat().every(({ credit }) => credit === 0)) continue;
    return undecided([...members]);
  }
  return judge(meant);
}

/** For an expression, a law or a condition: an alternative must be right. */
export const mustBeRight: Doubt = ({ verdict }) => verdict !== 'correct';

/** For an expression or a derivation, where "or" may lead on to another way to write the same: only what is wrong. */
export const mustNotBeWrong: Doubt = ({ verdict }, isAdmitted) =>
  isAdmitted ? verdict !== 'correct' : verdict === 'incorrect';

function undecided(members: readonly Formula[]): Judgement {
  return {
    verdict: 'incorrect',
    credit: 0,
    reason: `${MESSAGE} ${ASK}`,
    diagnoses: [{ id: 'undecided', message: MESSAGE, ask: ASK }],
    findings: members.map(({ span }, place) => ({
      severity: place === 0 ? 'error' : 'information',
      message: place === 0 ? `${MESSAGE} ${ASK}` : 'This is another of the formulas that are offered.',
      place: at(span),
    })),
  };
}
