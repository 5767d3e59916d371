/** Judges stated numbers against a problem's facts: right, wrong row, wrong column, wrong scale, doubled. */
import type { Facts } from '../problem/kinds/facts.ts';
import type { Asked, QuantityPart } from '../problem/kinds/quantity.ts';
import type { WrittenAnswer } from '../submission/answer.ts';
import { type FactTable, readFactTable } from './factTable.ts';
import { isTooLong, sayTooLong } from './answerLength.ts';
import type { Diagnosis, Finding, Judgement } from './judgement.ts';
import { compilePhrase, findSaid } from './phrases.ts';
import { judgeBest, judgeRatio } from './quantityComparing.ts';
import { type QuantityReading, type Sentence, type Wanted, readQuantityAnswer } from './quantityAnswer.ts';
import type { Judged } from './quantityJudged.ts';
import { judgeCell } from './quantityJudging.ts';
import { conditionsOf, saysFully } from './quantityWords.ts';

/**
 * Judges one written answer to a quantity part; pure. Without facts, or for a part that asks for nothing that the
 * table holds (numbers of the student's own run), the verdict is `review`.
 */
export function gradeQuantity(
  part: QuantityPart,
  answer: WrittenAnswer,
  facts: Facts | undefined,
): Judgement {
  if (!facts || part.asked.length === 0) {
    return review('A person looks at this one: there is no table of facts to hold these numbers against.');
  }
  const { table } = { table: undefined, ...readFactTable(facts) };
  if (!table) {
    const reason =
      'The facts of this problem cannot be read, which is not your fault. Tell whoever wrote the set.';
    return { verdict: 'fault', credit: 0, reason, diagnoses: [], findings: [] };
  }
  if (isTooLong(answer)) return sayTooLong(answer);
  const reading = readQuantityAnswer(answer, table, wantedOf(part.asked));
  const judged = part.asked.map((asked) => judge(asked, part, reading, table));
  const wrongWords = judgeWords(part, reading);
  return conclude(part, judged, wrongWords, reading, answer);
}

const review = (reason: string): Judgement => ({
  verdict: 'review',
  credit: 0,
  reason,
  diagnoses: [],
  findings: [],
});

/** The columns and rows that are asked for, in the order in which they first appear. */
function wantedOf(asked: readonly Asked[]): Wanted {
  const columns = new Set<string>();
  const rows = new Set<string>();
  for (const each of asked) {
    if (each.kind === 'cell' || each.kind === 'best') columns.add(each.attribute);
    if (each.kind === 'cell') rows.add(each.entity);
  }
  const isSingle = asked.length === 1 && asked[0]?.kind === 'cell';
  const open = asked.some(({ kind }) => kind === 'best' || kind === 'ratio');
  return { columns: [...columns], rows: open ? [] : [...rows], isSingle };
}

function judge(asked: Asked, part: QuantityPart, reading: QuantityReading, table: FactTable): Judged {
  switch (asked.kind) {
    case 'cell':
      return judgeCell(asked, part, reading, table);
    case 'ratio':
      return judgeRatio(asked, part, reading, table);
    case 'best':
      return judgeBest(asked, part, reading, table);
    case 'says': {
      const phrases = asked.any.map(compilePhrase);
      const said = reading.sentences.some(({ text }) => findSaid(text, phrases));
      return said ? { kind: 'right' } : { kind: 'missing', what: asked.what, maySay: true };
    }
    default:
      return asked satisfies never;
  }
}

/** Misconceptions that show in words alone. */
function judgeWords(
  part: QuantityPart,
  reading: QuantityReading,
): readonly Extract<Judged, { kind: 'wrong' }>[] {
  return part.misconceptions.flatMap(({ id, message, ask, when, credit }) => {
    const said = (phrases: readonly string[]): Sentence | undefined => {
      const compiled = phrases.map(compilePhrase);
      return reading.sentences.find(({ text }) => findSaid(text, compiled));
    };
    const [sentence] = conditionsOf(when)
      .filter(saysFully)
      .filter(({ unless }) => said(unless ?? []) === undefined)
      .flatMap(({ says }) => said(says ?? []) ?? []);
    if (!sentence) return [];
    return [
      { kind: 'wrong' as const, diagnosis: { id, message, ask }, span: sentence.span, credit: credit ?? 0 },
    ];
  });
}

function conclude(
  { asked, misconceptions }: QuantityPart,
  judged: readonly Judged[],
  wrongWords: readonly Extract<Judged, { kind: 'wrong' }>[],
  reading: QuantityReading,
  answer: WrittenAnswer,
): Judgement {
  const ids = new Set(misconceptions.map(({ id }) => id));
  let [credit, weight] = [0, 0];
  const wrong: Extract<Judged, { kind: 'wrong' }>[] = [];
  const missing: string[] = [];
  let [right, missingWords] = [0, 0];
  for (const [at, each] of judged.entries()) {
    const item = asked[at];
    if (!item) continue;
    const inWords = item.kind === 'says' || item.kind === 'best';
    // A named misconception about the conclusion earns nothing for the conclusion, however it is worded.
    const spoilt = inWords && wrongWords.length > 0;
    if (item.optional === true && each.kind !== 'wrong') continue;
    weight += 1;
    if (each.kind === 'wrong') {
      wrong.push(each);
      credit += each.credit;
    } else if (spoilt) continue;
    else if (each.kind === 'missing') {
      missing.push(each.what);
      if (each.maySay === true) missingWords += 1;
    } else {
      right += 1;
      credit += 1;
    }
  }
  if (wrongWords.length > 0 && !asked.some(({ kind }) => kind === 'says' || kind === 'best'))
    weight += wrongWords.length;
  wrong.push(
    ...wrongWords.filter(({ diagnosis }) => !wrong.some((each) => each.diagnosis.id === diagnosis.id)),
  );
  const share = weight === 0 ? 0 : credit / weight;

  const findings: Finding[] = wrong.map(({ diagnosis, span }) => ({
    severity: 'error',
    message: [diagnosis.message, diagnosis.ask].filter((text) => text !== undefined).join(' '),
    place: { kind: 'answer', span },
  }));
  if (missing.length > 0) {
    const message = `Not found: ${missing.join('; ')}.`;
    findings.push({ severity: 'warning', message, place: { kind: 'answer', span: answer.span } });
  }
  const diagnoses: Diagnosis[] = [];
  for (const { diagnosis } of wrong)
    if (!diagnoses.some(({ id }) => id === diagnosis.id)) diagnoses.push(diagnosis);
  const declared = (diagnosis: Diagnosis): number => (ids.has(diagnosis.id) ? 0 : 1);
  diagnoses.sort((a, b) => declared(a) - declared(b));
  const base = { diagnoses, findings };

  if (wrong.length === 0 && missing.length === 0) {
    return {
      ...base,
      verdict: 'correct',
      credit: 1,
      reason: `Everything asked for agrees with the sources.`,
    };
  }
  if (wrong.length > 0) {
    const reason = diagnoses[0]?.message ?? '';
    return { ...base, verdict: share > 0 ? 'partial' : 'incorrect', credit: share, reason };
  }
  if (right === 0 && missingWords === 0) return unread(reading, answer, missing);
  // Only words are missing: another wording may say the same, which a person sees and a list of phrases does not.
  if (missingWords === missing.length) {
    const found = right > 0 ? 'The numbers agree with the sources. ' : '';
    const reason = `${found}A person reads the rest: ${missing.join('; ')} was not found in words that a machine knows.`;
    return { ...base, verdict: 'review', credit: share, reason };
  }
  const reason = `${right.toString()} of ${weight.toString()} agree with the sources. Not found: ${missing.join('; ')}.`;
  return { ...base, verdict: right > 0 ? 'partial' : 'ungradable', credit: share, reason };
}

/** Nothing of what is asked for was recognised. */
function unread(reading: QuantityReading, answer: WrittenAnswer, missing: readonly string[]): Judgement {
  const [stray] = reading.adrift;
  const reason = stray
    ? `There are numbers here, but not what they are of. Name the row and the column, as in \`Name: 12M parameters\`. Asked for: ${missing.join('; ')}.`
    : `No number was found that is asked for. Asked for: ${missing.join('; ')}.`;
  const span = stray?.span ?? answer.span;
  const findings: Finding[] = [{ severity: 'error', message: reason, place: { kind: 'answer', span } }];
  return { verdict: 'ungradable', credit: 0, reason, diagnoses: [], findings };
}
