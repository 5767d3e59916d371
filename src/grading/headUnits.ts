/** What a heading says of the numbers below it: "Params (M)", "FLOPs in billions", "Latency (ms)". */
import type { Quantity } from '../mathematics/quantity.ts';
import { unitAt } from '../mathematics/quantityUnit.ts';

/** "Parameters (in millions): NN1 = 140, …", "Params (M): …" */
export const HEADING =
  /^[^:]*(?:\bin (?:thousands|millions|billions)\)?|[([]\s*(?:in\s+)?(?:[kKMBG]|bn|[MG]FLOPs?|ms|[kMG]i?B|%|percent|thousands?|millions?|billions?)\s*[)\]])[^:]*:/i;

/** 0.879 in a column of percentages. */
export function asPercent(quantity: Quantity, unit: string | undefined): Quantity {
  const { low, high, step } = quantity;
  if (unit !== 'percent' || quantity.unit !== 'none' || quantity.hasMagnitude || high > 1) return quantity;
  const by = (value: number): number => Number((value * 100).toPrecision(15));
  return { ...quantity, low: by(low), high: by(high), step: by(step), unit: 'percent' };
}

/** The unit in the brackets of a head, or that is all of it: "Latency (ms)", "kWh". */
export function unitOfHead(head: string): ReturnType<typeof unitAt> {
  const bare = head.replaceAll(/[*_|]/g, '').trim();
  const inBrackets = /[([]\s*(?:in\s+)?([^()[\]]{1,20})[)\]]/i.exec(bare)?.[1];
  if (inBrackets !== undefined) return unitAt(inBrackets);
  const whole = unitAt(` ${bare}`);
  return whole?.length === bare.length + 1 ? whole : undefined;
}

const HEAD_MAGNITUDES: readonly (readonly [RegExp, number])[] = [
  [/[([]\s*(?:in\s+)?(?:k|thousands?|×?\s*10\^?3|10³)\b/i, 1e3],
  [/[([]\s*(?:in\s+)?(?:M|millions?|MFLOPs?|MMACs?|×?\s*10\^?6|10⁶)/, 1e6],
  [/[([]\s*(?:in\s+)?(?:G|B|bn|billions?|GFLOPs?|GMACs?|×?\s*10\^?9|10⁹)/, 1e9],
  [/\bM\s+(?:params?|parameters|weights|FLOPs?|MACs?)\b/, 1e6],
  [/\b[BG]\s+(?:params?|parameters|weights|FLOPs?|MACs?)\b/, 1e9],
  [/\b(?:in millions|MFLOPs?)\b/i, 1e6],
  [/\b(?:in billions|GFLOPs?|GMACs?)\b/i, 1e9],
];

/** A number in a column headed "Params (M)" counts millions unless it says otherwise itself. */
export function inUnitOf(quantity: Quantity, ...heads: readonly string[]): Quantity {
  if (quantity.hasMagnitude || quantity.unit === 'percent') return quantity;
  for (const head of heads) {
    // "Latency (ms)", "Size [MB]"
    const measured = unitOfHead(head);
    const declared = HEAD_MAGNITUDES.find(([pattern]) => pattern.test(head))?.[1];
    const isUnit = measured !== undefined && measured.unit !== 'times';
    const magnitude = declared ?? (quantity.unit === 'none' && isUnit ? measured.worth : undefined);
    if (magnitude === undefined) continue;
    const by = (value: number): number => Number((value * magnitude).toPrecision(15));
    return {
      ...quantity,
      low: by(quantity.low),
      high: by(quantity.high),
      step: quantity.step * magnitude,
      hasMagnitude: magnitude !== 1,
      // The B of "FLOPs (B)" is a billion, not a byte.
      ...(isUnit && !(declared !== undefined && measured.unit === 'bytes') ? { unit: measured.unit } : {}),
    };
  }
  return quantity;
}
