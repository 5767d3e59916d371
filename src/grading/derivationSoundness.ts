/** Tries every equation that a shown derivation rests on at random points, so that a wrong one cannot ship. */
import { compareExpressions, type World } from '../mathematics/equality.ts';
import type { Expression } from '../mathematics/expression.ts';
import type { SymbolTable } from '../mathematics/symbols.ts';
import type { Derivation } from '../problem/derivation.ts';
import { derivationPart } from '../problem/kinds/derivation.ts';
import { PartFault, readPart } from './mathematicalPart.ts';
import type { Unsound } from './unsound.ts';

/** Faults of the derivation, by path as in its file: `['steps', 2, 'holds', 0]`. */
export function findUnsoundDerivation(derivation: Derivation, symbols: SymbolTable): readonly Unsound[] {
  // The same names, types and givens as a part has that asks for a derivation.
  const asPart = derivationPart.parse({
    kind: 'derivation',
    id: 'shown',
    label: '-',
    title: derivation.title,
    points: 1,
    key: '0 = 0',
    symbols: derivation.symbols,
    givens: derivation.givens,
  });
  const faults: Unsound[] = [];
  derivation.steps.forEach(({ holds }, step) => {
    holds?.forEach((text, index) => {
      try {
        const part = readPart(asPart, symbols);
        const what = whyNot(part.read(text), part.world);
        if (what !== undefined) {
          faults.push({
            path: ['steps', step, 'holds', index],
            what: `\`${text}\` ${what}`,
            remedy: 'Mend the equation, or the step that it stands for.',
          });
        }
      } catch (error) {
        if (!(error instanceof PartFault)) throw error;
        faults.push({
          path: ['steps', step, 'holds', index],
          what: error.message,
          remedy: 'Declare the names under `symbols`, and write the equation as an answer would be written.',
        });
      }
    });
  });
  return faults;
}

/** Why a chain of equations does not hold, or undefined where it does. */
function whyNot(tree: Expression, world: World): string | undefined {
  if (tree.kind !== 'relation') return 'is no equation.';
  let left = tree.first;
  for (const { relation, expression: right } of tree.links) {
    if (relation !== '=' && relation !== ':=') return `has a \`${relation}\`; only equations can be tried.`;
    const comparison = compareExpressions(left, right, world);
    switch (comparison.kind) {
      case 'equal':
        break;
      case 'different':
        return `does not hold: at a point tried one side is ${comparison.witness.left}, the other ${comparison.witness.right}.`;
      case 'shapes':
        return `sets ${comparison.left} equal to ${comparison.right}.`;
      case 'failed':
        return `cannot be computed: ${comparison.message}`;
      default:
        return comparison satisfies never;
    }
    left = right;
  }
  return undefined;
}
