/** A derivation that is shown to students: steps, each with its reason, in the order they are taken. */
import { z } from 'zod';

export const derivationSchema = z.strictObject({
  title: z.string().min(1),
  steps: z
    .array(
      z.strictObject({
        tex: z.string().min(1).describe('The line, as TeX without delimiters.'),
        because: z.string().min(1).describe('Why it follows: Markdown; TeX between $…$.'),
        uses: z
          .array(z.string().min(1))
          .optional()
          .describe('What the step rests on: a definition, an earlier line.'),
      }),
    )
    .min(1),
  sources: z.array(z.string().min(1)).optional(),
});
export type Derivation = z.infer<typeof derivationSchema>;
