/** A part answered in running text: a person grades it, with the rubric and what was found of it laid out beside it. */
import { z } from 'zod';
import { identifier, markdown, misconception, partCommon } from './common.ts';

/**
 * Words that stand in a sentence, whatever their endings: `prefix sum` is also in “prefix sums”. `*` any ending,
 * `(a|b c)` either, `...` up to eight words of the same clause, `{name}` one of the part's `terms`. What follows `&`
 * stands anywhere in the same sentence or the one before; what follows `& !` does not stand in the same statement.
 */
const phrasing = z
  .string()
  .min(1)
  .describe(
    'A statement to look for: `{sums} ... parallel* & training & !generation`. Words match whatever their endings; * any ending, (a|b) either, ... up to eight words, {name} a term of the part, & elsewhere in the sentence or the one before, & ! not in the statement.',
  );
const phrasings = z.array(phrasing).min(1);

const rubricPoint = z.strictObject({
  id: identifier
    .optional()
    .describe('Names the point in reports and statistics; `point-1` and so on without it.'),
  topic: z
    .string()
    .min(1)
    .optional()
    .describe('What the point is about, in a few words that do not tell it; students see this.'),
  point: z.string().min(1).describe('What a good answer says; a person ticks it off.'),
  points: z.number().positive(),
  says: phrasings
    .optional()
    .describe(
      'Alternative phrasings; any of them, stated and not denied, is evidence. Without them only a person sees the point.',
    ),
  requires: z
    .array(phrasings)
    .optional()
    .describe('What must be stated besides, in any sentence: one of each list.'),
  contradicts: phrasings.optional().describe('Statements that speak against the point.'),
  ask: markdown.optional().describe('The question that leads to this point without telling it.'),
  examples: z
    .array(z.string().min(1))
    .optional()
    .describe('Sentences that make the point, in words as different as possible; each must be found.'),
});

export const prosePart = z.strictObject({
  kind: z.literal('prose'),
  ...partCommon,
  words: z
    .strictObject({
      min: z.number().int().positive().optional(),
      max: z.number().int().positive().optional(),
    })
    .optional(),
  terms: z
    .record(z.string().regex(/^[a-z][a-z-]*$/, 'must be lower-case letters and hyphens'), phrasings)
    .default({})
    .describe('Names for words that mean the same here; phrasings use them as {name}.'),
  rubric: z
    .array(rubricPoint)
    .min(1)
    .describe(
      'What a good answer says; a person ticks these off. They may add up to more than the part is worth, where some of them suffice.',
    ),
  misconceptions: z
    .array(
      misconception.extend({
        voids: z
          .array(identifier)
          .optional()
          .describe(
            'Points of the rubric that this misconception is about: they are not found where it is stated.',
          ),
        correction: markdown.optional().describe('What is true instead, as far as it gives no point away.'),
        when: z
          .strictObject({
            says: phrasings.describe('Plainly stated, one of these is the misconception.'),
            unless: phrasings.optional().describe('Stated anywhere, one of these takes it back.'),
          })
          .optional(),
        example: z.string().min(1).optional(),
      }),
    )
    .default([]),
});
export type ProsePart = z.infer<typeof prosePart>;
export type RubricPoint = ProsePart['rubric'][number];

/** How reports name a point of the rubric. */
export const pointId = (point: RubricPoint, at: number): string => point.id ?? `point-${(at + 1).toString()}`;

/**
 * A rubric as a student's pack holds it: topics, and what recognises a point, without the points' own texts and their
 * examples.
 */
export function topicsOf(rubric: readonly RubricPoint[]): RubricPoint[] {
  return rubric.map(({ examples: _told, ...point }, at) => ({
    ...point,
    id: pointId(point, at),
    point: point.topic ?? `Point ${(at + 1).toString()}`,
  }));
}
