/** A derivation that is shown to students: steps, each with its reason, in the order they are taken. */
import { z } from 'zod';
import { givens, partSymbols } from './kinds/mathematical.ts';

export const derivationSchema = z.strictObject({
  title: z.string().min(1),
  symbols: partSymbols
    .unwrap()
    .optional()
    .describe('What the names in `holds` stand for, beside the sizes of the problem.'),
  givens: givens.unwrap().optional(),
  steps: z
    .array(
      z.strictObject({
        tex: z.string().min(1).describe('The line, as TeX without delimiters.'),
        because: z.string().min(1).describe('Why it follows: Markdown; TeX between $…$.'),
        uses: z
          .array(z.string().min(1))
          .optional()
          .describe('What the step rests on: a definition, an earlier line.'),
        holds: z
          .array(z.string().min(1))
          .optional()
          .describe(
            'Equations that are true if the step is, each tried at random points. A mean over a normal number can be written as the trapezoidal sum of its integral.',
          ),
      }),
    )
    .min(1),
  sources: z.array(z.string().min(1)).optional(),
});
export type Derivation = z.infer<typeof derivationSchema>;
