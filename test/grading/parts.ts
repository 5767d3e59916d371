/** Reads the parts and answers that tests are written in. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { symbolTable } from '../../src/problem/kinds/common.ts';
import { type CostPart, costPart } from '../../src/problem/kinds/cost.ts';
import { type Facts, factsSchema } from '../../src/problem/kinds/facts.ts';
import { type QuantityPart, quantityPart } from '../../src/problem/kinds/quantity.ts';
import { problemSchema } from '../../src/problem/problem.ts';
import { readAnswers } from '../../src/submission/answers.ts';
import type { WrittenAnswer } from '../../src/submission/answer.ts';
import type { SymbolTable } from '../../src/mathematics/symbols.ts';

const fixture = (name: string): unknown =>
  parse(readFileSync(new URL(`../mathematics/fixtures/${name}`, import.meta.url), 'utf8'));

export const { symbols, parts } = z
  .strictObject({ symbols: symbolTable, parts: z.array(costPart) })
  .parse(fixture('costs.yaml'));

export const sizes: SymbolTable = symbols;

export function costPartNamed(id: string): CostPart {
  const part = parts.find((each) => each.id === id);
  if (!part) throw new Error(`there is no part ${id}`);
  return part;
}

/** Cost parts of other courses, each with the symbols of its course. */
const otherCosts = z
  .array(z.strictObject({ symbols: symbolTable, parts: z.array(costPart) }))
  .parse(fixture('otherCosts.yaml'));

export interface CostQuestion {
  readonly part: CostPart;
  readonly symbols: SymbolTable;
}

export const costQuestions: readonly CostQuestion[] = [{ symbols, parts }, ...otherCosts].flatMap((group) =>
  group.parts.map((part) => ({ part, symbols: group.symbols })),
);

export function costQuestionNamed(id: string): CostQuestion {
  const question = costQuestions.find(({ part }) => part.id === id);
  if (!question) throw new Error(`there is no part ${id}`);
  return question;
}

const facenet = (name: string): unknown =>
  parse(readFileSync(new URL(`../../problems/eecs182/facenet/${name}`, import.meta.url), 'utf8'));

/** The problem about FaceNet as it ships: its formula and quantity parts are what the graders are tried on. */
export const facenetProblem = problemSchema.parse(facenet('problem.yaml'));

export const facts = factsSchema.parse(facenet('facts.yaml'));

export const quantityParts: readonly QuantityPart[] = facenetProblem.parts.filter(
  (part): part is QuantityPart => part.kind === 'quantity',
);

export function quantityPartNamed(id: string): QuantityPart {
  const part = quantityParts.find((each) => each.id === id);
  if (!part) throw new Error(`there is no part ${id}`);
  return part;
}

const depth = (name: string): unknown =>
  parse(readFileSync(new URL(`../../problems/eecs182/example-difficulty/${name}`, import.meta.url), 'utf8'));

/** The parts about numbers of a run, of which each asks about one row only. */
const oneRow = {
  facts: factsSchema.parse(depth('facts.yaml')),
  parts: problemSchema
    .parse(depth('problem.yaml'))
    .parts.filter((part): part is QuantityPart => part.kind === 'quantity'),
};

const otherFacts = z
  .array(z.strictObject({ facts: factsSchema, parts: z.array(quantityPart) }))
  .parse(fixture('otherFacts.yaml'));

export interface QuantityQuestion {
  readonly part: QuantityPart;
  readonly facts: Facts;
}

export const quantityQuestions: readonly QuantityQuestion[] = [
  { facts, parts: quantityParts },
  oneRow,
  ...otherFacts,
].flatMap((group) => group.parts.map((part) => ({ part, facts: group.facts })));

export function quantityQuestionNamed(id: string): QuantityQuestion {
  const question = quantityQuestions.find(({ part }) => part.id === id);
  if (!question) throw new Error(`there is no part ${id}`);
  return question;
}

/** The text as it would stand in `answers.md` below the heading of a part. */
export function written(text: string): WrittenAnswer {
  const { sections } = readAnswers(`## some-part\n\n${text}\n`, [
    { id: 'some-part', label: '1(z)', title: 'Some part of a sheet' },
  ]);
  const section = sections.get('some-part');
  if (!section) throw new Error('no section was read');
  return section.answer;
}
