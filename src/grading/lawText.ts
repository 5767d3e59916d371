/** A broken law in words: what was done, what had to follow, what came, and the question that leads on. */
import type { CodePart } from '../problem/kinds/code.ts';
import type { Change, Effect } from '../problem/kinds/property.ts';
import type { Counterexample } from './counterexample.ts';
import { describeDifference } from './difference.ts';
import type { Breach } from './lawfulness.ts';
import { meanOf, standardError } from './chance.ts';
import { printArguments, printNumber, printPath, printValue } from './printing.ts';

/** The call that shows it, as a student reads it. */
export function tellBreach(part: CodePart, breach: Breach): Counterexample {
  const { trial, expected, actual, mismatches } = breach;
  const { property, sizes, calls } = trial;
  const names = Object.keys(part.parameters);
  const [first = [], last] = calls;
  const changes = last !== undefined && property.law !== 'unbiased';
  const changed = changes ? names.flatMap((name, i) => (first[i] === last[i] ? [] : [{ name, i }])) : [];
  const then = printArguments(
    changed.map(({ name }) => name),
    changed.map(({ i }) => last?.[i] ?? null),
  );
  const path = mismatches[0]?.path ?? [];
  return {
    title: `${property.id}, ${titleOf(sizes)}`,
    sizes,
    property: property.id,
    arguments: Object.fromEntries(names.map((name, i) => [name, first[i] ?? null])),
    ...(changed.length === 0
      ? {}
      : { changed: Object.fromEntries(changed.map(({ name, i }) => [name, last?.[i] ?? null])) }),
    input:
      changed.length === 0 ? printArguments(names, first) : `${printArguments(names, first)}\nthen\n${then}`,
    ...(path.length === 0 ? {} : { entry: printPath(path) }),
    ...(expected === undefined ? {} : { expected: printValue(expected, mismatches) }),
    ...(breach.shown.kind === 'mean' ? {} : { actual: printValue(actual, mismatches) }),
    message: sentences(part, breach),
  };
}

/** `N = 1, D = 2`. */
export function titleOf(sizes: Readonly<Record<string, number>>): string {
  return Object.entries(sizes)
    .map(([name, value]) => `${name} = ${value}`)
    .join(', ');
}

function sentences(part: CodePart, breach: Breach): string {
  const { trial, shown, mismatches, expected, actual } = breach;
  const { property, token } = trial;
  const call = `${part.export}(${Object.keys(part.parameters).join(', ')})`;
  const given = Object.entries(property.given ?? {}).map(
    ([name, number]) => `every entry of ${name} is ${number}`,
  );
  const where = given.length === 0 ? '' : `Where ${inWords(given)}: `;
  const difference = (): string =>
    describeDifference(call, expected ?? null, actual, mismatches.slice(0, 1), part.tolerance.value);
  switch (property.law) {
    case 'entries':
      return `${where}${difference()}`;
    case 'rows': {
      if (shown.kind !== 'row') return where;
      const found = printNumber(shown.found);
      const wanted = printNumber(shown.wanted);
      const row = `row ${shown.row} of ${call}`;
      const here = where === '' ? 'Here ' : where;
      if (property.sum !== undefined) return `${here}${row} sums to ${found}, expected ${wanted}.`;
      if (property.squares !== undefined) {
        return `${here}the squares in ${row} sum to ${found}, expected ${wanted}.`;
      }
      const entry = `${call}${printPath(mismatches[0]?.path ?? [])} is ${found}`;
      return property.least !== undefined
        ? `${where}${entry}: no entry may be smaller than ${wanted}.`
        : `${where}${entry}: no entry may be larger than ${wanted}.`;
    }
    case 'follows':
      return `${where}${changeInWords(property.change, trial.order)}, ${effectInWords(property.result)}. Then ${difference()}`;
    case 'causal':
      return `${where}Only rows from ${token} on of ${inWords(property.tokens)} were changed, so earlier rows of the result must stay as they were. Then ${difference()}`;
    case 'rowwise':
      return `${where}Only row ${token} of ${inWords(property.tokens)} was changed, so every other row of the result must stay as it was. Then ${difference()}`;
    case 'unbiased': {
      if (shown.kind !== 'mean') return where;
      const error = standardError(shown.means);
      return `${where}The inner product of rows 0 and 1 of ${call} is ${short(meanOf(shown.means))} (±${short(error, 1)}) on average over ${shown.means.length} draws of ${property.over}, expected ${short(shown.wanted)}. Chance alone does that less than once in ${Math.round(1 / (1 - property.confidence)).toLocaleString('en')} checks.`;
    }
    default:
      return property satisfies never;
  }
}

function changeInWords(change: Change, order: readonly number[]): string {
  const { permute, permuteColumns, scale, shift, shiftRows, swap } = change;
  if (permute !== undefined) return `With the rows of ${inWords(permute)} in the order ${order.join(', ')}`;
  if (permuteColumns !== undefined) {
    return `With the columns of ${inWords(permuteColumns)} in the order ${order.join(', ')}`;
  }
  if (scale !== undefined) {
    return `With ${inWords(Object.entries(scale).map(([name, by]) => `${name} multiplied by ${by}`))}`;
  }
  if (shift !== undefined) {
    return `With ${inWords(Object.entries(shift).map(([name, by]) => `${by} added to every entry of ${name}`))}`;
  }
  if (shiftRows !== undefined) return `With one and the same row added to every row of ${inWords(shiftRows)}`;
  return `With ${inWords(swap ?? [])} in each other’s place`;
}

function effectInWords(effect: Effect): string {
  if (typeof effect === 'object') {
    return 'scaled' in effect
      ? `the result must be ${effect.scaled} times what it was`
      : `every entry of the result must be larger by ${effect.shifted}`;
  }
  switch (effect) {
    case 'same':
      return 'the result must stay as it was';
    case 'permuted':
      return 'the rows of the result must come in that order too';
    case 'columns-permuted':
      return 'the columns of the result must come in that order too';
    case 'transposed':
      return 'the result must be transposed';
    default:
      return effect satisfies never;
  }
}

function inWords(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

function short(number: number, digits = 4): string {
  return String(Number(number.toPrecision(digits)));
}
