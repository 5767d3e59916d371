/** The prose parts that tests are written in: those of the sets, and those about example difficulty. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { prosePart, type ProsePart } from '../../src/problem/kinds/prose.ts';
import { problemSchema } from '../../src/problem/problem.ts';

const read = (path: string): unknown => parse(readFileSync(new URL(path, import.meta.url), 'utf8'));

const PROBLEMS = ['eecs182/linear-attention', 'eecs182/facenet', 'getting-started/first-steps'];

export const proseParts: readonly ProsePart[] = [
  ...PROBLEMS.flatMap((name) => problemSchema.parse(read(`../../problems/${name}/problem.yaml`)).parts),
  ...z.strictObject({ parts: z.array(prosePart) }).parse(read('fixtures/prose.yaml')).parts,
].filter((part) => part.kind === 'prose');

export function prosePartNamed(id: string): ProsePart {
  const part = proseParts.find((each) => each.id === id);
  if (!part) throw new Error(`there is no part ${id}`);
  return part;
}
