/** Holds a prose part against its own examples and model answers: what its author must mend before it judges anybody. */
import { pointId, type ProsePart, type RubricPoint } from '../problem/kinds/prose.ts';
import { findMisconceptions, readProse, weighPoints } from './proseEvidence.ts';
import { compilePhrasing, PhrasingFault } from './prosePhrases.ts';
import type { Standing } from './rubric.ts';
import { sampleAnswer } from './sampleAnswer.ts';
import type { Unsound } from './unsound.ts';

type Path = Unsound['path'];

/**
 * Empty when the part is sound. Pure; takes a millisecond for each example.
 *
 * @param question the part's section of the statement
 */
export function findUnsoundProse(part: ProsePart, question = ''): readonly Unsound[] {
  const unread = checkPhrasings(part);
  // Examples judged by phrasings that cannot be read would only repeat the same.
  if (unread.length > 0) return unread;
  const hear = hearer(part, question);
  return [
    ...checkRubric(part),
    ...checkPoints(part, hear),
    ...checkModel(part, hear),
    ...checkMisconceptions(part, hear),
    ...checkLeaks(part, hear),
  ];
}

interface Heard {
  readonly standings: readonly Standing[];
  readonly misconceptions: readonly string[];
}

function hearer(part: ProsePart, question: string): (text: string) => Heard {
  return (text) => {
    const reading = readProse(sampleAnswer(text), question);
    return {
      standings: weighPoints(part, reading).map(({ standing }) => standing),
      misconceptions: findMisconceptions(part, reading).map(({ id }) => id),
    };
  };
}

const named = (ids: readonly string[]): string => ids.map((id) => `\`${id}\``).join(', ');

function checkPhrasings(part: ProsePart): Unsound[] {
  const lists: (readonly [Path, readonly string[]])[] = [
    ...part.rubric.flatMap(({ says = [], requires = [], contradicts = [] }, at) => [
      [['rubric', at, 'says'], says] as const,
      ...requires.map((each, index) => [['rubric', at, 'requires', index], each] as const),
      [['rubric', at, 'contradicts'], contradicts] as const,
    ]),
    ...part.misconceptions.flatMap(({ when }, at) => [
      [['misconceptions', at, 'when', 'says'], when?.says ?? []] as const,
      [['misconceptions', at, 'when', 'unless'], when?.unless ?? []] as const,
    ]),
  ];
  const faults = lists.flatMap(([path, phrasings]) =>
    phrasings.flatMap((phrasing, index): Unsound[] => {
      try {
        compilePhrasing(phrasing, part.terms);
        return [];
      } catch (error) {
        if (!(error instanceof PhrasingFault)) throw error;
        const remedy =
          'Use words, `*` for any ending, `(a|b)`, `...`, `{term}`, and `&` or `& !` between pieces.';
        return [{ path: [...path, index], what: error.message, remedy }];
      }
    }),
  );
  const used = [...lists.flatMap(([, phrasings]) => phrasings), ...Object.values(part.terms).flat()].join(
    ' ',
  );
  const idle = Object.keys(part.terms).filter((name) => !used.includes(`{${name}}`));
  return [
    ...faults,
    ...idle.map((name) => ({
      path: ['terms', name],
      what: `No phrasing uses {${name}}.`,
      remedy: 'Use it, or remove it.',
    })),
  ];
}

function checkRubric(part: ProsePart): Unsound[] {
  const ids = part.rubric.map(pointId);
  const twice = ids.flatMap((id, at): Unsound[] =>
    ids.indexOf(id) === at
      ? []
      : [
          {
            path: ['rubric', at, 'id'],
            what: `Two points are called \`${id}\`.`,
            remedy: 'Rename one of them.',
          },
        ],
  );
  const sum = part.rubric.reduce((total, { points }) => total + points, 0);
  const short: Unsound[] =
    sum >= part.points - 1e-9
      ? []
      : [
          {
            path: ['rubric'],
            what: `The points of the rubric add up to ${sum.toString()}, the part is worth ${part.points.toString()}: nobody can reach full marks.`,
            remedy: 'Give the points their weight, or the part fewer points.',
          },
        ];
  return [...twice, ...short];
}

function checkPoints(part: ProsePart, hear: (text: string) => Heard): Unsound[] {
  return part.rubric.flatMap((point, at): Unsound[] => {
    const examples = point.examples ?? [];
    if (point.says === undefined) return examples.length === 0 ? [] : [withoutPhrasings(at)];
    if (examples.length === 0) return [withoutExamples(point, at)];
    return examples.flatMap((example, index): Unsound[] => {
      const { standings, misconceptions } = hear(example);
      const path = ['rubric', at, 'examples', index];
      if (misconceptions.length > 0) {
        const what = `“${example}” makes a point of the rubric and is diagnosed as ${named(misconceptions)}.`;
        return [{ path, what, remedy: 'Narrow the misconception’s `when`, or add an `unless`.' }];
      }
      const standing = standings[at];
      // What else must be said may stand in other sentences than the example.
      if (standing === 'found' || (standing === 'unclear' && point.requires !== undefined)) return [];
      return [
        {
          path,
          what: `“${example}” is to make this point, but the point is ${standing ?? 'missing'} in it.`,
          remedy: 'Add a phrasing to `says` that has its words, or change the example.',
        },
      ];
    });
  });
}

const withoutPhrasings = (at: number): Unsound => ({
  path: ['rubric', at, 'examples'],
  what: 'The point has examples but no `says`, so nothing looks for them.',
  remedy: 'Add `says`, or remove the examples and leave the point to a person.',
});

const withoutExamples = ({ point }: RubricPoint, at: number): Unsound => ({
  path: ['rubric', at, 'says'],
  what: `Nothing shows that the phrasings recognise “${point}”.`,
  remedy: 'Add two or three `examples`, in words as different as possible.',
});

function checkModel(part: ProsePart, hear: (text: string) => Heard): Unsound[] {
  const sought = part.rubric.filter(({ says }) => says !== undefined);
  if (part.model === undefined) {
    if (sought.length === 0) return [];
    const what = 'There is no model answer, so nothing shows that an answer can make every point.';
    return [{ path: ['rubric'], what, remedy: 'Write one as `model`.' }];
  }
  const { standings, misconceptions } = hear(part.model);
  const missed = part.rubric.flatMap(({ says, point }, at): Unsound[] => {
    const standing = standings[at];
    if (says === undefined || standing === 'found') return [];
    return [
      {
        path: ['rubric', at],
        what: `The model answer does not make the point “${point}”: it is ${standing ?? 'missing'}.`,
        remedy: 'Add a phrasing that has the model answer’s words, or write the point into the model answer.',
      },
    ];
  });
  if (misconceptions.length === 0) return missed;
  const what = `The model answer is heard to state ${named(misconceptions)}.`;
  return [
    ...missed,
    { path: ['model'], what, remedy: 'Narrow the misconception’s `when`, or add an `unless`.' },
  ];
}

function checkMisconceptions(part: ProsePart, hear: (text: string) => Heard): Unsound[] {
  const ids = part.rubric.map(pointId);
  return part.misconceptions.flatMap(({ id, when, example, voids = [] }, at): Unsound[] => {
    const unknown = voids.flatMap((each, index): Unsound[] =>
      ids.includes(each)
        ? []
        : [
            {
              path: ['misconceptions', at, 'voids', index],
              what: `\`${each}\` is no point of the rubric.`,
              remedy: `Name one of ${ids.join(', ')}.`,
            },
          ],
    );
    if (when === undefined) return unknown;
    if (example === undefined) {
      const what = `Nothing shows that \`${id}\` is recognised.`;
      return [
        ...unknown,
        { path: ['misconceptions', at], what, remedy: 'Add an `example` that states it plainly.' },
      ];
    }
    const path = ['misconceptions', at, 'example'];
    const { standings, misconceptions } = hear(example);
    const wrong: Unsound[] = [];
    if (misconceptions.length !== 1 || misconceptions[0] !== id) {
      const seen = misconceptions.length === 0 ? 'no misconception' : named(misconceptions);
      const remedy = 'Change the example, `when`, or the `unless` of the others.';
      wrong.push({ path, what: `The example of \`${id}\` triggers ${seen}.`, remedy });
    }
    const made = ids.filter((each, index) => standings[index] === 'found' && !voids.includes(each));
    if (made.length > 0) {
      const what = `The example of \`${id}\` is also heard to make ${named(made)}.`;
      wrong.push({ path, what, remedy: 'Narrow `says` of that point, or name the point in `voids`.' });
    }
    return [...unknown, ...wrong];
  });
}

/** “Look at …” and “Say which …” tell a student what to do and state nothing. */
const withoutRequests = (text: string): string =>
  text.replaceAll(
    /(?<=^|[.!?:]\s)(?:Look|Go|Say|Take|Think|Write|Follow|Use|Compare|Imagine|Remember|Consider|Name|Put|Ask|Count|For (?:each|which|the|every))\b[^.!?]*[.!?]/g,
    '',
  );

/** What students are shown must not make a point for them. */
function checkLeaks(part: ProsePart, hear: (text: string) => Heard): Unsound[] {
  const texts: (readonly [Path, string])[] = [
    ...part.rubric.flatMap(({ topic, ask }, at) => [
      ...(topic === undefined ? [] : [[['rubric', at, 'topic'], topic] as const]),
      ...(ask === undefined ? [] : [[['rubric', at, 'ask'], ask] as const]),
    ]),
    ...part.misconceptions.flatMap(({ message, ask, correction }, at) => [
      [['misconceptions', at, 'message'], message] as const,
      [['misconceptions', at, 'ask'], ask] as const,
      ...(correction === undefined ? [] : [[['misconceptions', at, 'correction'], correction] as const]),
    ]),
    ...(part.hints ?? []).map((hint, at) => [['hints', at], hint] as const),
  ];
  return texts.flatMap(([path, text]): Unsound[] => {
    const { standings } = hear(withoutRequests(text));
    const told = part.rubric.flatMap((point, at) => (standings[at] === 'found' ? [pointId(point, at)] : []));
    if (told.length === 0) return [];
    const what = `“${text}”, handed in as an answer, makes ${named(told)}: it tells what is asked.`;
    return [{ path, what, remedy: 'Ask for it without saying it.' }];
  });
}
