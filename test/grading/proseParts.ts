/** The prose parts of the sets, which tests are written in. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { prosePart, type ProsePart } from '../../src/problem/kinds/prose.ts';

const PROBLEMS = [
  'eecs182/linear-attention',
  'eecs182/example-difficulty',
  'eecs182/facenet',
  'getting-started/first-steps',
];

const problem = z.object({ parts: z.array(z.looseObject({ kind: z.string() })) });

export const proseParts: readonly ProsePart[] = PROBLEMS.flatMap((name) => {
  const file = new URL(`../../problems/${name}/problem.yaml`, import.meta.url);
  return problem
    .parse(parse(readFileSync(file, 'utf8')))
    .parts.filter(({ kind }) => kind === 'prose')
    .map((part) => prosePart.parse(part));
});

export function prosePartNamed(id: string): ProsePart {
  const part = proseParts.find((each) => each.id === id);
  if (!part) throw new Error(`there is no part ${id}`);
  return part;
}
