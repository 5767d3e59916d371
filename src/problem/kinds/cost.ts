/** A part that asks for a big-O cost. */
import { z } from 'zod';
import { misconception, partCommon } from './common.ts';

const term = z.string().min(1);

/**
 * How a wrong cost is recognised. Everything that is given must hold. Of several misconceptions that match, those
 * with `equals` come first, those with `other` last, and between equals the order in which they are declared decides.
 */
const costCondition = z.strictObject({
  equals: z.array(term).min(1).optional().describe('The answer grows like one of these.'),
  missing: z.array(term).min(1).optional().describe('The answer covers none of these terms.'),
  covers: z.array(term).min(1).optional().describe('The answer covers every one of these terms.'),
  exceeds: z.array(term).min(1).optional().describe('The answer grows at least like one of these.'),
  degree: z
    .strictObject({
      of: z.string().min(1).describe('A symbol.'),
      atLeast: z.number().optional(),
      atMost: z.number().optional(),
    })
    .optional()
    .describe('The power of one symbol in the answer: `{ of: N, atLeast: 2 }` is any N².'),
  without: z.array(z.string().min(1)).min(1).optional().describe('Symbols the answer does not depend on.'),
  other: z
    .enum(['not-tight', 'not-a-cost'])
    .optional()
    .describe('`not-tight`: a true bound that grows faster than the key. `not-a-cost`: not a cost at all.'),
});
export type CostCondition = z.infer<typeof costCondition>;

export const costPart = z.strictObject({
  kind: z.literal('cost'),
  ...partCommon,
  key: z.string().min(1).describe('The tight bound, such as O(N R (D + M)).'),
  regimes: z
    .array(z.string().min(1))
    .optional()
    .describe('Relations between the symbols that hold for this part, such as "R << N".'),
  assumable: z
    .array(z.string().min(1))
    .optional()
    .describe('Relations that an answer may use if it says so, such as "D = M".'),
  elsewhere: z
    .array(z.string().min(1))
    .optional()
    .describe('Words that mark a cost as that of something not asked for, such as "softmax" or "memory".'),
  steps: z
    .array(
      z.strictObject({
        term: term.describe('A term of the cost, such as N R D.'),
        pays: z.string().min(1).describe('The step of the algorithm that it prices.'),
        ask: z.string().min(1).describe('A question about that step which does not name the term.'),
      }),
    )
    .min(1),
  misconceptions: z
    .array(
      misconception.extend({
        when: costCondition,
        credit: z
          .number()
          .min(0)
          .max(1)
          .optional()
          .describe('Share of the points; 0.5 for `not-tight`, else 0.'),
        example: z.string().min(1).describe('An answer that must show this misconception and no other.'),
      }),
    )
    .default([]),
});
export type CostPart = z.infer<typeof costPart>;
