/** Proves of a problem what can be proven without running code: keys, examples, texts, derivations, facts. */
import type { Part } from '../problem/problem.ts';
import type { LoadedProblem } from '../problem/problemSet.ts';
import { findUnsoundChoice } from './choiceSoundness.ts';
import { findUnsoundCode } from './codeSoundness.ts';
import { findUnsoundCost } from './costSoundness.ts';
import { examineDerivation, type DerivationExamined } from './derivationSoundness.ts';
import { findGivenAway } from './givenAway.ts';
import { findUnsoundMathematics } from './mathematicalSoundness.ts';
import { findUnsoundModel, findUnsoundQuestion } from './modelSoundness.ts';
import { findUnsoundProse } from './proseSoundness.ts';
import { findUnsoundFacts, findUnsoundQuantity } from './quantitySoundness.ts';
import { findUnsourced } from './sourcing.ts';
import type { Unsound } from './unsound.ts';

/**
 * What is proven. `right`: references, keys and model answers earn full marks. `blank`: starters earn none.
 * `mutants` and `examples`: each wrong answer is recognised as what it is named for. `texts`: no hint, question or
 * message gives the answer away. `tex`: formulas can be typeset. `steps`: derivations. `facts`: the table of facts.
 * `files` and `ids`: what the set consists of.
 */
export type Check =
  'right' | 'blank' | 'mutants' | 'examples' | 'texts' | 'tex' | 'steps' | 'facts' | 'files' | 'ids';

/** An author's mistake: `file` lies in the problem's folder; `path`, or in a text `offset`, leads to the place in it. */
export interface Placed extends Unsound {
  readonly file: string;
  readonly offset?: number;
}

/** One check of one part, or of the whole problem where no part is named. */
export interface Examined {
  readonly part?: string;
  readonly check: Check;
  /** How many things were looked at. */
  readonly count: number;
  readonly faults: readonly Placed[];
  /** For `steps`: which derivation, and what was tried in it. */
  readonly derivation?: DerivationTally;
}

export interface DerivationTally extends Omit<DerivationExamined, 'faults'> {
  readonly name: string;
  readonly steps: number;
}

/** Every check that needs no runner and no typesetter. Pure; takes about a second for a large problem. */
export function examineProblem(problem: LoadedProblem): readonly Examined[] {
  const { parts, symbols } = problem.problem;
  const { facts } = problem;
  const ofParts = parts.flatMap((part, at) => examinePart(problem, part, at));
  const ofDerivations = [...problem.derivations].map(([name, derivation]): Examined => {
    const { faults, ...tally } = examineDerivation(derivation, symbols);
    const file = `derivations/${name}.yaml`;
    const steps = derivation.steps.length;
    return {
      check: 'steps',
      count: steps,
      faults: faults.map((fault) => ({ ...fault, file })),
      derivation: { name, steps, ...tally },
    };
  });
  const ofFacts: Examined[] = facts
    ? [
        {
          check: 'facts',
          count: facts.facts.length,
          faults: [...findUnsoundFacts(facts), ...findUnsourced(facts)].map((fault) => ({
            ...fault,
            file: 'facts.yaml',
          })),
        },
      ]
    : [];
  return [...ofParts, ...ofDerivations, ...ofFacts];
}

function examinePart(problem: LoadedProblem, part: Part, at: number): readonly Examined[] {
  const examined = (check: Check, count: number, faults: readonly Unsound[]): Examined => ({
    part: part.id,
    check,
    count,
    faults: faults.map((fault) => ({ ...fault, file: 'problem.yaml', path: ['parts', at, ...fault.path] })),
  });
  const own = part.kind === 'code' ? [] : findUnsoundPart(problem, part);
  const isAboutExamples = ({ path }: Unsound): boolean => path[0] === 'misconceptions';
  if (part.kind !== 'code' && !own.every(isAboutExamples)) {
    // Against a broken key nothing else can be judged.
    return [examined('right', answersThatMustPass(part), own)];
  }
  const given = findGivenAway(problem, part);
  const texts = examined('texts', given.texts, given.faults);
  if (part.kind === 'code') {
    const costs = findUnsoundCode(part, problem.problem.symbols);
    // That the reference is right is proven by running it.
    return costs.length === 0 ? [texts] : [examined('right', 0, costs), texts];
  }
  const examples = part.misconceptions.filter((each) => 'example' in each && each.example !== undefined);
  const question: readonly Unsound[] = findUnsoundQuestion(problem, part)
    ? [
        {
          path: [],
          what: `The question of \`${part.id}\`, copied below its own heading, is graded correct.`,
          remedy: 'Ask for more than the question says, with `mustUse`, `contains` or `without`.',
        },
      ]
    : [];
  return [
    examined('right', answersThatMustPass(part), [...findUnsoundModel(problem, part), ...question]),
    examined('examples', examples.length, own),
    texts,
  ];
}

type WrittenPart = Exclude<Part, { kind: 'code' }>;

function findUnsoundPart(problem: LoadedProblem, part: WrittenPart): readonly Unsound[] {
  const { symbols } = problem.problem;
  switch (part.kind) {
    case 'cost':
      return findUnsoundCost(part, symbols);
    case 'formula':
    case 'derivation':
      return findUnsoundMathematics(part, symbols);
    case 'quantity':
      return findUnsoundQuantity(part, problem.facts);
    case 'choice':
      return findUnsoundChoice(part);
    case 'prose':
      return findUnsoundProse(part, problem.statement.sections.get(part.id));
    default:
      return part satisfies never;
  }
}

/** The key, other accepted forms, and the model answer. */
function answersThatMustPass(part: WrittenPart): number {
  const accepted = part.kind === 'formula' ? part.accept.length : 0;
  const key = part.kind === 'prose' ? 0 : 1;
  return key + accepted + (part.model === undefined ? 0 : 1);
}
