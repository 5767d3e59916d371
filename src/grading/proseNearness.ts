/** Which sentence comes closest to a point that no phrasing found: a place for a person to look at, and no evidence. */
import { stemmer } from 'stemmer';
import type { ProsePart, RubricPoint } from '../problem/kinds/prose.ts';
import type { Sentence } from './proseText.ts';
import { FUNCTION_WORDS } from './proseWords.ts';

/** Two words of a point's own, or three that it shares with another; fewer are in any sentence on the subject. */
const LEAST_WORDS = 2;
const LEAST_WEIGHT = 1.5;

/** The sentence that has most of the words by which this point differs from the others; undefined where none has enough. */
export function findClosest(
  point: RubricPoint,
  part: ProsePart,
  sentences: readonly Sentence[],
): Sentence | undefined {
  const all = part.rubric.map((each) => wordsAbout(each, part));
  const own = all[part.rubric.indexOf(point)] ?? new Set<string>();
  const weightOf = (stem: string): number => 1 / all.filter((words) => words.has(stem)).length;
  let best: { readonly sentence: Sentence; readonly weight: number } | undefined;
  for (const sentence of sentences) {
    if (sentence.isQuestion || !sentence.isBuilt) continue;
    const stems = sentence.statements.flatMap(({ words }) => words.map(({ stem }) => stem));
    const shared = [...new Set(stems)].filter((stem) => own.has(stem));
    const weight = shared.reduce((sum, stem) => sum + weightOf(stem), 0);
    if (shared.length >= LEAST_WORDS && weight >= LEAST_WEIGHT && weight > (best?.weight ?? 0)) {
      best = { sentence, weight };
    }
  }
  return best?.sentence;
}

const known = new WeakMap<RubricPoint, ReadonlySet<string>>();

function wordsAbout(point: RubricPoint, { terms }: ProsePart): ReadonlySet<string> {
  const cached = known.get(point);
  if (cached) return cached;
  const phrasings = [...(point.says ?? []), ...(point.requires ?? []).flat()].map((each) =>
    each
      .replaceAll(/& !.*$/g, '')
      .replaceAll(/\{([^}]*)\}/g, (_, name: string) =>
        Object.hasOwn(terms, name) ? (terms[name] ?? []).join(' ') : '',
      ),
  );
  const texts = [point.point, ...phrasings, ...(point.examples ?? [])];
  const words =
    texts
      .join(' ')
      .toLowerCase()
      .match(/\p{L}[\p{L}\p{N}]+/gu) ?? [];
  const made = new Set(words.filter((word) => !FUNCTION_WORDS.has(word)).map((word) => stemmer(word)));
  known.set(point, made);
  return made;
}
