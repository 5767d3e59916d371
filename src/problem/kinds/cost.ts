/** A part that asks for a big-O cost. */
import { z } from 'zod';
import { misconception, partCommon } from './common.ts';

export const costPart = z.strictObject({
  kind: z.literal('cost'),
  ...partCommon,
  key: z.string().min(1).describe('The tight bound, such as O(N R (D + M)).'),
  regimes: z
    .array(z.string())
    .optional()
    .describe('Relations between the symbols that hold for this part, such as "R << N".'),
  steps: z
    .array(
      z.strictObject({
        term: z.string().min(1).describe('A term of the cost, such as N R D.'),
        pays: z.string().min(1).describe('The step of the algorithm that it prices.'),
        ask: z.string().min(1).describe('A question about that step which does not name the term.'),
      }),
    )
    .min(1),
  misconceptions: z
    .array(
      misconception.extend({
        when: z.strictObject({
          equals: z.array(z.string()).optional().describe('Costs of the same growth as any of these.'),
          missing: z
            .array(z.string())
            .optional()
            .describe('Every one of these terms is not covered by the answer.'),
          exceeds: z.array(z.string()).optional().describe('The answer grows at least like one of these.'),
          other: z.enum(['not-tight', 'not-a-cost']).optional(),
        }),
        example: z.string().min(1),
      }),
    )
    .default([]),
});
export type CostPart = z.infer<typeof costPart>;
