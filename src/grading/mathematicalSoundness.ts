/** Grades formula and derivation parts against themselves: what their author must mend before they judge anybody. */
import { compareExpressions } from '../mathematics/equality.ts';
import type { SymbolTable } from '../mathematics/symbols.ts';
import type { DerivationPart } from '../problem/kinds/derivation.ts';
import type { FormulaPart } from '../problem/kinds/formula.ts';
import { gradeDerivation } from './derivation.ts';
import { gradeFormula } from './formula.ts';
import type { Judgement } from './judgement.ts';
import { PartFault, readPart } from './mathematicalPart.ts';
import { sampleAnswer } from './sampleAnswer.ts';
import type { Unsound } from './unsound.ts';

/** Empty when the part is sound. Pure; takes some milliseconds for each example. */
export function findUnsoundMathematics(
  part: FormulaPart | DerivationPart,
  symbols: SymbolTable,
): readonly Unsound[] {
  const grade = (text: string): Judgement => {
    const answer = sampleAnswer(text);
    return part.kind === 'formula'
      ? gradeFormula(part, answer, symbols)
      : gradeDerivation(part, answer, symbols);
  };
  const unread = findUnread(part, symbols);
  if (unread) return [unread];
  return [
    ...checkTruth(part, symbols),
    ...checkKey(part, grade),
    ...checkAccepted(part, grade),
    ...checkExamples(part, grade),
  ];
}

/** A formula of the author's own that cannot be read or typed; the first, for the others may only follow from it. */
function findUnread(part: FormulaPart | DerivationPart, symbols: SymbolTable): Unsound | undefined {
  try {
    const own = readPart(part, symbols);
    const pieces =
      part.kind === 'formula'
        ? [...part.subject, ...part.mustUse, ...part.accept.map(({ equals }) => equals)]
        : [
            ...part.contains,
            ...part.without,
            ...part.steps.flatMap(({ shows }) => shows),
            ...part.results.flatMap(({ name, equals }) => [name, equals]),
          ];
    for (const piece of pieces) own.read(piece);
    return undefined;
  } catch (error) {
    if (!(error instanceof PartFault)) throw error;
    return {
      path: ['key'],
      what: error.message,
      remedy: 'Write it as an answer would, with the names that the part or the problem declares.',
    };
  }
}

/** The goal of a derivation must be equal to its start: graded by itself it may pass as an end without a way. */
function checkTruth(part: FormulaPart | DerivationPart, symbols: SymbolTable): readonly Unsound[] {
  if (part.kind !== 'derivation' || part.results.length > 0) return [];
  const { key, world } = readPart(part, symbols);
  if (key.kind !== 'relation') return [];
  for (const { relation, expression } of key.links) {
    if (relation !== '=') continue;
    const comparison = compareExpressions(key.first, expression, world);
    if (comparison.kind !== 'different') continue;
    const { left, right } = comparison.witness;
    const what = `The key is not true: at a point tried its start is ${left}, its goal ${right}.`;
    return [{ path: ['key'], what, remedy: 'Correct the key, the types of its symbols or the givens.' }];
  }
  return [];
}

function checkKey(
  part: FormulaPart | DerivationPart,
  grade: (text: string) => Judgement,
): readonly Unsound[] {
  const { verdict, reason } = grade(part.key);
  // The key of a derivation is its goal, which without the steps may earn only a part.
  const enough = verdict === 'correct' || (part.kind === 'derivation' && verdict === 'partial');
  if (enough) return [];
  return [
    {
      path: ['key'],
      what: `The key itself, handed in as an answer, is graded ${verdict}: ${reason}`,
      remedy: 'Correct the key, the types of its symbols or the givens.',
    },
  ];
}

function checkAccepted(
  part: FormulaPart | DerivationPart,
  grade: (text: string) => Judgement,
): readonly Unsound[] {
  if (part.kind !== 'formula') return [];
  return part.accept.flatMap(({ equals, verdict }, at): readonly Unsound[] => {
    const judged = grade(equals);
    if (judged.verdict === verdict || judged.verdict === 'correct') return [];
    return [
      {
        path: ['accept', at, 'equals'],
        what: `\`${equals}\` is to be ${verdict}, but as an answer it is graded ${judged.verdict}.`,
        remedy: 'Correct the form, or say in `when` which sizes coincide.',
      },
    ];
  });
}

function checkExamples(
  part: FormulaPart | DerivationPart,
  grade: (text: string) => Judgement,
): readonly Unsound[] {
  return part.misconceptions.flatMap(({ id, example }, at): readonly Unsound[] => {
    const judged = grade(example);
    const found = judged.diagnoses.map((diagnosis) => diagnosis.id);
    if (found.length === 1 && found[0] === id && judged.verdict !== 'correct') return [];
    const seen =
      found.length === 0
        ? `no misconception (${judged.verdict})`
        : found.map((each) => `\`${each}\``).join(', ');
    return [
      {
        path: ['misconceptions', at, 'example'],
        what: `The example of \`${id}\` triggers ${seen}.`,
        remedy:
          'Change the example or `when`; of several that match, the first in the list is the diagnosis.',
      },
    ];
  });
}
