/**
 * Lays running text out for a person to grade: which points of the rubric it makes, in which words, and what it gets
 * plainly wrong. Only a text that says nothing but a known misconception is called wrong; nothing is called right.
 */
import type { Span } from '../mathematics/span.ts';
import { pointId, type ProsePart, type RubricPoint } from '../problem/kinds/prose.ts';
import type { WrittenAnswer } from '../submission/answer.ts';
import { at } from './findings.ts';
import type { Diagnosis, Finding, Judgement } from './judgement.ts';
import {
  findMisconceptions,
  readProse,
  weighPoints,
  type Evidence,
  type MisconceptionEvidence,
  type ProseReading,
} from './proseEvidence.ts';
import { findClosest } from './proseNearness.ts';
import { LONGEST_PROSE } from './proseText.ts';
import { topicOf } from './proseTopic.ts';
import { lengthFindings, rubricFindings, rubricReason, topicFinding } from './proseWording.ts';
import type { JudgedRubric, Quote, RubricLine } from './rubric.ts';

/** @param question the part's section of the statement: words copied from it or from a hint are not the student's own */
export function gradeProse(part: ProsePart, answer: WrittenAnswer, question = ''): Judgement {
  const text = answer.source.slice(answer.span.start, answer.span.end);
  const reading = readProse(answer, [question, ...(part.hints ?? [])].join('\n'));
  const topic = topicOf(text.slice(0, LONGEST_PROSE), reading, part, question);
  if (topic.kind === 'empty') {
    const reason =
      'There is no statement here yet that could be judged. Write what you think in a sentence; a part of an answer counts, too.';
    return {
      verdict: 'ungradable',
      credit: 0,
      reason,
      diagnoses: [],
      findings: [{ severity: 'warning', message: reason, place: at(answer.span) }],
    };
  }
  const isForeign = topic.kind === 'foreign';
  const mistakes = isForeign ? [] : findMisconceptions(part, reading);
  // Phrasings are English; in another language a word in common would be luck.
  const sought = isForeign ? { ...part, rubric: part.rubric.map(({ says: _, ...point }) => point) } : part;
  const rubric = rubricOf(sought, reading, mistakes, answer.source);
  const diagnoses = mistakes.map((each) => diagnosisOf(part, each));
  const isWrong = mistakes.length > 0 && rubric.lines.every(isUntouched) && isWhole(mistakes, reading);
  const findings: Finding[] = [
    ...lengthFindings(part, text, at(answer.span)),
    ...topicFinding(topic, at(answer.span)),
    ...mistakes.map(({ evidence }, index): Finding => ({
      severity: 'error',
      message: diagnoses[index]?.message ?? '',
      place: at(evidence.sentence),
    })),
    ...rubricFindings(rubric, topic),
  ];
  return {
    verdict: isWrong ? 'incorrect' : 'review',
    credit: 0,
    reason: rubricReason(rubric, part, isWrong ? diagnoses[0]?.message : undefined),
    diagnoses,
    findings,
    rubric,
  };
}

function diagnosisOf(part: ProsePart, { id }: MisconceptionEvidence): Diagnosis {
  const found = part.misconceptions.find((each) => each.id === id);
  const message = [found?.message, found?.correction].filter((each) => each !== undefined).join(' ');
  return { id, message, ...(found === undefined ? {} : { ask: found.ask }) };
}

/** Whether a person has nothing to weigh: no point is made, or half made. */
const isUntouched = ({ standing }: RubricLine<unknown>): boolean =>
  standing === 'missing' || standing === 'contradicted' || standing === 'by-hand';

/** In longer sentences too much else is said. */
const LONGEST_MISTAKE = 180;

/** Whether the misconceptions are what the answer says, and not a slip in a longer text that rules may not follow. */
function isWhole(mistakes: readonly MisconceptionEvidence[], { sentences }: ProseReading): boolean {
  const wrong = new Set(mistakes.map(({ evidence }) => evidence.sentence.start));
  const rest = sentences.filter(({ span, isQuestion }) => !isQuestion && !wrong.has(span.start));
  const length = (span: Span): number => span.end - span.start;
  const others = rest.reduce((sum, { span }) => sum + length(span), 0);
  const own = mistakes.reduce((sum, { evidence }) => sum + length(evidence.sentence), 0);
  return others <= 2 * own && mistakes.every(({ evidence }) => length(evidence.sentence) <= LONGEST_MISTAKE);
}

function rubricOf(
  part: ProsePart,
  reading: ProseReading,
  mistakes: readonly MisconceptionEvidence[],
  source: string,
): JudgedRubric {
  const all = weighPoints(part, reading);
  const lines = part.rubric.map((point, index): JudgedRubric['lines'][number] => {
    const id = pointId(point, index);
    const voiding = mistakes.filter((mistake) =>
      part.misconceptions.find((each) => each.id === mistake.id)?.voids?.includes(id),
    );
    const weighed = all[index] ?? { standing: 'missing', evidence: [] };
    const standing = voiding.length > 0 && weighed.standing !== 'by-hand' ? 'contradicted' : weighed.standing;
    const evidence = voiding.length > 0 ? voiding.map((each) => each.evidence) : weighed.evidence;
    const bears = (each: Evidence): Quote['bears'] =>
      voiding.length > 0 ? 'against' : bearingOf(each, weighed.standing);
    return {
      id,
      standing,
      topic: point.topic ?? `point ${(index + 1).toString()}`,
      point: point.point,
      points: point.points,
      quotes:
        standing === 'missing'
          ? closestOf(point, part, reading, mistakes, source)
          : quotesOf(evidence, bears, source),
      ...(point.ask === undefined ? {} : { ask: point.ask }),
    };
  });
  const sum = (standings: readonly string[]): number =>
    lines.reduce((total, line) => total + (standings.includes(line.standing) ? line.points : 0), 0);
  const suggested = Math.min(part.points, sum(['found']));
  const open = Math.min(part.points - suggested, sum(['unclear', 'disputed', 'by-hand']));
  return { suggested, open, lines };
}

const bearingOf = ({ stance, speaksAgainst }: Evidence, standing: string): Quote['bears'] => {
  if (standing === 'unclear') return 'unclear';
  return stance === 'denied' || speaksAgainst === true ? 'against' : 'for';
};

/** Somewhere to look, for a point that no rule found. */
function closestOf(
  point: RubricPoint,
  part: ProsePart,
  { sentences, contexts }: ProseReading,
  mistakes: readonly MisconceptionEvidence[],
  source: string,
): JudgedRubric['lines'][number]['quotes'] {
  const wrong = new Set(mistakes.map(({ evidence }) => evidence.sentence.start));
  const own = sentences.filter(
    ({ span }, index) => contexts[index]?.isCopied !== true && !wrong.has(span.start),
  );
  const sentence = findClosest(point, part, own);
  return sentence === undefined
    ? []
    : [{ bears: 'near', text: quoted(sentence.span, source), place: at(sentence.span) }];
}

/** As many sentences as a person wants to read for one point. */
const MOST_QUOTES = 3;
const LONGEST_QUOTE = 240;

function quotesOf(
  evidence: readonly Evidence[],
  bears: (each: Evidence) => Quote['bears'],
  source: string,
): JudgedRubric['lines'][number]['quotes'] {
  const bySentence = new Map<number, Evidence>();
  for (const each of evidence)
    if (!bySentence.has(each.sentence.start)) bySentence.set(each.sentence.start, each);
  return [...bySentence.values()].slice(0, MOST_QUOTES).map((each) => ({
    bears: bears(each),
    text: quoted(each.sentence, source),
    place: at(each.sentence),
  }));
}

function quoted({ start, end }: Span, source: string): string {
  const text = source.slice(start, end).replace(/\s+/g, ' ').replaceAll(/[“”]/g, '"');
  return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE - 1).trimEnd()}…` : text;
}
