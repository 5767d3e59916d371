/** A part answered in running text, which a person grades with a rubric beside it. */
import { z } from 'zod';
import { misconception, partCommon } from './common.ts';

export const prosePart = z.strictObject({
  kind: z.literal('prose'),
  ...partCommon,
  words: z
    .strictObject({
      min: z.number().int().positive().optional(),
      max: z.number().int().positive().optional(),
    })
    .optional(),
  rubric: z
    .array(z.strictObject({ point: z.string().min(1), points: z.number().positive() }))
    .min(1)
    .describe('What a good answer says; a person ticks these off.'),
  misconceptions: z.array(misconception).default([]),
});
export type ProsePart = z.infer<typeof prosePart>;
