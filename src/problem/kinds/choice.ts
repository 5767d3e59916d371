/** A part answered by ticking task-list boxes. */
import { z } from 'zod';
import { misconception, partCommon } from './common.ts';

export const choicePart = z.strictObject({
  kind: z.literal('choice'),
  ...partCommon,
  options: z
    .array(z.strictObject({ id: z.string().min(1), text: z.string().min(1), right: z.boolean() }))
    .min(2)
    .describe('In the order shown. The answer file lists each as `- [ ] id: text`.'),
  misconceptions: z
    .array(
      misconception.extend({
        when: z
          .strictObject({ ticked: z.array(z.string()).min(1) })
          .describe('These wrong options are ticked.'),
        example: z.string().min(1),
      }),
    )
    .default([]),
});
export type ChoicePart = z.infer<typeof choicePart>;
