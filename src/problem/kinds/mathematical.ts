/** What formula and derivation parts share: typed names, givens, and wrong forms with a name. */
import { z } from 'zod';
import { misconception, symbolTable } from './common.ts';

/** What kind of thing a symbol stands for, so that random values of the right shape can be drawn. */
export const symbolType = z
  .string()
  .min(1)
  .describe(
    'scalar, positive, size, index(N), vector(D), unit(D), matrix(N, D), family(N), family(N, D), map(D, 2R), ' +
      'unit-map(P, D), or defined (has a value only by a given or by the answer).',
  );

/** Names of a part beside those of the problem, which are sizes unless typed here. */
export const partSymbols = z
  .record(
    z.string().regex(/^[A-Za-z][A-Za-z0-9_]*$/),
    symbolTable.valueType.extend({
      type: symbolType,
      homonyms: z
        .array(z.string().min(1))
        .optional()
        .describe('Other names of the part that mean this one inside a norm or a map: N for the negative.'),
    }),
  )
  .default({})
  .describe('Names that answers may use beside the sizes of the problem, each with its type.');

export const givens = z
  .array(z.string().min(1))
  .default([])
  .describe('Definitions that hold in this part: `sigma = D^(1/4)`, `S_i = sum_{j<=i} phi(k_j) v_j^T`.');

/** How a wrong answer is recognised. Any one of these suffices. */
export const wrongForm = z.strictObject({
  equals: z
    .array(z.string().min(1))
    .optional()
    .describe('Formulas that the answer, or a line of it, equals.'),
  rewrites: z
    .array(z.strictObject({ replace: z.string().min(1), by: z.string().min(1) }))
    .optional()
    .describe('The key (or the line before) with some or all occurrences of one piece replaced by another.'),
  proportional: z
    .array(z.string().min(1))
    .optional()
    .describe('Claimed to be proportional to, or a constant times, any of these.'),
  shapes: z
    .record(z.string(), z.string())
    .optional()
    .describe('Dimensions claimed for a name: { S: "R, M" }.'),
});
export type WrongForm = z.infer<typeof wrongForm>;

export const mathematicalMisconceptions = z
  .array(misconception.extend({ when: wrongForm, example: z.string().min(1) }))
  .default([])
  .describe('The first that matches is the diagnosis, so put the more particular first.');
export type MathematicalMisconception = z.infer<typeof mathematicalMisconceptions>[number];
