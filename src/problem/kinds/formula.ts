/** A part that asks for one expression, equation, inequality or law. */
import { z } from 'zod';
import { partCommon } from './common.ts';
import { givens, mathematicalMisconceptions, partSymbols } from './mathematical.ts';

export const formulaPart = z.strictObject({
  kind: z.literal('formula'),
  ...partCommon,
  key: z
    .string()
    .min(1)
    .describe('An expression, `w ~ N(0, I/sigma^2)`, or inequalities such as `a < b < c`.'),
  subject: z
    .array(z.string().min(1))
    .default([])
    .describe('Names that an answer may put on the left of its formula: `L`, `N_star`.'),
  symbols: partSymbols,
  givens,
  accept: z
    .array(
      z.strictObject({
        equals: z.string().min(1),
        when: z
          .record(z.string(), z.string())
          .optional()
          .describe('Sizes that are the same in this form: { M: D }.'),
        verdict: z.enum(['correct', 'partial']).default('correct'),
        because: z.string().min(1).describe('What to say of this form.'),
      }),
    )
    .default([])
    .describe('Other answers that earn marks.'),
  mustUse: z
    .array(z.string().min(1))
    .default([])
    .describe('Pieces that must occur in the answer, so that restating the question earns nothing.'),
  misconceptions: mathematicalMisconceptions,
});
export type FormulaPart = z.infer<typeof formulaPart>;
