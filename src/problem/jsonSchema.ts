/** The format as JSON Schema, so that editors complete and check the YAML of authors. */
import { z } from 'zod';
import { derivationSchema } from './derivation.ts';
import { factsSchema } from './kinds/facts.ts';
import { problemSchema, problemSetSchema } from './problem.ts';

const FORMATS = {
  'problemset.json': { schema: problemSetSchema, title: 'A Rederive problem set (problemset.yaml)' },
  'problem.json': { schema: problemSchema, title: 'A Rederive problem (problem.yaml)' },
  'derivation.json': { schema: derivationSchema, title: 'A Rederive derivation (derivations/*.yaml)' },
  'facts.json': { schema: factsSchema, title: 'The sourced facts of a Rederive problem (facts.yaml)' },
} as const;

/** File name → text; what stands in `problems/schema/`. */
export function jsonSchemas(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(FORMATS).map(([name, { schema, title }]) => {
      const json = z.toJSONSchema(schema, { io: 'input', target: 'draft-7', unrepresentable: 'any' });
      return [name, `${JSON.stringify({ title, ...json }, undefined, 2)}\n`];
    }),
  );
}
