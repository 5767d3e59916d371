/** Recorded numbers that lie beside a problem: the shape of a data file, and a part of one as a value. */
import { z } from 'zod';

/** The most numbers that one argument of a call may take from a file. */
export const MOST_NUMBERS = 20_000;

const field = z
  .strictObject({
    shape: z
      .array(z.number().int().nonnegative())
      .max(3)
      .describe('Lengths from the outside in; [] is a number.'),
    per: z.number().positive().describe('How many units make 1: a value is its integer divided by this.'),
    values: z.array(z.number().int()).describe('Integers, row by row.'),
  })
  .superRefine(({ shape, values }, context) => {
    const wanted = shape.reduce((product, length) => product * length, 1);
    if (values.length === wanted) return;
    context.addIssue(`the shape ${shape.join(' × ')} needs ${wanted} values, here are ${values.length}`);
  });

/** Integers divided by a round number print as short decimals and are the same number on every machine. */
export const dataFileSchema = z.strictObject({
  format: z.literal('rederive-data'),
  version: z.literal(1),
  about: z.record(z.string(), z.json()).describe('Where the numbers come from: seed, versions, checksum.'),
  fields: z.record(z.string(), field),
});
export type DataFile = z.output<typeof dataFileSchema>;
export type DataField = z.output<typeof field>;

/** Data files by their path in the problem's folder. */
export type DataFiles = ReadonlyMap<string, DataFile>;

const count = z.number().int().nonnegative();

export const dataSource = z
  .strictObject({
    file: z
      .string()
      .regex(/^data\/[\w.-]+\.json$/, 'must be a file in data/, such as data/cases.json')
      .describe('A data file of this problem.'),
    field: z.string().min(1).describe('Which of its fields.'),
    row: count.optional().describe('This row alone, counted from 0: one dimension less than the field.'),
    rows: z
      .strictObject({ from: count, count })
      .optional()
      .describe('So many rows from this one on, counted from 0. Without `row` and `rows`: all.'),
  })
  .refine(({ row, rows }) => row === undefined || rows === undefined, 'say `row` or `rows`, not both');
export type DataSource = z.output<typeof dataSource>;

/** Numbers, or lists of them. */
export type Recorded = number | readonly Recorded[];

export type DataReading =
  | { readonly kind: 'read'; readonly value: Recorded }
  /** Why there is no such value; a clause that follows the name of the file. */
  | { readonly kind: 'none'; readonly because: string; readonly remedy: string };

/** The numbers that a source names. */
export function readData(files: DataFiles, source: DataSource): DataReading {
  const file = files.get(source.file);
  if (file === undefined) {
    return { kind: 'none', because: 'is missing', remedy: 'Add the file, or name another.' };
  }
  const found = Object.hasOwn(file.fields, source.field) ? file.fields[source.field] : undefined;
  if (found === undefined) {
    const known = Object.keys(file.fields).join(', ');
    return { kind: 'none', because: `has no field \`${source.field}\``, remedy: `It has: ${known}.` };
  }
  const [length = 1, ...inner] = found.shape;
  const { from, count: taken } = span(source, found.shape);
  if (from + taken > length || (found.shape.length === 0 && source.row !== undefined)) {
    const remedy = `Count from 0 and stay below ${length}.`;
    return { kind: 'none', because: `has only ${length} rows in \`${source.field}\``, remedy };
  }
  const numbers = inner.reduce((product, one) => product * one, taken);
  if (numbers > MOST_NUMBERS) {
    const because = `gives ${numbers} numbers for one argument, more than ${MOST_NUMBERS}`;
    return { kind: 'none', because, remedy: 'Take fewer rows.' };
  }
  const shape = source.row === undefined ? (found.shape.length === 0 ? [] : [taken, ...inner]) : inner;
  const width = inner.reduce((product, one) => product * one, 1);
  return { kind: 'read', value: nested(found, shape, from * width) };
}

function span(source: DataSource, shape: readonly number[]): { from: number; count: number } {
  if (source.row !== undefined) return { from: source.row, count: 1 };
  return source.rows ?? { from: 0, count: shape[0] ?? 1 };
}

function nested({ per, values }: DataField, shape: readonly number[], start: number): Recorded {
  const [length, ...inner] = shape;
  if (length === undefined) return (values[start] ?? 0) / per;
  const width = inner.reduce((product, one) => product * one, 1);
  return Array.from({ length }, (_, at) => nested({ shape: [], per, values }, inner, start + at * width));
}
