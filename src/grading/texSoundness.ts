/** Has every formula that a student may see typeset, so that none of them breaks on the page. */
import type { LoadedProblem } from '../problem/problemSet.ts';
import { textsIn } from '../problem/texts.ts';
import { marksIn } from '../submission/markedText.ts';
import type { Examined, Placed } from './soundness.ts';

/** Typesets one formula as the page does; what was wrong with it, or undefined. */
export type Typeset = (tex: string, display: boolean) => string | undefined;

/** What a student might write may be broken on purpose. */
const NOT_OURS: ReadonlySet<string> = new Set(['example', 'examples']);

/**
 * @param statement the text of `statement.md`
 */
export function examineTex(problem: LoadedProblem, statement: string, typeset: Typeset): readonly Examined[] {
  const inStatement = tried('statement.md', [], statement, typeset);
  const { parts, ...about } = problem.problem;
  const rest = textsIn(about).map(({ path, text }) => tried('problem.yaml', path, text, typeset));
  const ofParts = parts.map((part, at): Examined => {
    const found = textsIn(part, NOT_OURS).map(({ path, text }) =>
      tried('problem.yaml', ['parts', at, ...path], text, typeset),
    );
    return { part: part.id, check: 'tex', ...together(found) };
  });
  const ofDerivations = [...problem.derivations].flatMap(([name, { title, steps }]) => {
    const file = `derivations/${name}.yaml`;
    return [
      tried(file, ['title'], title, typeset),
      ...steps.flatMap(({ tex, because, uses }, at) => [
        triedAlone(file, ['steps', at, 'tex'], tex, typeset),
        tried(file, ['steps', at, 'because'], because, typeset),
        ...(uses ?? []).map((text, use) => tried(file, ['steps', at, 'uses', use], text, typeset)),
      ]),
    ];
  });
  const whole: Examined = { check: 'tex', ...together([inStatement, ...rest, ...ofDerivations]) };
  return [...ofParts, whole];
}

interface Tried {
  readonly count: number;
  readonly faults: readonly Placed[];
}

const together = (all: readonly Tried[]): Tried => ({
  count: all.reduce((sum, { count }) => sum + count, 0),
  faults: all.flatMap(({ faults }) => faults),
});

/** The formulas in a text. */
function tried(file: string, path: Placed['path'], text: string, typeset: Typeset): Tried {
  if (!text.includes('$')) return { count: 0, faults: [] };
  const formulas = marksIn(text).filter((mark) => mark.kind === 'formula');
  const inText = file.endsWith('.md');
  const faults = formulas.flatMap((mark): Placed[] => {
    const wrong = typeset(mark.text, mark.display);
    return wrong === undefined
      ? []
      : [{ ...faultOf(file, path, mark.text, wrong), ...(inText && { offset: mark.start }) }];
  });
  return { count: formulas.length, faults };
}

function triedAlone(file: string, path: Placed['path'], tex: string, typeset: Typeset): Tried {
  const wrong = typeset(tex, true);
  return { count: 1, faults: wrong === undefined ? [] : [faultOf(file, path, tex, wrong)] };
}

const faultOf = (file: string, path: Placed['path'], tex: string, wrong: string): Placed => ({
  file,
  path,
  what: `\`${tex}\` is not typeset: ${wrong}`,
  remedy: 'Mend the TeX; what KaTeX does not know has to be said with what it does know.',
});
