/** How far what was made again is from what is shipped. */
import { parse } from 'yaml';
import { factsSchema } from '../../src/problem/kinds/facts.ts';
import { readFactTable, type Fact } from '../../src/grading/factTable.ts';

/**
 * How far a figure may move where another machine adds in another order. Training carries a last bit a long way, so not
 * the weights are compared but what comes of them. Training with one grey value of one picture changed by one step moved
 * the accuracies by up to 0.7 points, the costs by up to 2.2 % and the threshold by 0.05; about twice that is allowed.
 */
export const WITHIN = { accuracyPoints: 1.5, multiplyAddsShare: 0.05, threshold: 0.1 } as const;

export interface Drift {
  readonly within: boolean;
  readonly says: string;
}

/** @param name of a file: the facts are compared number by number, all others follow from the weights */
export function compareTexts(name: string, shipped: string, made: string): Drift {
  if (shipped === made) return { within: true, says: 'identical' };
  if (!name.endsWith('facts.yaml')) return { within: true, says: 'differs; the facts say how far' };
  const [before, after] = [factsIn(shipped), factsIn(made)];
  const moved = before.map((fact) => {
    const again = after.find(
      ({ entity, attribute }) => entity === fact.entity && attribute === fact.attribute,
    );
    return { fact, now: again?.value ?? Number.NaN };
  });
  const says = moved.map(({ fact, now }) => `${fact.attribute} of ${fact.entity}: ${fact.value} → ${now}`);
  return { within: moved.every(({ fact, now }) => isWithin(fact, now)), says: says.join('; ') };
}

function isWithin({ attribute, value }: Fact, now: number): boolean {
  switch (attribute) {
    case 'accuracy':
      return Math.abs(now - value) <= WITHIN.accuracyPoints;
    case 'threshold':
      return Math.abs(now - value) <= WITHIN.threshold;
    default:
      return Math.abs(now - value) <= WITHIN.multiplyAddsShare * value;
  }
}

function factsIn(text: string): readonly Fact[] {
  const reading = readFactTable(factsSchema.parse(parse(text)));
  if (reading.kind === 'faulty') throw new Error(reading.faults.map(({ what }) => what).join(' '));
  return reading.table.facts;
}
