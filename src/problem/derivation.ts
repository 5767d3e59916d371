/** A derivation that is shown to students: steps, each with its reason, in the order they are taken. */
import { z } from 'zod';
import { symbolTable } from './kinds/common.ts';
import { givens, partSymbols, symbolType } from './kinds/mathematical.ts';

const equations = z.array(z.string().min(1));
const byExpression = z.record(z.string().min(1), z.string().min(1));

const randomNames = z
  .record(
    z.string().regex(/^[A-Za-z][A-Za-z0-9_]*$/),
    symbolTable.valueType.extend({
      type: symbolType,
      normal: z
        .union([z.string().min(1), z.number().positive()])
        .describe(
          'Its entries are independent normal numbers with mean 0 and this standard deviation: 1/sigma.',
        ),
    }),
  )
  .describe('Names that are drawn anew inside every E[…] and Var[…], which are estimated by simulation.');

const step = z.strictObject({
  tex: z
    .string()
    .min(1)
    .describe(
      'The line, as TeX without delimiters. Where it can be read, its equations are tried as they stand; names that stand alone on a left side for the first time are defined by it.',
    ),
  because: z.string().min(1).describe('Why it follows: Markdown; TeX between $…$.'),
  uses: z
    .array(z.string().min(1))
    .optional()
    .describe('What the step rests on: a definition, an earlier line.'),
  holds: equations
    .optional()
    .describe(
      'Equations that are true if the step is, each tried at random points; with E[…] or Var[…], by simulation.',
    ),
  rejects: equations
    .optional()
    .describe('Wrong variants of the step: each must be found to be false, or the check could not tell.'),
  shapes: byExpression
    .optional()
    .describe('Rows and columns of expressions: { Q W^T: "N, R" }. A vector has one dimension.'),
  multiplies: byExpression
    .optional()
    .describe('Multiplications that forming an expression takes, counted: { Q W^T: N R D }.'),
  slopes: z
    .array(
      z.strictObject({
        of: z.string().min(1).describe('A number, as an expression.'),
        by: z.string().min(1).describe('The name of the number or vector by which it is differentiated.'),
        is: z.string().min(1).describe('The derivative, or the gradient as a vector.'),
        where: z.string().min(1).optional().describe('A condition: it is tried only where this holds.'),
      }),
    )
    .optional()
    .describe('Derivatives, each held against difference quotients.'),
  states: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Why the line is not tried: it is a convention, a condition to be solved, the name of a law. What stands under `holds` is.',
    ),
});

export const derivationSchema = z.strictObject({
  title: z.string().min(1),
  symbols: partSymbols
    .unwrap()
    .optional()
    .describe('What the names in the steps stand for, beside the sizes of the problem.'),
  random: randomNames.optional(),
  draws: z
    .number()
    .int()
    .min(100)
    .max(100_000)
    .optional()
    .describe('Draws for each simulated mean at each point; 2000 where nothing is said.'),
  givens: givens.unwrap().optional(),
  steps: z.array(step).min(1),
  sources: z.array(z.string().min(1)).optional(),
});
export type Derivation = z.infer<typeof derivationSchema>;
export type DerivationStep = Derivation['steps'][number];
