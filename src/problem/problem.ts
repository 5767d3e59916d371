/** The shape of a problem and of a problem set: the one source of types, faults and editor completion. */
import { z } from 'zod';
import { identifier, symbolTable } from './kinds/common.ts';
import { choicePart } from './kinds/choice.ts';
import { codePart } from './kinds/code.ts';
import { costPart } from './kinds/cost.ts';
import { derivationPart } from './kinds/derivation.ts';
import { formulaPart } from './kinds/formula.ts';
import { prosePart } from './kinds/prose.ts';
import { quantityPart } from './kinds/quantity.ts';

export const partSchema = z.discriminatedUnion('kind', [
  codePart,
  formulaPart,
  derivationPart,
  costPart,
  quantityPart,
  choicePart,
  prosePart,
]);

export const problemSchema = z.strictObject({
  id: identifier,
  title: z.string().min(1),
  symbols: symbolTable.default({}).describe('Sizes and names shared by all parts of the problem.'),
  files: z
    .array(z.string().regex(/^(data\/)?[\w-][\w.-]*$/, 'must be a file of this folder or of its data/'))
    .optional()
    .describe('Handed to students beside solution.ts, such as data/activations.json or explore.ts.'),
  parts: z.array(partSchema).min(1),
});

export const problemSetSchema = z.strictObject({
  format: z.literal(1).describe('The version of this format.'),
  id: identifier,
  title: z.string().min(1),
  version: z.string().regex(/^\d+\.\d+\.\d+$/, 'must look like 1.0.0'),
  problems: z.array(identifier).min(1).describe('Folders, in the order shown.'),
});

export type Part = z.infer<typeof partSchema>;
export type Problem = z.infer<typeof problemSchema>;
export type ProblemSetHeader = z.infer<typeof problemSetSchema>;
export type PartKind = Part['kind'];
