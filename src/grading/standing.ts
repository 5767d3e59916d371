/** How surely a text gives a number as the value of its cell. */
import type { Mention } from './mentions.ts';
import { isOtherMeasure } from './otherMeasure.ts';
import { isConcluded } from './quantityConclusion.ts';
import type { Stance } from './stances.ts';
import { isWorking } from './working.ts';

/**
 * `none`: it tells something else than a cell (a share, a count, a change). `working`: a part, a bound, an aside.
 * `loose`: no word says what it is of. `given`: the plain case. `concluded`: what a working arrives at.
 */
export type Standing = 'none' | 'working' | 'loose' | 'given' | 'concluded';

const ORDER: readonly Standing[] = ['none', 'working', 'loose', 'given', 'concluded'];

export const isWeaker = (a: Standing, b: Standing): boolean => ORDER.indexOf(a) < ORDER.indexOf(b);

export const weaker = (a: Standing, b: Standing): Standing => (isWeaker(a, b) ? a : b);

/** What is denied is no value of anything, and what is only supposed stands behind what is held. */
export function withStance(standing: Standing, stance: Stance | undefined): Standing {
  switch (stance) {
    case 'denied':
      return 'none';
    case 'supposed':
      return weaker(standing, 'working');
    case 'chosen':
      return standing === 'none' ? 'none' : 'concluded';
    case 'held':
    case undefined:
      return standing;
    default:
      return stance satisfies never;
  }
}

/**
 * What the words beside a number make of it.
 * @param text the plain text that the mention is placed in
 * @param found everything that the text mentions, in order
 */
export function standingOf(
  value: Extract<Mention, { kind: 'value' }>,
  text: string,
  found: readonly Mention[],
): Standing {
  if (value.quantity.unit === 'times') return 'given';
  const lead = text.slice(Math.max(0, value.from - 120), value.from);
  const before = lead.slice(lead.lastIndexOf('\n') + 1);
  const after = text.slice(value.to, value.to + 120).split('\n')[0] ?? '';
  if (isOtherMeasure(value, text, found, before, after)) return 'none';
  if (isWorking(value, text, found, before, after)) return 'working';
  return isConcluded(before, after) ? 'concluded' : 'given';
}
