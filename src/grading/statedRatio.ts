/** Ratios that a text states, of which column, and which row is put over which. */
import type { Quantity } from '../mathematics/quantity.ts';
import type { Mention } from './mentions.ts';

type Entity = Extract<Mention, { kind: 'entity' }>;
type Value = Extract<Mention, { kind: 'value' }>;

export interface StatedRatio {
  readonly quantity: Quantity;
  /** The columns that are named beside it; none if it may be of any. */
  readonly attributes: readonly string[];
  /** "A needs 2.4 times as many as B": so often does B go into A. */
  readonly pair?: { readonly over: string; readonly under: string } | undefined;
}

const LESS = /^\s*(?:[a-z]+\s+){0,2}?(?:less|fewer|lower|smaller|cheaper)\b/i;
const YARDSTICK =
  /(?:\b(?:as|than|of|over|those of|that of)\s+(?:in\s+|for\s+)?(?:the\s+)?|^\s*(?:the\s+)?)$/i;
const COMPARED =
  /\b(?:than|as|of|versus|vs\.?|(?:compared|relative) (?:to|with)|unlike|over)\s+(?:the\s+)?$/i;

/**
 * Which row a ratio puts over which; undefined where the sentence does not name both.
 *
 * @param from where the sentence begins, @param to where it ends
 * @param subject the row that the sentence before was about
 */
export function pairOf(
  value: Value,
  entities: readonly Entity[],
  text: string,
  from: number,
  to: number,
  subject: string | undefined,
): StatedRatio['pair'] {
  const before = entities.findLast((each) => each.to <= value.from);
  const isSubject = before !== undefined && !COMPARED.test(text.slice(from, before.from));
  const over = before === undefined ? subject : isSubject ? before.name : undefined;
  const under = entities.find(
    (each) =>
      each.from >= value.to &&
      !/[.;,:()]/.test(text.slice(value.to, each.from)) &&
      YARDSTICK.test(text.slice(value.to, each.from)),
  )?.name;
  if (over === undefined || under === undefined || over === under) return undefined;
  return LESS.test(text.slice(value.to, to)) ? { over: under, under: over } : { over, under };
}
