/** Whether a text holds a number that is asked for. */
import { readQuantities, type Quantity } from '../mathematics/quantity.ts';
import type { Facts } from '../problem/kinds/facts.ts';
import type { QuantityPart } from '../problem/kinds/quantity.ts';
import { findFact, readFactTable, type Fact, type FactTable } from './factTable.ts';

/** Numbers of one digit stand in any text. */
const SMALLEST = 10;

/**
 * The number in `text` that is one of the part's answers. What `question` says itself is no secret.
 */
export function findNumberGiven(
  part: QuantityPart,
  text: string,
  facts: Facts | undefined,
  question: string,
): string | undefined {
  const reading = facts && readFactTable(facts);
  if (reading?.kind !== 'table') return undefined;
  const { table } = reading;
  const asked = readQuantities(question, 0);
  const isSecret = (quantity: Quantity): boolean =>
    !asked.some(({ low, high }) => low === quantity.low && high === quantity.high) &&
    part.asked.some((each) => {
      if (each.kind === 'cell') {
        const fact = findFact(table, each.entity, each.attribute);
        return fact !== undefined && fits(quantity, fact, table);
      }
      if (each.kind !== 'ratio' || quantity.unit !== 'times') return false;
      return each.accept[0] <= quantity.low && quantity.high <= each.accept[1];
    });
  const found = readQuantities(text, 0).find(isSecret);
  return found && text.slice(found.span.start, found.span.end);
}

function fits({ low, high, unit, hasMagnitude }: Quantity, fact: Fact, { attributes }: FactTable): boolean {
  const meant = attributes[fact.attribute]?.unit ?? 'none';
  if (unit !== 'none' && meant !== 'none' && unit !== meant) return false;
  if (unit === 'none' && !hasMagnitude && Math.abs(fact.value) < SMALLEST) return false;
  const [least, most] = fact.accept ?? [fact.value - fact.step / 2, fact.value + fact.step / 2];
  return least <= low && high <= most;
}
