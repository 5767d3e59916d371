/** Which formulas of an answer it claims for what is asked, and among which of them it has not chosen. */
import type { ReadingOptions } from '../mathematics/reading.ts';
import type { SymbolTable } from '../mathematics/symbols.ts';
import type { WrittenAnswer } from '../submission/answer.ts';
import { alternativesIn, type Alternatives } from './alternatives.ts';
import { standsAgainst } from './correction.ts';
import { aboutOthers, type Asked } from './contrast.ts';
import { formulasIn, type Formula } from './formulas.ts';
import { partOffers } from './offers.ts';
import { type Reading, stancesOf } from './stances.ts';
import { wordsAround } from './wordsAround.ts';

export interface Claims {
  /** In reading order. What is denied, struck out or about something else is left out, and so is what is quoted
   * from somebody else beside a claim of the answer's own. */
  readonly formulas: readonly Formula[];
  /** Those of them among which the answer leaves the choice open. */
  readonly alternatives: readonly Alternatives[];
}

interface Placed {
  readonly formula: Formula;
  /** `reported` is a claim where nothing else is claimed. */
  readonly standing: 'claimed' | 'denied' | 'reported';
  /** Whom it is quoted from. */
  readonly speaker?: string;
}

/** @param asked what the part is about; without it nothing is taken to be about something else */
export function claimsIn(
  answer: WrittenAnswer,
  symbols: SymbolTable,
  options: ReadingOptions = {},
  asked?: Asked,
): Claims {
  const found = partOffers(formulasIn(answer, symbols, options), symbols, options, answer.source);
  const words = wordsAround(answer, found);
  const { start } = answer.span;
  const mayBeChosen = (at: number): boolean => {
    const formula = found[at];
    return formula !== undefined && !saysLittle(formula) && formula.span.start >= start;
  };
  const spans = found.map(({ span }) => span);
  const stances = stancesOf(answer, words, spans, { mayBeChosen });
  const asStated = found.map((formula, at) => placeOf(formula, stances[at] ?? { stance: 'held' }));
  const placed = asStated.map((each) => corrected(each, asStated, answer.source));
  const isOpen = (at: number): boolean =>
    placed[at]?.standing !== 'denied' && placed[at]?.speaker === undefined;
  const groups = stances.some(({ stance }) => stance === 'chosen')
    ? []
    : alternativesIn(
        words,
        placed.map(({ formula }) => formula),
        isOpen,
      );
  const offered = new Set(groups.flatMap(({ ways }) => ways.flat(2)));
  const others = asked === undefined ? new Set<number>() : aboutOthers(words, found, asked);
  const isKept = ({ standing, formula }: Placed): boolean => standing !== 'denied' && !saysLittle(formula);
  const isClaimed = (each: Placed): boolean => each.standing === 'claimed' || offered.has(each.formula);
  const onAsked = placed.filter((_, at) => !others.has(at));
  const mine = onAsked.some(isKept) ? onAsked : placed;
  const kept = mine.filter(({ standing }) => standing !== 'denied');
  const onlyReports = kept.every((each) => !isClaimed(each) || saysLittle(each.formula));
  const claimed = onlyReports ? kept : kept.filter(isClaimed);
  const formulas = claimed.map(({ formula }) => formula);
  const alternatives = groups.filter(({ ways }) => ways.flat(2).every((each) => formulas.includes(each)));
  return { formulas, alternatives: onlyReports ? [...alternatives, ...quotesIn(kept)] : alternatives };
}

/** The formulas that an answer claims. */
export function findFormulas(
  answer: WrittenAnswer,
  symbols: SymbolTable,
  options: ReadingOptions = {},
): readonly Formula[] {
  return claimsIn(answer, symbols, options).formulas;
}

/** Whether the answer has formulas, and says of each that it does not hold. */
export function onlyDenies(
  answer: WrittenAnswer,
  symbols: SymbolTable,
  options: ReadingOptions = {},
): boolean {
  const found = formulasIn(answer, symbols, options).filter((each) => !saysLittle(each));
  const spans = found.map(({ span }) => span);
  const stances = stancesOf(answer, wordsAround(answer, found), spans);
  return found.length > 0 && stances.every(({ stance }) => stance === 'denied');
}

function placeOf(formula: Formula, { stance, speaker }: Reading): Placed {
  if (stance === 'chosen') return { formula, standing: 'claimed' };
  if (stance === 'denied') return { formula, standing: 'denied' };
  if (speaker === undefined) return { formula, standing: stance === 'supposed' ? 'reported' : 'claimed' };
  return { formula, standing: speaker.isTrusted ? 'claimed' : 'reported', speaker: speaker.name };
}

/** The `2R` of "not 3R but 2R" takes the place of what is denied. */
function corrected(placed: Placed, all: readonly Placed[], source: string): Placed {
  const { formula } = placed;
  const corrects = all.some(
    (other) => other.standing === 'denied' && standsAgainst(source, formula.span, other.formula.span),
  );
  return corrects ? { ...placed, formula: { ...formula, corrects } } : placed;
}

/** What two others say, where the answer says nothing itself. */
function quotesIn(kept: readonly Placed[]): readonly Alternatives[] {
  const quoted = kept.filter(({ speaker }) => speaker !== undefined);
  const speakers = new Set(quoted.map(({ speaker }) => speaker));
  if (speakers.size < 2) return [];
  const saidBy = [...speakers].map((who) =>
    quoted.filter(({ speaker }) => speaker === who).map(({ formula }) => formula),
  );
  return [{ ways: [saidBy], isAdmitted: true }];
}

/** `σ`, `k` or `3` amid words is no claim beside which a quotation would not count. */
function saysLittle({ reading }: Formula): boolean {
  if (reading.kind !== 'read') return true;
  const { kind } = reading.expression;
  return kind === 'symbol' || kind === 'number' || kind === 'indexed';
}
