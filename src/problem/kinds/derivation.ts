/** A part that asks for several lines, each following from the last. */
import { z } from 'zod';
import { partCommon } from './common.ts';
import { givens, mathematicalMisconceptions, partSymbols } from './mathematical.ts';

export const derivationPart = z.strictObject({
  kind: z.literal('derivation'),
  ...partCommon,
  key: z
    .string()
    .min(1)
    .describe(
      '`start = goal`: what is to be rewritten and what it becomes. Or the results, parted by commas.',
    ),
  symbols: partSymbols,
  givens,
  contains: z.array(z.string().min(1)).default([]).describe('Pieces that the last line must show.'),
  without: z
    .array(z.string().min(1))
    .default([])
    .describe('Pieces that the last line may no longer show, so that restating the question earns nothing.'),
  bare: z
    .enum(['correct', 'partial'])
    .default('partial')
    .describe('What the last line alone earns, without the steps that lead to it.'),
  steps: z
    .array(
      z.strictObject({
        shows: z.array(z.string().min(1)).min(1),
        ask: z.string().min(1),
      }),
    )
    .default([])
    .describe(
      'Steps that must be written, each by the forms that show it, of which one suffices: a sum of these terms up to a common factor, a product of these factors.',
    ),
  results: z
    .array(
      z.strictObject({
        name: z.string().min(1).describe('As it stands on the left: `V_i`.'),
        equals: z.string().min(1),
        recursive: z.boolean().default(false).describe('Must be given by its own previous value.'),
        ask: z.string().min(1).describe('The question to ask when it is missing.'),
      }),
    )
    .default([])
    .describe('For an answer that defines several things: what each must come to.'),
  shapes: z
    .record(z.string(), z.string())
    .default({})
    .describe('True dimensions of names, when an answer states them: { S: "2R, M" }.'),
  misconceptions: mathematicalMisconceptions,
});
export type DerivationPart = z.infer<typeof derivationPart>;
