/** A part that asks for one expression or equation. */
import { z } from 'zod';
import { misconception, partCommon } from './common.ts';

/** What kind of thing a symbol stands for, so that random values of the right shape can be drawn. */
export const symbolType = z.string().min(1).describe('scalar, positive, vector(D), matrix(N, D), …');

export const formulaPart = z.strictObject({
  kind: z.literal('formula'),
  ...partCommon,
  key: z.string().min(1),
  types: z.record(z.string(), symbolType),
  misconceptions: z
    .array(
      misconception.extend({ when: z.strictObject({ equals: z.array(z.string()) }), example: z.string() }),
    )
    .default([]),
});
export type FormulaPart = z.infer<typeof formulaPart>;
