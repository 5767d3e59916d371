/** A part that asks for numbers with units. */
import { z } from 'zod';
import { misconception, partCommon } from './common.ts';

const name = z.string().min(1);
const cell = { entity: name, attribute: name };
const optional = z.boolean().optional().describe('Judged if given, not missed if not.');
/** Words in their order; `improv*` any ending, `(a|b)` either, `...` up to eight words between. */
const phrase = z.string().min(1);

/** One thing to state. */
const asked = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cell'), ...cell, optional }).describe('One fact of the table.'),
  z
    .strictObject({
      kind: z.literal('ratio'),
      of: z.strictObject(cell),
      to: z.strictObject(cell),
      accept: z.tuple([z.number().positive(), z.number().positive()]),
      optional,
    })
    .describe('One fact divided by another, either way round.'),
  z
    .strictObject({ kind: z.literal('best'), attribute: name, optional })
    .describe('Which row has the greatest value.'),
  z
    .strictObject({
      kind: z.literal('says'),
      what: z.string().min(1).describe('What is asked for, for the student: "how the curve goes on".'),
      any: z.array(phrase).min(1),
      optional,
    })
    .describe('A conclusion in words.'),
]);

/** How a wrong quantity is recognised. Everything that is given must hold of the same statement. */
const quantityCondition = z.strictObject({
  entity: name.optional().describe('Only for values given for this row.'),
  attribute: name.optional().describe('Only for values given in this column.'),
  swap: z
    .enum(['row', 'column', 'cell'])
    .optional()
    .describe('The value of another row, of another column, or of another row and column.'),
  factor: z.number().positive().optional().describe('So many times the right value.'),
  scale: z.literal(true).optional().describe('Wrong by a power of ten.'),
  unlisted: z
    .enum(['value', 'best'])
    .optional()
    .describe(
      'A value that stands nowhere in the table, or a row called the best that the table does not have.',
    ),
  near: z.array(z.string().min(1)).optional().describe('One of these values, such as 22M.'),
  range: z
    .tuple([z.string().min(1), z.string().min(1)])
    .optional()
    .describe('This range instead of one value.'),
  best: z.array(name).optional().describe('Calls one of these rows the best.'),
  says: z.array(phrase).optional().describe('Contains one of these phrases, not negated.'),
  unless: z
    .array(phrase)
    .optional()
    .describe('With `says`: one of these, anywhere in the answer and not negated, takes it back.'),
});
export type QuantityCondition = z.infer<typeof quantityCondition>;

export const quantityPart = z.strictObject({
  kind: z.literal('quantity'),
  ...partCommon,
  asked: z.array(asked).default([]),
  misconceptions: z
    .array(
      misconception.extend({
        when: z
          .union([quantityCondition, z.array(quantityCondition).min(1)])
          .default([])
          .describe('One condition, or several of which any is enough.'),
        credit: z.number().min(0).max(1).optional().describe('Share of what the statement is worth.'),
        example: z.string().min(1).optional().describe('An answer that must show this one and no other.'),
      }),
    )
    .default([]),
});
export type QuantityPart = z.infer<typeof quantityPart>;
export type Asked = QuantityPart['asked'][number];
