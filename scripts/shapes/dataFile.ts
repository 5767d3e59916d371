/** Writes recorded numbers as short integers, and their checksum. */
import { createHash } from 'node:crypto';
import type { DataField, DataFile } from '../../src/problem/data.ts';

type Nested = number | readonly Nested[];

/** How many units may make one; round numbers, so that a value prints as a short decimal. */
const UNITS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

/** Two digits, and not all of them, carry all that a nearest-neighbour probe needs. */
const LARGEST = 75;

/** A field of integers or of decimals with a known step. */
export function exactField(values: Nested, per = 1): DataField {
  const flat = flatten(values);
  return { shape: shapeOf(values), per, values: flat.map((value) => Math.round(value * per) + 0) };
}

/** A field in the finest of the round units in which no integer is larger than LARGEST. */
export function coarseField(values: Nested): DataField {
  const most = flatten(values).reduce((sofar, value) => Math.max(sofar, Math.abs(value)), 0);
  const per = UNITS.findLast((unit) => most * unit <= LARGEST + 0.5) ?? 1;
  return exactField(values, per);
}

/** The first rows of a field. */
export function firstRows({ shape, per, values }: DataField, count: number): DataField {
  const [, ...inner] = shape;
  const width = inner.reduce((product, one) => product * one, 1);
  return { shape: [count, ...inner], per, values: values.slice(0, count * width) };
}

/** The rows of a table as numbers. */
export function rowsOf({ shape, per, values }: DataField): number[][] {
  const [count = 0, width = 1] = shape;
  return Array.from({ length: count }, (_, at) =>
    values.slice(at * width, (at + 1) * width).map((value) => value / per),
  );
}

/** A stack of tables as numbers. */
export function tablesOf({ shape, per, values }: DataField): number[][][] {
  const [count = 0, height = 1, width = 1] = shape;
  const size = height * width;
  return Array.from({ length: count }, (_, at) =>
    rowsOf({ shape: [height, width], per, values: values.slice(at * size, (at + 1) * size) }),
  );
}

/** SHA-256 of the fields as they are written. */
export const checksumOf = (fields: DataFile['fields']): string =>
  createHash('sha256').update(JSON.stringify(fields)).digest('hex');

/** One line a field, so that a change shows where it is. */
export function dataFileText(about: DataFile['about'], fields: DataFile['fields']): string {
  const lines = Object.entries(fields).map(
    ([name, field]) => `    ${JSON.stringify(name)}: ${JSON.stringify(field)}`,
  );
  const told = JSON.stringify({ ...about, checksum: checksumOf(fields) });
  return `{\n  "format": "rederive-data",\n  "version": 1,\n  "about": ${told},\n  "fields": {\n${lines.join(',\n')}\n  }\n}\n`;
}

function flatten(values: Nested): number[] {
  return typeof values === 'number' ? [values] : values.flatMap(flatten);
}

function shapeOf(values: Nested): number[] {
  return typeof values === 'number' ? [] : [values.length, ...shapeOf(values[0] ?? 0)];
}
