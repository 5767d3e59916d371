/** The formula and derivation parts that tests are written in, from their fixtures. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { gradeDerivation } from '../../src/grading/derivation.ts';
import { gradeFormula } from '../../src/grading/formula.ts';
import type { Judgement } from '../../src/grading/judgement.ts';
import type { SymbolTable } from '../../src/mathematics/symbols.ts';
import { derivationPart } from '../../src/problem/kinds/derivation.ts';
import { formulaPart } from '../../src/problem/kinds/formula.ts';
import { facenetProblem, written } from './parts.ts';

/** The sizes of the attention problem. */
export const attentionSizes: SymbolTable = {
  N: { means: 'tokens', aliases: ['n', 'L', 'T', 'seq_len'] },
  D: { means: 'width of queries and keys', aliases: ['d', 'd_k', 'D_k', 'd_q'] },
  M: { means: 'width of values', aliases: ['d_v', 'D_v'] },
  R: { means: 'random frequencies', aliases: ['D_random', 'D_rand', 'D_r', 'D_R', 'd_r'] },
};

const partSchema = z.discriminatedUnion('kind', [formulaPart, derivationPart]);
export type MathematicalPart = z.infer<typeof partSchema>;

const attentionFiles = ['gaussian-kernel', 'sampling-law', 'crossover', 'causal-recurrence'];
/** Parts of other courses, which declare their sizes themselves. */
const otherFiles = [
  'other-courses',
  'more-courses',
  'third-courses',
  'fourth-courses',
  'fifth-courses',
  'sixth-courses',
];

const partsIn = (name: string): readonly MathematicalPart[] => {
  const url = new URL(`../mathematics/fixtures/${name}.yaml`, import.meta.url);
  return z.array(partSchema).parse(parse(readFileSync(url, 'utf8')));
};
const otherParts = otherFiles.flatMap(partsIn);

const facenetParts = facenetProblem.parts.filter(
  (part): part is MathematicalPart => part.kind === 'formula' || part.kind === 'derivation',
);

export const mathematicalParts: readonly MathematicalPart[] = [
  ...attentionFiles.flatMap(partsIn),
  ...otherParts,
  ...facenetParts,
];

/** The sizes that an answer to this part may use. */
export function sizesOf(id: string): SymbolTable {
  if (otherParts.some((part) => part.id === id)) return {};
  return facenetParts.some((part) => part.id === id) ? facenetProblem.symbols : attentionSizes;
}

export function mathematicalPart(id: string): MathematicalPart {
  const part = mathematicalParts.find((each) => each.id === id);
  if (!part) throw new Error(`there is no part ${id}`);
  return part;
}

/** Grades `answer` as it would stand below the heading of the part. */
export function gradeMathematics(id: string, answer: string, sizes: SymbolTable = sizesOf(id)): Judgement {
  const part = mathematicalPart(id);
  return part.kind === 'formula'
    ? gradeFormula(part, written(answer), sizes)
    : gradeDerivation(part, written(answer), sizes);
}
