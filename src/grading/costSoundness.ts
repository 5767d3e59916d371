/** Grades a cost part against itself: what its author must mend before it can judge anybody. */
import { compareGrowth } from '../mathematics/asymptotics.ts';
import { type Growth, add } from '../mathematics/growth.ts';
import type { SymbolTable } from '../mathematics/symbols.ts';
import type { CostPart } from '../problem/kinds/cost.ts';

import { gradeCost } from './cost.ts';
import { type CostKey, readCostKey } from './costKey.ts';
import { sampleAnswer } from './sampleAnswer.ts';
import type { Unsound } from './unsound.ts';

/** Empty when the part is sound. Pure; takes a few milliseconds. */
export function findUnsoundCost(part: CostPart, symbols: SymbolTable): readonly Unsound[] {
  const { key, faults } = readCostKey(part, symbols);
  if (!key) return faults;
  return [...checkSteps(part, key), ...checkKey(part, symbols), ...checkMisconceptions(part, symbols)];
}

function checkSteps(part: CostPart, key: CostKey): readonly Unsound[] {
  const found: Unsound[] = [];
  for (const [at, { growth }] of key.steps.entries()) {
    if (compareGrowth(growth, key.growth, key.relations).kind === 'bounded') continue;
    found.push({
      path: ['steps', at, 'term'],
      what: `The step costs \`${part.steps[at]?.term ?? ''}\`, which grows faster than the key \`${part.key}\`.`,
      remedy: 'Correct the step or the key.',
    });
  }
  const [first, ...others] = key.steps.map(({ growth }) => growth);
  const sum: Growth | undefined = first && others.reduce(add, first);
  if (sum && compareGrowth(key.growth, sum, key.relations).kind !== 'bounded') {
    found.push({
      path: ['steps'],
      what: `The steps together grow more slowly than the key \`${part.key}\`: some term of the key has no step.`,
      remedy: 'Add a step for every term of the key, so that a missing term can be asked about.',
    });
  }
  return found;
}

function checkKey(part: CostPart, symbols: SymbolTable): readonly Unsound[] {
  const { verdict } = gradeCost(part, sampleAnswer(part.key), symbols);
  if (verdict === 'correct') return [];
  return [
    {
      path: ['key'],
      what: `The key itself, handed in as an answer, is graded ${verdict}.`,
      remedy: 'Write the key as one bound, such as `O(N (D + M))`.',
    },
  ];
}

function checkMisconceptions(part: CostPart, symbols: SymbolTable): readonly Unsound[] {
  const found: Unsound[] = [];
  for (const [at, { id, example }] of part.misconceptions.entries()) {
    const path = ['misconceptions', at];
    if (part.misconceptions.findIndex((other) => other.id === id) !== at) {
      found.push({ path: [...path, 'id'], what: `\`${id}\` is declared twice.`, remedy: 'Rename one.' });
      continue;
    }
    const { verdict, diagnoses } = gradeCost(part, sampleAnswer(example), symbols);
    if (diagnoses.length === 1 && diagnoses[0]?.id === id) continue;
    const seen = diagnoses.map((each) => `\`${each.id}\``).join(', ');
    found.push({
      path: [...path, 'example'],
      what: `The example \`${example}\` of \`${id}\` is graded ${verdict} with ${seen === '' ? 'no diagnosis' : seen}.`,
      remedy: 'Change `when` or the example, or put the more specific misconception first.',
    });
  }
  return found;
}
