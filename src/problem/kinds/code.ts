/** A part that asks for one exported TypeScript function. */
import { z } from 'zod';
import { misconception, partCommon } from './common.ts';

export const codePart = z.strictObject({
  kind: z.literal('code'),
  ...partCommon,
  export: z
    .string()
    .regex(/^[A-Za-z_$][\w$]*$/)
    .describe('The function that solution.ts must export.'),
  misconceptions: z.array(misconception).default([]),
});
export type CodePart = z.infer<typeof codePart>;
