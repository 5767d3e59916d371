/** The shape of `facts.yaml`: a problem's one table of sourced numbers. */
import { z } from 'zod';

const name = z.string().min(1);
/** A number as printed: `140M`, `87.9 %`, `1.6B`. */
const printed = z
  .union([z.string().min(1), z.number()])
  .transform(String)
  .describe('A number as printed, with its magnitude: 140M, 87.9 %.');

export const factsSchema = z.strictObject({
  entities: z
    .record(name, z.strictObject({ aliases: z.array(name).optional() }))
    .describe(
      'Rows: what the numbers are about. A name that is itself a number, such as 128, is found as one.',
    ),
  attributes: z.record(
    name,
    z.strictObject({
      means: z.string().min(1),
      aliases: z.array(name).optional(),
      unit: z.enum([
        'none',
        'percent',
        'times',
        'flops',
        'parameters',
        'bytes',
        'dimensions',
        'pixels',
        'seconds',
        'metres',
        'grams',
        'hertz',
        'watts',
        'joules',
      ]),
      multiplyAdds: z
        .boolean()
        .optional()
        .describe('Counts a multiply-add as one, so that a doubled value has a reason.'),
      explains: z
        .boolean()
        .optional()
        .describe(
          'False for a column that nobody takes for another: a wrong number that happens to stand in it is not explained by it.',
        ),
    }),
  ),
  facts: z
    .array(
      z.strictObject({
        entity: name,
        attribute: name,
        value: printed,
        accept: z
          .tuple([printed, printed])
          .optional()
          .describe('Least and greatest value that counts; without it the digits given decide.'),
        source: z.string().min(1).describe('Paper: authors and year.'),
        table: z.string().min(1).optional(),
        row: z.string().min(1).optional(),
      }),
    )
    .min(1),
});
export type Facts = z.infer<typeof factsSchema>;
