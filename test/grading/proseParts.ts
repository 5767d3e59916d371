/** The prose parts of the sets, which tests are written in. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { readStatement } from '../../src/problem/statement.ts';
import { prosePart, type ProsePart } from '../../src/problem/kinds/prose.ts';

const PROBLEMS = [
  'eecs182/linear-attention',
  'eecs182/example-difficulty',
  'eecs182/facenet',
  'getting-started/first-steps',
];

const problem = z.object({ parts: z.array(z.looseObject({ id: z.string(), kind: z.string() })) });

const read = (path: string): string =>
  readFileSync(new URL(`../../problems/${path}`, import.meta.url), 'utf8');

/** Every prose part with what the statement asks. */
export const askedParts: readonly { readonly part: ProsePart; readonly question: string }[] =
  PROBLEMS.flatMap((name) => {
    const { parts } = problem.parse(parse(read(`${name}/problem.yaml`)));
    const { statement } = readStatement(
      'statement.md',
      read(`${name}/statement.md`),
      parts.map(({ id }) => id),
    );
    return parts
      .filter(({ kind }) => kind === 'prose')
      .map((part) => ({ part: prosePart.parse(part), question: statement.sections.get(part.id) ?? '' }));
  });

export const proseParts: readonly ProsePart[] = askedParts.map(({ part }) => part);

export function prosePartNamed(id: string): ProsePart {
  const part = proseParts.find((each) => each.id === id);
  if (!part) throw new Error(`there is no part ${id}`);
  return part;
}
