/** A part that asks for numbers with units. */
import { z } from 'zod';
import { misconception, partCommon } from './common.ts';

export const quantityPart = z.strictObject({
  kind: z.literal('quantity'),
  ...partCommon,
  misconceptions: z.array(misconception).default([]),
});
export type QuantityPart = z.infer<typeof quantityPart>;
