/** The calls that put one law of a code part to the test, on new numbers and without any expected value. */
import type { CodePart } from '../problem/kinds/code.ts';
import type { Change, Property } from '../problem/kinds/property.ts';
import type { Sizes } from '../problem/sizeExpression.ts';
import { isList } from './comparison.ts';
import { drawArguments } from './inputs.ts';
import type { Call, Value } from './observation.ts';
import { randomFrom, type Random } from './random.ts';

/** Arguments at some sizes, in the order of the call. */
export interface Inputs {
  readonly sizes: Sizes;
  readonly arguments: readonly Value[];
}

export interface Trial {
  readonly id: string;
  readonly property: Property;
  readonly sizes: Sizes;
  /** As drawn first, then as changed; for an estimator one for each draw. */
  readonly calls: readonly (readonly Value[])[];
  /** Entry i of the changed order is entry `order[i]` of the one before. */
  readonly order: readonly number[];
  /** Causal: rows from here on were changed. Rowwise: only this row was. */
  readonly token: number;
}

/** Calls for an estimator: enough for a standard error that can be trusted, few enough to be done at each save. */
const DRAWS = 6;
/** So many draws of sizes until one leaves something to permute. */
const TRIES = 20;

/** One trial of each law of the part. The same seed gives the same numbers. */
export function planTrials(part: CodePart, seed: string): Trial[] {
  return part.properties.flatMap((property) => drawTrial(part, property, seed) ?? []);
}

/** Undefined where no sizes were found at which the law says anything. */
export function drawTrial(part: CodePart, property: Property, seed: string): Trial | undefined {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const stem = `${seed}/law/${property.id}/${attempt}`;
    const random = randomFrom(`${part.id}/${stem}`);
    const sizes: Record<string, number> = {};
    for (const [name, [low, high]] of Object.entries(part.fresh?.sizes ?? {})) {
      sizes[name] = random.integer(low, high);
    }
    Object.assign(sizes, property.sizes);
    const inputs = (which: number): Inputs => ({
      sizes,
      arguments: drawArguments(part, sizes, `${stem}/${which}`),
    });
    const trial = trialOf(part, property, inputs, random);
    if (trial !== undefined) return trial;
  }
  return undefined;
}

/**
 * A trial on given inputs: `inputs(0)` is called as it is; what a change needs new numbers for comes from `inputs(1)`
 * and on, all at the same sizes. Undefined where these sizes leave nothing to change.
 */
export function trialOf(
  part: CodePart,
  property: Property,
  inputs: (which: number) => Inputs,
  random: Random,
): Trial | undefined {
  const names = Object.keys(part.parameters);
  const fixed = ({ sizes, arguments: values }: Inputs): Inputs => ({
    sizes,
    arguments: values.map((value, i) => {
      const number = property.given?.[names[i] ?? ''];
      return number === undefined ? value : mapNumbers(value, () => number);
    }),
  });
  const first = fixed(inputs(0));
  const base = { id: `law:${property.id}`, property, sizes: first.sizes, order: [], token: 0 };
  const rowsOf = (parameters: readonly string[]): number =>
    Math.min(...parameters.map((name) => lengthOf(first.arguments[names.indexOf(name)] ?? null)));
  switch (property.law) {
    case 'entries':
    case 'rows':
      return { ...base, calls: [first.arguments] };
    case 'follows': {
      const length = permutedLength(property.change, first.arguments, names);
      if (length !== undefined && length < 2) return undefined;
      const order = length === undefined ? [] : shuffled(length, random);
      const changed = applyChange(property.change, first.arguments, inputs(1).arguments, names, order);
      return { ...base, order, calls: [first.arguments, changed] };
    }
    case 'causal':
    case 'rowwise': {
      const rows = rowsOf(property.tokens);
      if (rows < 2) return undefined;
      const causal = property.law === 'causal';
      const token = causal ? random.integer(1, rows - 1) : random.integer(0, rows - 1);
      const other = fixed(inputs(1)).arguments;
      const changed = first.arguments.map((value, i) => {
        const fresh = other[i];
        if (!property.tokens.includes(names[i] ?? '') || !isList(value) || !isList(fresh ?? null))
          return value;
        return value.map((row, at) =>
          (causal ? at < token : at !== token) ? row : ((fresh as readonly Value[])[at] ?? row),
        );
      });
      return { ...base, token, calls: [first.arguments, changed] };
    }
    case 'unbiased': {
      if (rowsOf([property.rows]) < 2) return undefined;
      const over = names.indexOf(property.over);
      return {
        ...base,
        calls: Array.from({ length: DRAWS }, (_, draw) =>
          draw === 0 ? first.arguments : first.arguments.with(over, inputs(draw).arguments[over] ?? null),
        ),
      };
    }
    default:
      return property satisfies never;
  }
}

/** The calls for a runner; no case has such an id. */
export function callsOfTrials(trials: readonly Trial[]): Call[] {
  return trials.flatMap(({ id, calls }) => calls.map((given, i) => ({ id: `${id}:${i}`, arguments: given })));
}

/** `rows` in another order: entry i is the one that stood at `order[i]`. */
export function reorder(rows: readonly Value[], order: readonly number[]): Value[] {
  return order.map((from) => rows[from] ?? null);
}

export function mapNumbers(value: Value, change: (number: number) => number): Value {
  if (typeof value === 'number') return change(value);
  return isList(value) ? value.map((entry) => mapNumbers(entry, change)) : value;
}

function applyChange(
  change: Change,
  values: readonly Value[],
  others: readonly Value[],
  names: readonly string[],
  order: readonly number[],
): Value[] {
  const valueOf = (name: string | undefined): Value => values[names.indexOf(name ?? '')] ?? null;
  return values.map((value, i) => {
    const name = names[i] ?? '';
    const rows = isList(value) ? value : [];
    if (change.permute?.includes(name) === true) return reorder(rows, order);
    if (change.permuteColumns?.includes(name) === true) {
      return rows.map((row) => (isList(row) ? reorder(row, order) : row));
    }
    const factor = change.scale?.[name];
    if (factor !== undefined) return mapNumbers(value, (number) => number * factor);
    const by = change.shift?.[name];
    if (by !== undefined) return mapNumbers(value, (number) => number + by);
    if (change.shiftRows?.includes(name) === true) {
      const source = others[i] ?? null;
      const shift = isList(source) ? (source[0] ?? null) : null;
      return rows.map((row) => addRow(row, shift));
    }
    if (change.swap?.[0] === name) return valueOf(change.swap[1]);
    if (change.swap?.[1] === name) return valueOf(change.swap[0]);
    return value;
  });
}

function addRow(row: Value, shift: Value): Value {
  if (!isList(row) || !isList(shift)) return row;
  return row.map((entry, i) => {
    const by = shift[i];
    return typeof entry === 'number' && typeof by === 'number' ? entry + by : entry;
  });
}

function permutedLength(
  { permute, permuteColumns }: Change,
  values: readonly Value[],
  names: readonly string[],
): number | undefined {
  const of = (name: string | undefined): Value => values[names.indexOf(name ?? '')] ?? null;
  if (permute !== undefined) return lengthOf(of(permute[0]));
  if (permuteColumns === undefined) return undefined;
  const rows = of(permuteColumns[0]);
  return isList(rows) ? lengthOf(rows[0] ?? null) : 0;
}

function lengthOf(value: Value): number {
  return isList(value) ? value.length : 0;
}

/** Never the order as it was. */
function shuffled(length: number, random: Random): number[] {
  const order = Array.from({ length }, (_, i) => i);
  do {
    for (let i = length - 1; i > 0; i -= 1) {
      const j = random.integer(0, i);
      [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
    }
  } while (order.every((from, i) => from === i));
  return order;
}
