/** A rubric with what was found of it in an answer: for a person to tick off, and for the student to go on from. */
import type { Place } from './judgement.ts';

/**
 * `found`: plainly said. `disputed`: the answer says it and says the opposite. `contradicted`: it says the opposite.
 * `unclear`: its words stand there, but what they say needs a person. `missing`: no rule found it, which does not
 * mean that it is not there. `by-hand`: no rule looks for this point.
 */
export type Standing = 'found' | 'disputed' | 'contradicted' | 'unclear' | 'missing' | 'by-hand';

/** Words of the answer that bear on a point. `near`: the sentence that comes closest to a missing point, no evidence. */
export interface Quote {
  readonly bears: 'for' | 'against' | 'unclear' | 'near';
  readonly text: string;
}

/** One point of the rubric; `Where` is how the place of a quote is given. */
export interface RubricLine<Where> {
  readonly id: string;
  readonly standing: Standing;
  /** What the point is about, without telling it. */
  readonly topic: string;
  /** What a good answer says; in a student's pack no more than the topic. */
  readonly point: string;
  readonly points: number;
  readonly quotes: readonly (Quote & Where)[];
  readonly ask?: string;
}

export interface Rubric<Where> {
  /** Points for what was found, a suggestion to the person who grades; they count nowhere. */
  readonly suggested: number;
  /** Points that may come on top: unclear, disputed, or seen by a person only. */
  readonly open: number;
  readonly lines: readonly RubricLine<Where>[];
}

export type JudgedRubric = Rubric<{ readonly place: Place }>;

/** How a point stands, in words for the person who grades. */
export const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  found: 'found',
  disputed: 'says both',
  contradicted: 'says the opposite',
  unclear: 'for a person to decide',
  missing: 'not found in plain words',
  'by-hand': 'no rule looks for this',
};

/** The same before a point in a list. */
export const STANDING_SIGNS: Readonly<Record<Standing, string>> = {
  found: '✓',
  disputed: '±',
  contradicted: '✗',
  unclear: '~',
  missing: '·',
  'by-hand': '?',
};

/** What stands before a quote in a list. */
export const BEARING_WORDS: Readonly<Record<Quote['bears'], string>> = {
  for: '',
  against: 'against: ',
  unclear: '',
  near: 'closest: ',
};
