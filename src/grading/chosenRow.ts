/** Which row an answer chooses from a table of choices that it shows. */
import type { Quantity } from '../mathematics/quantity.ts';
import type { Cell } from '../submission/answer.ts';
import type { StatedValue } from './statedValues.ts';

/** A number in a table of choices; the rows differ in the number that stands first. */
export interface Choice extends StatedValue {
  readonly row: number;
  readonly line: readonly Cell[];
}

/**
 * The numbers of the row that the text around the table names by its first number, or that alone is set in bold; all of
 * them where nothing tells.
 */
export function chosenRow(
  choices: readonly Choice[],
  stated: readonly StatedValue[],
  adrift: readonly Quantity[],
): readonly StatedValue[] {
  const rows = [...new Set(choices.map(({ line }) => line))];
  const numbersOf = (line: readonly Cell[]): readonly Choice[] =>
    choices.filter((each) => each.line === line);
  const isNamed = (line: readonly Cell[]): boolean => {
    const [key] = numbersOf(line);
    const isKey = ({ low }: Quantity): boolean => low === key?.quantity.low;
    return (
      adrift.some(isKey) ||
      stated.some(({ attribute, quantity }) => attribute === key?.attribute && isKey(quantity))
    );
  };
  const isBold = (line: readonly Cell[]): boolean => line.some(({ text }) => /\*\*|__|←|<-|✓/.test(text));
  for (const tells of [isNamed, isBold]) {
    const found = rows.filter(tells);
    const [only] = found;
    if (only && found.length === 1) return numbersOf(only);
  }
  return choices;
}
