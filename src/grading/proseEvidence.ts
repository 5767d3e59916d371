/** What an answer says of the points and misconceptions of a part, each with the sentence that says it. */
import type { Span } from '../mathematics/span.ts';
import type { ProsePart, RubricPoint } from '../problem/kinds/prose.ts';
import type { WrittenAnswer } from '../submission/answer.ts';
import { compilePhrasing, findMatches, has, type Phrasing } from './prosePhrases.ts';
import { stanceOf, takesBack, type Context, type Stance } from './proseStance.ts';
import { readSentences, type Sentence } from './proseText.ts';
import { FUNCTION_WORDS } from './proseWords.ts';
import type { Standing } from './rubric.ts';

export interface Evidence {
  readonly stance: Stance;
  readonly phrasing: string;
  /** The words that were recognised. */
  readonly span: Span;
  /** The sentence around them. */
  readonly sentence: Span;
  /** It is one of the statements that contradict the point. */
  readonly speaksAgainst?: boolean;
}

export interface PointEvidence {
  readonly standing: Standing;
  readonly evidence: readonly Evidence[];
}

export interface MisconceptionEvidence {
  readonly id: string;
  readonly evidence: Evidence;
}

/** A text that phrasings are looked for in. */
export interface ProseReading {
  readonly sentences: readonly Sentence[];
  readonly contexts: readonly Context[];
}

/** @param question the statement of the part, so that words copied from it are told from the student's own */
export function readProse(answer: WrittenAnswer, question: string): ProseReading {
  const sentences = readSentences(answer);
  const running = sentences.filter(({ isTabular }) => !isTabular);
  const words = running.flatMap(({ statements }) => statements.flatMap((each) => each.words));
  const small = words.filter(({ raw }) => FUNCTION_WORDS.has(raw)).length;
  const built = running.filter(({ isBuilt }) => isBuilt).length;
  const isListed = words.length >= 8 && small / words.length < 0.15 && built < running.length / 2;
  const asked = runsOf(question.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  const contexts = sentences.map((sentence, at): Context => ({
    source: answer.source,
    isCopied: isCopied(sentence, asked),
    isTakenBack: takesBack(sentences[at + 1]),
    isListed: isListed && !sentence.isTabular,
  }));
  return { sentences, contexts };
}

/** So many words in a row are no coincidence. */
const RUN = 4;
const runsOf = (words: readonly string[]): ReadonlySet<string> =>
  new Set(words.map((_, at) => words.slice(at, at + RUN).join(' ')));

function isCopied(sentence: Sentence, asked: ReadonlySet<string>): boolean {
  const words = sentence.statements.flatMap((each) => each.words.map(({ raw }) => raw));
  if (words.length < RUN) return false;
  const own = [...runsOf(words)].filter((run) => run.split(' ').length === RUN);
  return own.filter((run) => asked.has(run)).length / own.length > 0.5;
}

/** All places where one of the phrasings stands, whatever is said of it. */
function gather(reading: ProseReading, phrasings: readonly Phrasing[]): Evidence[] {
  const { sentences, contexts } = reading;
  const found: Evidence[] = [];
  for (const [at, sentence] of sentences.entries()) {
    const context = contexts[at];
    if (context === undefined) continue;
    const nearby = [...sentence.heading, ...(sentences[at - 1]?.statements ?? []), ...sentence.statements];
    for (const statement of sentence.statements) {
      for (const { source, claim, beside, without, eitherWay } of phrasings) {
        if (without.some((each) => has(each, statement))) continue;
        if (!beside.every((each) => nearby.some((other) => has(each, other)))) continue;
        for (const match of findMatches(claim, statement)) {
          const [first, last] = [statement.words[match.from], statement.words[match.to - 1]];
          if (first === undefined || last === undefined) continue;
          const stance = stanceOf(match, statement, sentence, context);
          found.push({
            stance: eitherWay && stance === 'denied' ? 'claimed' : stance,
            phrasing: source,
            span: { start: first.span.start, end: last.span.end },
            sentence: sentence.span,
          });
        }
      }
    }
  }
  return found;
}

const isSaid = ({ stance }: Evidence): boolean => stance === 'claimed' || stance === 'supposed';
const isClaimed = ({ stance }: Evidence): boolean => stance === 'claimed';
/** Denials, but for words that are part of what is said: “not confident” denies no confidence. */
const deniedIn = (all: readonly Evidence[], said: readonly Evidence[]): readonly Evidence[] =>
  all.filter(
    ({ stance, span }) =>
      stance === 'denied' && !said.some((each) => each.span.start < span.end && span.start < each.span.end),
  );

const compiled = new WeakMap<ProsePart['terms'], Map<string, Phrasing>>();

/** Phrasings ready to be looked for; a part's are compiled once. */
function phrasingsOf(sources: readonly string[], { terms }: ProsePart): Phrasing[] {
  const known = compiled.get(terms) ?? new Map<string, Phrasing>();
  compiled.set(terms, known);
  return sources.map((source) => {
    const phrasing = known.get(source) ?? compilePhrasing(source, terms);
    known.set(source, phrasing);
    return phrasing;
  });
}

function weighPoint(point: RubricPoint, part: ProsePart, reading: ProseReading): PointEvidence {
  const compile = (sources: readonly string[]): Phrasing[] => phrasingsOf(sources, part);
  if (point.says === undefined) return { standing: 'by-hand', evidence: [] };
  const all = gather(reading, compile(point.says));
  const against = gather(reading, compile(point.contradicts ?? []))
    .filter(isClaimed)
    .map((each): Evidence => ({ ...each, speaksAgainst: true }));
  const besides = (point.requires ?? []).map((each) => gather(reading, compile(each)).filter(isSaid));
  const said = all.filter(isSaid);
  // “Not A, but B”: what comes after a denial in the same sentence is what is meant.
  const denied = deniedIn(all, said).filter(
    (each) =>
      !said.some(
        ({ sentence, span }) => sentence.start === each.sentence.start && span.start > each.span.start,
      ),
  );
  const opposed = [...denied, ...against];
  const evidence = [...said, ...besides.flat(), ...opposed];
  if (said.length > 0 && opposed.length > 0) {
    const isMixed = opposed.every((each) =>
      said.some(({ sentence }) => sentence.start === each.sentence.start),
    );
    return { standing: isMixed ? 'unclear' : 'disputed', evidence };
  }
  if (opposed.length > 0) return { standing: 'contradicted', evidence };
  if (said.length > 0) {
    return { standing: besides.every((each) => each.length > 0) ? 'found' : 'unclear', evidence };
  }
  const weak = all.filter(({ stance }) => stance !== 'copied');
  return weak.length > 0 ? { standing: 'unclear', evidence: weak } : { standing: 'missing', evidence: [] };
}

/** So many points in one breath, without so many commas, are a row of key words rather than a sentence. */
const CROWD = 3;
const LEAST_CLAUSES = 3;

/** How every point of the rubric stands, in its order. */
export function weighPoints(part: ProsePart, reading: ProseReading): readonly PointEvidence[] {
  const weighed = part.rubric.map((point) => weighPoint(point, part, reading));
  const crowded = reading.sentences.filter(({ span, statements, isTabular }) => {
    const points = weighed.filter(
      ({ standing, evidence }) => standing === 'found' && isAllIn(evidence, span),
    );
    const clauses = statements.flatMap(({ words }) => words).filter(({ opensClause }) => opensClause).length;
    return !isTabular && points.length >= CROWD && clauses < LEAST_CLAUSES;
  });
  return weighed.map((each) =>
    each.standing === 'found' && crowded.some(({ span }) => isAllIn(each.evidence, span))
      ? { ...each, standing: 'unclear' }
      : each,
  );
}

const isAllIn = (evidence: readonly Evidence[], { start }: Span): boolean =>
  evidence.every(({ sentence }) => sentence.start === start);

/** Misconceptions that are plainly stated and nowhere denied or taken back. */
export function findMisconceptions(part: ProsePart, reading: ProseReading): readonly MisconceptionEvidence[] {
  return part.misconceptions.flatMap(({ id, when }) => {
    if (when === undefined) return [];
    const all = gather(reading, phrasingsOf(when.says, part));
    const claims = all.filter(isClaimed);
    const [evidence] = claims;
    if (evidence === undefined || deniedIn(all, claims).length > 0) return [];
    const back = gather(reading, phrasingsOf(when.unless ?? [], part));
    return back.some(isSaid) ? [] : [{ id, evidence }];
  });
}
