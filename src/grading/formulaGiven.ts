/** Whether a text writes down the formula, or the last line of the derivation, that is asked for. */
import { areEqual } from '../mathematics/equality.ts';
import type { Expression } from '../mathematics/expression.ts';
import { completeIndices } from '../mathematics/indexCompletion.ts';
import { sameTree, walk } from '../mathematics/structure.ts';
import type { SymbolTable } from '../mathematics/symbols.ts';
import type { DerivationPart } from '../problem/kinds/derivation.ts';
import type { FormulaPart } from '../problem/kinds/formula.ts';
import { findFormulas } from './claims.ts';
import { PartFault, readPart, type ReadPart } from './mathematicalPart.ts';
import { sampleAnswer } from './sampleAnswer.ts';

/**
 * The formula of `text` that is equal to the answer or has it inside, whatever stands around it. Answers that are a
 * single name or number are not looked for: they stand in any text.
 */
export function findFormulaGiven(
  part: FormulaPart | DerivationPart,
  text: string,
  symbols: SymbolTable,
): string | undefined {
  try {
    const own = readPart(part, symbols);
    const isAnswer = part.kind === 'formula' ? answerOfFormula(part, own) : lastLineOf(part, own);
    if (!isAnswer) return undefined;
    for (const { text: written, reading } of findFormulas(sampleAnswer(text), own.table, own.options)) {
      if (reading.kind !== 'read') continue;
      const tree = completeIndices(reading.expression, own.world.types);
      const pieces = [...walk(tree)].flatMap(runsOf);
      if (pieces.some((node) => isComposite(node) && isAnswer(node))) return written;
    }
    return undefined;
  } catch (error) {
    // What is wrong with the part itself is told elsewhere.
    if (error instanceof PartFault) return undefined;
    throw error;
  }
}

/** Longer sums and products are not taken apart. */
const LONGEST = 8;

/** A node, and of a sum or a product also every run of its neighbours: `s (1 − s)` stands in `2 s (1 − s)`. */
function runsOf(node: Expression): readonly Expression[] {
  if (node.kind === 'add') return [node, ...runs(node.terms).map((terms) => ({ ...node, terms }))];
  if (node.kind === 'multiply') {
    return [node, ...runs(node.factors).map((factors) => ({ ...node, factors }))];
  }
  return [node];
}

/** Every run of two or more neighbours, but not all of them. */
function runs(items: readonly Expression[]): readonly (readonly Expression[])[] {
  if (items.length > LONGEST) return [];
  return items.flatMap((_, from) =>
    items.flatMap((_item, last) => {
      const run = items.slice(from, last + 1);
      return run.length >= 2 && run.length < items.length ? [run] : [];
    }),
  );
}

type Recognise = (node: Expression) => boolean;

function answerOfFormula(part: FormulaPart, own: ReadPart): Recognise | undefined {
  const right = [
    own.key,
    ...part.accept.filter(({ when }) => when === undefined).map(({ equals }) => own.read(equals)),
  ];
  const values = right.flatMap(valueOf).filter(isComposite);
  if (values.length === 0) return undefined;
  const pieces = part.mustUse.map(own.read);
  return (node) =>
    values.some((value) => areEqual(node, value, own.world)) &&
    pieces.every((piece) => [...walk(node)].some((each) => areEqual(each, piece, own.world)));
}

/** `L = …` says what L is; inequalities and laws are judged whole, by grading them. */
function valueOf(key: Expression): readonly Expression[] {
  if (key.kind !== 'relation') return [key];
  const last = key.links.at(-1);
  const isEquation = key.links.every(({ relation }) => relation === '=' || relation === ':=');
  return isEquation && last ? [last.expression] : [];
}

/** Equal to the start, but with the pieces that the last line must show and without those that it may not. */
function lastLineOf(part: DerivationPart, own: ReadPart): Recognise | undefined {
  const { key, world } = own;
  if (key.kind !== 'relation' || part.results.length > 0) return undefined;
  const shown = part.contains.map(own.read);
  const gone = part.without.map(own.read);
  if (shown.length + gone.length === 0) return undefined;
  return (node) =>
    areEqual(node, key.first, world) &&
    !sameTree(node, key.first) &&
    shown.every((piece) => [...walk(node)].some((each) => areEqual(each, piece, world))) &&
    gone.every((piece) => ![...walk(node)].some((each) => sameTree(each, piece)));
}

/** More than a name, a number or a member of a family: something that says how to get the answer. */
function isComposite(node: Expression): boolean {
  switch (node.kind) {
    case 'number':
    case 'constant':
    case 'symbol':
    case 'indexed':
    case 'ellipsis':
    case 'relation':
    case 'list':
    case 'order':
    case 'space':
    case 'distribution':
    case 'expectation':
      return false;
    case 'negate':
    case 'transpose':
      return isComposite(node.argument);
    default:
      return [...walk(node)].some(({ kind }) => kind === 'symbol');
  }
}
