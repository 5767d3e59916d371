/** What a student is told about running text: found points in their own words, and one question to go on with. */
import type { ProsePart } from '../problem/kinds/prose.ts';
import type { Finding, Place } from './judgement.ts';
import type { Topic } from './proseTopic.ts';
import type { JudgedRubric } from './rubric.ts';

const marks = (points: number): string => {
  const number = (Math.round(points * 100) / 100).toString();
  return `${number} ${points === 1 ? 'mark' : 'marks'}`;
};

/** One or two sentences on the whole. @param wrong what is said where nothing but a misconception was found */
export function rubricReason(rubric: JudgedRubric, part: ProsePart, wrong: string | undefined): string {
  if (wrong !== undefined) return wrong;
  const { lines, suggested } = rubric;
  const sought = lines.filter(({ standing }) => standing !== 'by-hand').length;
  const all = lines.length === 1 ? 'has 1 point' : `has ${lines.length.toString()} points`;
  if (sought === 0)
    return `A person grades this part. The rubric ${all}, which only a person can see in a text.`;
  const found = lines.filter(({ standing }) => standing === 'found').length;
  const seen =
    found === 0
      ? 'none of them was found in plain words yet'
      : `${found === lines.length && found > 1 ? 'all' : found.toString()} of them ${found === 1 ? 'was' : 'were'} found in your words`;
  const worth =
    found === 0 ? '' : ` Suggested to that person: ${marks(suggested)} of ${part.points.toString()}.`;
  return `A person grades this part. The rubric ${all}; ${seen}.${worth}`;
}

/**
 * A finding for each point that the answer touches, at the words that do; then one question about a point that was
 * not found. The rubric's own text is never shown.
 */
export function rubricFindings({ lines }: JudgedRubric, topic: Topic): Finding[] {
  const findings = lines.flatMap(({ standing, topic: about, quotes, ask }): Finding[] => {
    const [quote] = quotes;
    if (quote === undefined) return [];
    const next = ask === undefined ? '' : ` ${ask}`;
    const opposed = quotes.find(({ bears }) => bears === 'against') ?? quote;
    switch (standing) {
      case 'found':
        return [
          { severity: 'information', message: `Found, on ${about}: “${quote.text}”`, place: quote.place },
        ];
      case 'unclear':
        return [
          {
            severity: 'information',
            message: `On ${about} a person must decide: “${quote.text}” has the words, but is no plain statement of your own. Say it in one sentence.`,
            place: quote.place,
          },
        ];
      case 'contradicted':
        return [
          {
            severity: 'warning',
            message: `On ${about}, “${opposed.text}” speaks against what is looked for.${next}`,
            place: opposed.place,
          },
        ];
      case 'disputed':
        return [
          {
            severity: 'warning',
            message: `On ${about} the answer says two things: “${quote.text}” and “${opposed.text}”. Which of them do you mean?`,
            place: opposed.place,
          },
        ];
      case 'missing':
      case 'by-hand':
        return [];
      default:
        return standing satisfies never;
    }
  });
  const missing = lines.filter(({ standing }) => standing === 'missing');
  const [first] = missing;
  if (first === undefined || topic.kind !== 'on-topic') return findings;
  const topics = missing.map(({ topic: about }) => about).join('; ');
  const question = first.ask === undefined ? '' : ` A question to go on with: ${first.ask}`;
  return [
    ...findings,
    {
      severity: 'information',
      message: `Not found in plain words: ${topics}. The person who grades may see more than a rule does.${question}`,
    },
  ];
}

export function lengthFindings(part: ProsePart, text: string, place: Place): Finding[] {
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)?.length ?? 0;
  const { min, max } = part.words ?? {};
  const warn = (message: string): Finding[] => [{ severity: 'warning', message, place }];
  if (min !== undefined && words < min)
    return warn(`${words.toString()} words; about ${min.toString()} are asked for. What is still missing?`);
  if (max !== undefined && words > max)
    return warn(`${words.toString()} words; at most ${max.toString()} are asked for. What can go?`);
  return [];
}

export function topicFinding(topic: Topic, place: Place): Finding[] {
  switch (topic.kind) {
    case 'off-topic':
      return [
        {
          severity: 'warning',
          message: 'None of these words belong to what is asked here. Is this the answer to another part?',
          place,
        },
      ];
    case 'foreign':
      return [
        {
          severity: 'information',
          message: `This seems to be written in ${topic.language ?? 'another script'}. The rules read English only, so nothing was looked for; the person who grades reads it as it is.`,
          place,
        },
      ];
    case 'empty':
    case 'on-topic':
      return [];
    default:
      return topic satisfies never;
  }
}
