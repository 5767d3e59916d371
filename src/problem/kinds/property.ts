/** What must hold of a function whatever its inputs: laws that need no expected value. */
import { z } from 'zod';
import { readSizeExpression, symbolsIn } from '../sizeExpression.ts';
import { identifier, markdown, misconceptionId } from './common.ts';

const parameterName = z.string().regex(/^[A-Za-z_$][\w$]*$/);
const parameterNames = z.array(parameterName).min(1);

const common = {
  id: identifier,
  means: markdown.describe('The law as a sentence about the result, without giving the computation away.'),
  ask: markdown.describe('The question that leads from a broken law to the mistake.'),
  misconception: misconceptionId
    .optional()
    .describe('The misconception of this part that a broken law proves, where it proves just one.'),
  given: z
    .record(parameterName, z.number())
    .optional()
    .describe('Parameters whose entries all are this number, such as V: 1; the others are drawn.'),
  sizes: z
    .record(z.string(), z.number().int().positive())
    .optional()
    .describe('Sizes that are fixed for this law; the others are drawn as for fresh cases.'),
} as const;

const change = z
  .strictObject({
    permute: parameterNames.optional().describe('The rows of all of these in the same new order.'),
    permuteColumns: parameterNames.optional().describe('The columns of all of these in the same new order.'),
    scale: z.record(parameterName, z.number()).optional().describe('Multiplied by this.'),
    shift: z.record(parameterName, z.number()).optional().describe('This added to every entry.'),
    shiftRows: parameterNames.optional().describe('One and the same row added to every row.'),
    swap: z.tuple([parameterName, parameterName]).optional().describe('Each in the place of the other.'),
  })
  .refine((written) => Object.values(written).filter((one) => one !== undefined).length === 1, {
    message: 'say exactly one of permute, permuteColumns, scale, shift, shiftRows, swap',
  });
export type Change = z.output<typeof change>;

const effect = z.union([
  z
    .enum(['same', 'permuted', 'columns-permuted', 'transposed'])
    .describe('`permuted`: by the same permutation as the arguments.'),
  z.strictObject({ scaled: z.number() }).describe('Every entry multiplied by this.'),
  z.strictObject({ shifted: z.number() }).describe('This added to every entry.'),
]);
export type Effect = z.output<typeof effect>;

/** Inner products of two rows x and y of the input, by the names that `estimates` may use. */
export const INNER_PRODUCTS = ['xx', 'xy', 'yy'] as const;

const estimate = z
  .string()
  .min(1)
  .superRefine((written, context) => {
    const reading = readSizeExpression(written);
    if (reading.kind === 'unreadable') {
      context.addIssue(`cannot be read: ${reading.message} (character ${reading.at + 1}).`);
    }
  });

export const property = z
  .discriminatedUnion('law', [
    z
      .strictObject({ law: z.literal('entries'), ...common, are: z.number() })
      .describe('Every entry of the result is one number; mostly with `given`.'),
    z
      .strictObject({
        law: z.literal('rows'),
        ...common,
        sum: z.number().optional().describe('The sum of each row of the result.'),
        squares: z.number().optional().describe('The sum of the squares of each row of the result.'),
        least: z.number().optional().describe('No entry is smaller.'),
        most: z.number().optional().describe('No entry is larger.'),
      })
      .describe('Something that each row of the result has.'),
    z
      .strictObject({ law: z.literal('follows'), ...common, change, result: effect })
      .describe('A change of the arguments changes the result in a known way.'),
    z
      .strictObject({ law: z.literal('causal'), ...common, tokens: parameterNames })
      .describe('Row i of the result stays the same when later rows of these parameters change.'),
    z
      .strictObject({ law: z.literal('rowwise'), ...common, tokens: parameterNames })
      .describe('Row i of the result depends on row i of these parameters and on no other row of them.'),
    z
      .strictObject({
        law: z.literal('unbiased'),
        ...common,
        over: parameterName.describe('The random parameter, drawn anew for each call.'),
        rows: parameterName.describe('The parameter whose rows x and y are held fixed.'),
        estimates: estimate.describe(
          'What the inner product of the two rows of the result is on average, in xx, xy, yy and the sizes: exp(xy).',
        ),
        confidence: z
          .number()
          .min(0.999)
          .max(1 - 1e-12)
          .default(1 - 1e-6)
          .describe('Called broken only where chance alone would do it less often than one minus this.'),
      })
      .describe('An estimator is right on average over its random parameter.'),
  ])
  .superRefine((written, context) => {
    if (written.law !== 'rows') return;
    const said = (['sum', 'squares', 'least', 'most'] as const).filter((key) => written[key] !== undefined);
    if (said.length !== 1) context.addIssue('say exactly one of sum, squares, least, most');
  });
export type Property = z.output<typeof property>;

interface Surroundings {
  readonly export: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly misconceptions: readonly { readonly id: string }[];
  readonly fresh?: { readonly sizes: Readonly<Record<string, unknown>> } | undefined;
  readonly properties: readonly Property[];
}

/** What does not fit between the laws of a part and the rest of it. `used`: the sizes that its shapes need. */
export function faultsOfProperties(
  part: Surroundings,
  used: ReadonlySet<string>,
): { readonly path: readonly PropertyKey[]; readonly message: string }[] {
  return part.properties.flatMap((one, index) => {
    const faults: { readonly path: readonly PropertyKey[]; readonly message: string }[] = [];
    const fault = (key: string, message: string): void =>
      void faults.push({ path: ['properties', index, key], message });
    if (part.properties.findIndex(({ id }) => id === one.id) < index) {
      fault('id', `the id ${one.id} is used twice: every law needs its own`);
    }
    for (const { key, name } of namedParameters(one)) {
      if (Object.hasOwn(part.parameters, name)) continue;
      const known = Object.keys(part.parameters).join(', ');
      fault(key, `${name} is no parameter of ${part.export}: it has ${known}`);
    }
    if (one.misconception !== undefined && !part.misconceptions.some(({ id }) => id === one.misconception)) {
      fault('misconception', `${one.misconception} is not declared under misconceptions`);
    }
    const drawn = new Set([...Object.keys(part.fresh?.sizes ?? {}), ...Object.keys(one.sizes ?? {})]);
    const lacking = [...used].filter((name) => !drawn.has(name));
    if (lacking.length > 0) {
      fault('sizes', `the shapes use ${lacking.join(', ')}: give it a value here or under fresh`);
    }
    const unknown = unknownInEstimate(one, drawn);
    if (unknown.length > 0) {
      fault('estimates', `${unknown.join(', ')} has no value: use xx, xy, yy and the sizes`);
    }
    return faults;
  });
}

function namedParameters(one: Property): readonly { readonly key: string; readonly name: string }[] {
  const named = (key: string, names: readonly string[]): { key: string; name: string }[] =>
    names.map((name) => ({ key, name }));
  const given = named('given', Object.keys(one.given ?? {}));
  switch (one.law) {
    case 'entries':
    case 'rows':
      return given;
    case 'follows': {
      const { permute, permuteColumns, scale, shift, shiftRows, swap } = one.change;
      const lists = [permute, permuteColumns, shiftRows, swap].flatMap((list) => list ?? []);
      const keys = [...Object.keys(scale ?? {}), ...Object.keys(shift ?? {})];
      return [...given, ...named('change', [...lists, ...keys])];
    }
    case 'causal':
    case 'rowwise':
      return [...given, ...named('tokens', one.tokens)];
    case 'unbiased':
      return [...given, ...named('over', [one.over]), ...named('rows', [one.rows])];
    default:
      return one satisfies never;
  }
}

/** Names in an estimate that are neither inner products nor sizes. */
function unknownInEstimate(one: Property, sizes: ReadonlySet<string>): readonly string[] {
  if (one.law !== 'unbiased') return [];
  const known: readonly string[] = INNER_PRODUCTS;
  return [...symbolsIn(one.estimates)].filter((name) => !known.includes(name) && !sizes.has(name));
}
