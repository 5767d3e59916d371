/** What every part of a problem has, whatever its kind. */
import { z } from 'zod';

export const identifier = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens, like `linear-cost`')
  .describe('Lower-case words joined by hyphens. Part of the public interface: reports and packs use it.');

/** Markdown with `$…$` TeX. */
export const markdown = z.string().min(1).describe('Markdown; TeX between $…$.');

/** As an identifier, but sizes keep their capitals: `scale-by-2R`. */
export const misconceptionId = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$/, 'must be words joined by hyphens, like `missing-projection`')
  .describe('Words joined by hyphens, sizes with their capitals. Part of the public interface.');

/**
 * A wrong answer with a name. Each kind of part adds `when`: how the answer is recognised; and `example`, an
 * answer that must trigger this misconception and no other.
 */
export const misconception = z.strictObject({
  id: misconceptionId,
  message: markdown.describe('What was seen in the answer, without giving the right one away.'),
  ask: markdown.describe('The question that leads the student to the mistake.'),
});

export const partCommon = {
  id: identifier,
  label: z.string().min(1).describe('The label on the printed sheet, such as 1(a)ii.'),
  title: z.string().min(1).describe('A few words for lists and headings.'),
  points: z.number().positive().describe('Marks for a correct answer.'),
  requires: z
    .array(identifier)
    .optional()
    .describe('Parts of this problem that must be correct first; otherwise this part is skipped.'),
  skills: z.array(identifier).optional().describe('What the part practises.'),
  hints: z
    .array(markdown)
    .optional()
    .describe('A ladder: a question, a pointer, a worked neighbour case. Never the answer.'),
  derivation: identifier
    .optional()
    .describe('File name, without .yaml, in derivations/: the reasoning behind the answer.'),
  model: markdown
    .optional()
    .describe(
      'A model answer, as a student would write it: it must earn full marks. Not part of a pack for students.',
    ),
  sources: z.array(z.string().min(1)).optional().describe('Where the key comes from: paper, table, section.'),
} as const;

/** A symbol that answers may use, keyed by its canonical name. */
export const symbolTable = z.record(
  z.string().regex(/^[A-Za-z][A-Za-z0-9_]*$/),
  z.strictObject({
    means: z.string().min(1),
    aliases: z.array(z.string().min(1)).optional().describe('Other spellings, such as D_random or D_r.'),
  }),
);
