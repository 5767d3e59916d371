/** A part that asks for several lines, each following from the last. */
import { z } from 'zod';
import { misconception, partCommon } from './common.ts';
import { symbolType } from './formula.ts';

export const derivationPart = z.strictObject({
  kind: z.literal('derivation'),
  ...partCommon,
  key: z.string().min(1),
  types: z.record(z.string(), symbolType),
  misconceptions: z
    .array(
      misconception.extend({ when: z.strictObject({ equals: z.array(z.string()) }), example: z.string() }),
    )
    .default([]),
});
export type DerivationPart = z.infer<typeof derivationPart>;
