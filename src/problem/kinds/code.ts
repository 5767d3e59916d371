/** A part that asks for one exported TypeScript function. */
import { z } from 'zod';
import { dataSource } from '../data.ts';
import { readSizeExpression, sizeOf, symbolsIn, type Sizes } from '../sizeExpression.ts';
import { identifier, misconception, partCommon } from './common.ts';
import { faultsOfProperties, property } from './property.ts';

/** A size or a scale: `N`, `2 R`, `D^(-1/4)`. Stays as written, so that a part can be written out again. */
export const sizeExpression = z
  .union([z.string().min(1), z.number()])
  .superRefine((written, context) => {
    const reading = readSizeExpression(String(written));
    if (reading.kind === 'read') return;
    context.addIssue(
      `cannot be read as a size: ${reading.message} (character ${reading.at + 1}). Write it like \`2 R\` or \`D^(-1/4)\`.`,
    );
  })
  .describe('Arithmetic in the size symbols, such as N, 2 R or D^(-1/4).');
export type WrittenSize = z.output<typeof sizeExpression>;

const range = z
  .tuple([z.number(), z.number()])
  .refine(([low, high]) => low <= high, 'the lower end must come first');

const SHAPES = ['matrix', 'vector', 'scalar'] as const;
const LAWS = ['normal', 'uniform', 'integers', 'unit', 'simplex', 'distances', 'blocks'] as const;

const parameter = z
  .strictObject({
    matrix: z.tuple([sizeExpression, sizeExpression]).optional().describe('Rows, then columns.'),
    vector: sizeExpression.optional().describe('The number of entries.'),
    scalar: z
      .union([z.literal('drawn'), sizeExpression])
      .optional()
      .describe('A number: a formula in the sizes, or `drawn` by the law given beside it.'),
    normal: sizeExpression.optional().describe('Entries are normal with mean 0 and this standard deviation.'),
    uniform: range.optional().describe('Entries are uniform between these.'),
    integers: range.optional().describe('Entries are integers between these, both included.'),
    unit: z.literal(true).optional().describe('Rows are uniform on the unit sphere.'),
    simplex: z.literal(true).optional().describe('Rows are probabilities: positive, summing to one.'),
    distances: sizeExpression
      .optional()
      .describe('Squared distances between random points on the unit sphere in so many dimensions.'),
    blocks: z
      .number()
      .int()
      .positive()
      .optional()
      .describe('Labels: 0 so many times, then 1 so many times, and so on.'),
  })
  .superRefine((written, context) => {
    const shapes = SHAPES.filter((key) => written[key] !== undefined);
    if (shapes.length !== 1) context.addIssue(`say exactly one of ${SHAPES.join(', ')}`);
    const laws = LAWS.filter((key) => written[key] !== undefined);
    const drawn = written.scalar === undefined || written.scalar === 'drawn';
    if (drawn && laws.length !== 1) {
      context.addIssue(`say how entries are drawn: exactly one of ${LAWS.join(', ')}`);
    }
    if (!drawn && laws.length > 0)
      context.addIssue('a scalar given by a formula is not drawn: leave the law out');
    if (written.scalar === 'drawn' && (written.unit === true || written.simplex === true)) {
      context.addIssue('`unit` and `simplex` are laws of rows, not of one number');
    }
    const [rows, columns] = written.matrix ?? [];
    if (written.distances !== undefined && (rows === undefined || String(rows) !== String(columns))) {
      context.addIssue('`distances` are between every two of the same points: give a matrix like [N, N]');
    }
    if (written.blocks !== undefined && written.vector === undefined) {
      context.addIssue('`blocks` labels the entries of a vector: give `vector: N`');
    }
  });
export type Parameter = z.output<typeof parameter>;

const sizes = z
  .record(z.string().regex(/^[A-Za-z]\w*$/), z.number().int().nonnegative())
  .describe('The value of each size symbol in this case.');

const codeCase = z.strictObject({
  id: identifier,
  title: z.string().min(1).describe('What the case is, in words: "one token, D = 2".'),
  sizes,
  seed: z
    .number()
    .int()
    .optional()
    .describe('Changes what is drawn; by default drawn from the ids of part and case.'),
  inputs: z
    .record(z.string(), z.json())
    .optional()
    .describe('Written-out values by parameter; what is not named here is drawn.'),
  data: z
    .record(z.string(), dataSource)
    .optional()
    .describe('Recorded values by parameter, from the files in data/.'),
  scale: z
    .record(z.string(), z.number())
    .optional()
    .describe('Drawn entries of these parameters are multiplied by this: for very large or small inputs.'),
  group: identifier.optional().describe('The group of edge cases that this one belongs to.'),
  hidden: z.boolean().default(false).describe('Run for TAs only; never in a pack for students.'),
});
export type CodeCase = z.output<typeof codeCase>;

const codeMisconception = misconception.extend({
  mutants: z
    .array(z.string().regex(/^[\w.-]+\.ts$/, 'must be a file name in mutants/'))
    .min(1)
    .describe('Files in mutants/ that make this mistake, and no other: each must be recognised as it.'),
  grows: z
    .array(z.string().min(1))
    .optional()
    .describe(
      'For right values at the wrong cost: the measured cost grows at least like one of these. Without it, the mistake is recognised because the values equal a mutant’s wherever that differs from the reference.',
    ),
});
export type CodeMisconception = z.output<typeof codeMisconception>;

export const codePart = z
  .strictObject({
    kind: z.literal('code'),
    ...partCommon,
    export: z
      .string()
      .regex(/^[A-Za-z_$][\w$]*$/)
      .describe('The function that solution.ts must export.'),
    parameters: z
      .record(z.string().regex(/^[A-Za-z_$][\w$]*$/), parameter)
      .describe('In the order of the call: shape, and how entries are drawn.'),
    returns: z
      .array(sizeExpression)
      .optional()
      .describe('Shape of the result, such as [N, 2 R]; [] for a number. Left out for other results.'),
    tolerance: z
      .strictObject({
        value: z.number().positive().max(0.1),
        because: z.string().min(1).describe('Why this much: what honest rounding can add up to.'),
      })
      .describe('Relative to the largest entry of the row, so that size does not decide.'),
    limits: z
      .strictObject({
        milliseconds: z.number().int().positive().default(2000),
        megabytes: z.number().int().positive().default(256),
      })
      .default({ milliseconds: 2000, megabytes: 256 })
      .describe('Wall clock for loading and for each call, and memory.'),
    cases: z.array(codeCase).min(1),
    fresh: z
      .strictObject({
        cases: z.number().int().min(1).max(10),
        sizes: z
          .record(z.string(), z.tuple([z.number().int().positive(), z.number().int().positive()]))
          .describe('Each size is drawn between these, both included.'),
      })
      .optional()
      .describe('Further cases drawn anew for each run, so that no fixed answer passes.'),
    groups: z
      .record(
        identifier,
        z.strictObject({
          means: z.string().min(1).describe('What these cases ask for: "stable for large logits".'),
          credit: z
            .number()
            .min(0)
            .max(1)
            .describe('Share of the points earned when everything but this group is right.'),
        }),
      )
      .default({})
      .describe('Edge cases that are worth part of the marks by themselves.'),
    cost: z
      .strictObject({
        key: z.string().min(1).describe('What the code may cost, such as O(N R (D + M)).'),
        symbols: z.array(z.string()).min(1).describe('The sizes that are varied in the measurement.'),
        ask: z.string().min(1).describe('A question about the step that costs too much, whatever it is.'),
        claim: identifier
          .optional()
          .describe('The cost part of this problem in which students say themselves what this code costs.'),
      })
      .optional()
      .describe('The cost is counted by running instrumented code, and must not exceed the key.'),
    properties: z
      .array(property)
      .default([])
      .describe('Laws that the function obeys on any inputs, checked on new numbers in every run.'),
    memory: z
      .strictObject({
        id: identifier,
        key: z.string().min(1).describe('How many numbers may be held at once, such as O(N M + R M).'),
        symbols: z
          .array(z.string())
          .min(1)
          .max(4)
          .describe('The sizes that are varied, the one that must not matter first.'),
        message: z.string().min(1).describe('What is to be said where more is held.'),
        ask: z.string().min(1).describe('A question about what need not be kept.'),
      })
      .optional()
      .describe(
        'What right code of the right cost holds at once; more than this is told and costs no marks.',
      ),
    misconceptions: z.array(codeMisconception).default([]),
  })
  .superRefine((part, context) => {
    const fault = (path: PropertyKey[], message: string): void =>
      context.addIssue({ code: 'custom', path, message });
    const used = sizesUsed(part.parameters, part.returns ?? []);
    const seen = new Set<string>();
    part.cases.forEach((one, index) => {
      const at = ['cases', index];
      if (seen.has(one.id)) fault([...at, 'id'], `the id ${one.id} is used twice: every case needs its own`);
      if (/^fresh-\d+$/.test(one.id)) fault([...at, 'id'], 'ids like fresh-1 are kept for fresh cases');
      seen.add(one.id);
      const lacking = [...used].filter((name) => !Object.hasOwn(one.sizes, name));
      if (lacking.length > 0) {
        fault([...at, 'sizes'], `the shapes use ${lacking.join(', ')}: give it a value`);
        return;
      }
      for (const key of ['inputs', 'data', 'scale'] as const) {
        for (const name of Object.keys(one[key] ?? {})) {
          if (!Object.hasOwn(part.parameters, name)) {
            const known = Object.keys(part.parameters).join(', ');
            fault([...at, key, name], `is no parameter of ${part.export}: it has ${known}`);
          }
        }
      }
      for (const name of Object.keys(one.data ?? {})) {
        if (Object.hasOwn(one.inputs ?? {}, name)) {
          fault([...at, 'data', name], 'is written out under inputs as well: keep one of the two');
        }
      }
      for (const [name, value] of Object.entries(one.inputs ?? {})) {
        const asked = part.parameters[name];
        const misfit = asked === undefined ? undefined : misfitOf(asked, value, one.sizes);
        if (misfit !== undefined) fault([...at, 'inputs', name], misfit);
      }
      if (one.group !== undefined && !Object.hasOwn(part.groups, one.group)) {
        fault([...at, 'group'], `the group ${one.group} is not declared under groups`);
      }
    });
    for (const name of used) {
      if (part.fresh !== undefined && !Object.hasOwn(part.fresh.sizes, name)) {
        fault(['fresh', 'sizes'], `the shapes use ${name}: give it a range`);
      }
    }
    if (part.cases.every((one) => one.hidden) && part.fresh === undefined) {
      fault(['cases'], 'every case is hidden: a student would have nothing to check against');
    }
    if (part.memory !== undefined && part.cost === undefined) {
      fault(['memory'], 'is looked at over the symbols of the cost: declare `cost` for this part');
    }
    part.misconceptions.forEach((one, index) => {
      if (one.grows !== undefined && part.cost === undefined) {
        fault(
          ['misconceptions', index, 'grows'],
          'is judged by the measured cost: declare `cost` for this part',
        );
      }
    });
    for (const { path, message } of faultsOfProperties(part, used)) fault([...path], message);
  });
export type CodePart = z.output<typeof codePart>;

function sizesUsed(
  parameters: Readonly<Record<string, Parameter>>,
  returns: readonly WrittenSize[],
): ReadonlySet<string> {
  const written = Object.values(parameters).flatMap((one) => [
    ...(one.matrix ?? []),
    one.vector,
    one.scalar === 'drawn' ? undefined : one.scalar,
    one.normal,
    one.distances,
  ]);
  return new Set([...written, ...returns].flatMap((one) => (one === undefined ? [] : [...symbolsIn(one)])));
}

/** Why a given input does not have the declared shape, or undefined where it does. */
export function misfitOf(asked: Parameter, value: unknown, at: Sizes): string | undefined {
  const size = (written: WrittenSize): number => sizeOf(written, at);
  if (asked.matrix !== undefined) {
    const [rows, columns] = [size(asked.matrix[0]), size(asked.matrix[1])];
    const fits =
      Array.isArray(value) &&
      value.length === rows &&
      value.every((row) => Array.isArray(row) && row.length === columns);
    return fits ? undefined : `must be ${rows} rows of ${columns} numbers, as the sizes say`;
  }
  if (asked.vector !== undefined) {
    const length = size(asked.vector);
    return Array.isArray(value) && value.length === length
      ? undefined
      : `must have length ${length}, as the sizes say`;
  }
  return typeof value === 'number' ? undefined : 'must be a number';
}
