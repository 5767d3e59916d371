/** Finds hints, questions and messages that give the answer away, by grading what they say against the key. */
import type { Part } from '../problem/problem.ts';
import type { LoadedProblem } from '../problem/problemSet.ts';
import type { PlacedText } from '../problem/texts.ts';
import { findCostsGiven, findTermsGiven } from './costGiven.ts';
import { findFormulaGiven } from './formulaGiven.ts';
import { findNumberGiven } from './numberGiven.ts';
import { sampleAnswer } from './sampleAnswer.ts';
import { passagesIn, spokenTexts } from './spokenTexts.ts';
import type { Unsound } from './unsound.ts';
import { gradeWritten, type WrittenPart } from './written.ts';

export interface GivenAway {
  /** How many texts were looked at. */
  readonly texts: number;
  readonly faults: readonly Unsound[];
}

/** Looks at everything a student may be told about a part before it is solved. Pure. */
export function findGivenAway(problem: LoadedProblem, part: Part): GivenAway {
  const texts = spokenTexts(part);
  const faults = texts.flatMap(({ path, text }): Unsound[] => {
    const given = whatGivesAway(problem, part, { path, text });
    if (given === undefined) return [];
    return [{ path, what: `\`${short(given)}\` gives the answer away.`, remedy: REMEDY }];
  });
  return { texts: texts.length, faults };
}

const REMEDY = 'Ask for it instead of saying it, or take a neighbouring case with other numbers and names.';

/** The piece of the text that is, or holds, the answer. */
function whatGivesAway(problem: LoadedProblem, part: Part, { text }: PlacedText): string | undefined {
  const { symbols } = problem.problem;
  switch (part.kind) {
    case 'cost':
      return findTermsGiven(part, text, symbols) ?? earning(problem, part, text);
    case 'formula':
    case 'derivation':
      return findFormulaGiven(part, text, symbols) ?? earning(problem, part, text);
    case 'quantity':
      return (
        findNumberGiven(part, text, problem.facts, problem.statement.sections.get(part.id) ?? '') ??
        earning(problem, part, text)
      );
    case 'choice':
      return part.options.find(({ right, text: option }) => right && holds(text, option))?.text;
    case 'code':
      return (
        findCostsGiven(
          [part.cost, part.memory].flatMap((bound) => bound?.key ?? []),
          text,
          symbols,
        ) ??
        linesOf(problem.reference ?? '').find(
          (line) => !linesOf(problem.starter ?? '').includes(line) && holds(text, line),
        )
      );
    case 'prose':
      return part.rubric.find(({ point }) => holds(text, point))?.point;
    default:
      return part satisfies never;
  }
}

/** A passage of the text that would earn marks as an answer. */
function earning(problem: LoadedProblem, part: WrittenPart, text: string): string | undefined {
  return passagesIn(text).find((passage) => {
    const { verdict, credit, diagnoses } = gradeWritten(problem, part, sampleAnswer(passage));
    return (verdict === 'correct' || verdict === 'partial') && credit > 0 && diagnoses.length === 0;
  });
}

/** Shorter ones stand in any text by chance. */
const TELLING = 12;

function holds(text: string, phrase: string): boolean {
  const plain = normal(phrase);
  return plain.length >= TELLING && normal(text).includes(plain);
}

const normal = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s`*]+/g, ' ')
    .replace(/[.;:,\s]+$/, '')
    .trim();

const linesOf = (source: string): readonly string[] =>
  source
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.length >= TELLING && !/^(\/\/|\/?\*|import|export)/.test(line));

const short = (text: string): string =>
  text.length > 120 ? `${text.slice(0, 117)}…` : text.replaceAll('`', '');
