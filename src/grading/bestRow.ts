/** Which row a sentence calls the best, or better than another. */
import type { Mention } from './mentions.ts';

type Entity = Extract<Mention, { kind: 'entity' }>;

export interface BestClaim {
  readonly entity: string;
  readonly at: Mention;
}

const SUPERLATIVE =
  /\b(?:best|most\s+(?!of\b|likely|common)[a-z]+|tops|top(?=\s+[a-z])|leads|highest|greatest|largest val\w*|peaks?|peaked|peaking|maximum|maximal|max|optimal|optimum|sweet spot|saturates|plateaus?|chosen|choose|chose|picked|settled on|went with|preferred|wins?|winner|(?:increas|improv|ris|grow|gain)\w*\s+(?:[a-z]+\s+){0,4}?(?:up to|until|till)|(?:better|higher) than (?:all|any|every|each|the (?:others?|rest))|(?:beats|outperforms) (?:all|any|every|the (?:others?|rest)))\b/gi;
/** It says in words that are known which row is the best, or that one is not. */
export const speaksOfBest = (sentence: string): boolean => sentence.search(SUPERLATIVE) >= 0;

const DENIED = /\b(?:not|no|never|isn't|than)\s*(?:the\s+)?$/i;
const CLAUSE = /[,;:()]|\b(?:but|while|whereas|although|then|before)\b/gi;

const NOTHING =
  /\b(?:no|not|nothing|never|little|hardly|barely|without|neither|nor|stops?|ceases?|useless|pointless|wasteful|worse)\b|n't\b/i;
const GAINS =
  /\b(?:gain\w*|benefi\w+|improv\w+|help\w*|pay\w*|advantage\w*|better|bring\w*|worth\w*|add\w*|buy\w*|increas\w*|use|useful|point|need|reason|necessary|worse|useless|pointless|wasteful|matter\w*|higher)\b/i;
/** "beyond 128", "longer than 128": the row that stands behind it is as far as it pays to go. */
const BEYOND =
  /\b(?:beyond|past|after|above|over|(?:longer|larger|bigger|higher|greater|more|wider|further|farther) than)\s+(?:the\s+|about\s+)?$/i;
const MORE =
  /\b(?:longer|larger|bigger|higher-dimensional|wider|more dimensions|growing|increasing|enlarging|lengthening|making \w+ \w+ (?:longer|larger|bigger))\b/i;

const IS_ROW =
  /^\s*(?:(?:one|length|dimension\w*|size|value|choice|option|embedding|model|network|val\w*)\s+)?(?:is|was|being)\s+(?:the\s+|at\s+|with\s+)*$/i;

/** The row nearest to each superlative, inside its clause if there is one there, and the one beyond which nothing is gained. */
export function* bestIn(
  text: string,
  from: number,
  to: number,
  mentions: readonly Mention[],
): Generator<BestClaim> {
  const entities = mentions.filter((mention) => mention.kind === 'entity');
  if (entities.length === 0) return;
  const sentence = text.slice(from, to);
  const borders = [...sentence.matchAll(CLAUSE)].map((match) => from + match.index);
  for (const match of sentence.matchAll(SUPERLATIVE)) {
    const at = from + match.index;
    if (DENIED.test(text.slice(Math.max(from, at - 20), at))) continue;
    const start = borders.findLast((border) => border < at) ?? from;
    const end = borders.find((border) => border > at) ?? to;
    const distance = (each: Mention): number => (each.from >= at ? each.from - at : at - each.to);
    const inside = entities.filter((each) => each.from >= start && each.to <= end);
    // "128: 87.9 % (best), 512: …": what stands in brackets is said of the row before them.
    const isNote = text[start] === '(' && text[end] === ')' && inside.length === 0;
    const before = entities.findLast((each) => each.to <= start);
    // "Among 64, 128 and 512 the best one is 128"
    const named = entities.find(
      (each) => each.from > at && IS_ROW.test(text.slice(at + match[0].length, each.from)),
    );
    // "A: 81.1 %, which is best, 9.1 points above B"
    const isRelative = /\b(?:which|that)\s+(?:is|was)\s+(?:the\s+)?$/i.test(
      text.slice(Math.max(from, at - 20), at),
    );
    const [nearest] = named
      ? [named]
      : isRelative && before
        ? [before]
        : isNote && before
          ? [before]
          : [...(inside.length > 0 ? inside : entities)].sort((a, b) => distance(a) - distance(b));
    if (!nearest) continue;
    yield { entity: nearest.name, at: nearest };
    const other = offeredWith(nearest, entities, text);
    if (other) yield { entity: other.name, at: other };
  }
  for (const entity of entities) {
    const before = text.slice(Math.max(from, entity.from - 30), entity.from);
    if (BEYOND.test(before) && deniesGain(sentence)) yield { entity: entity.name, at: entity };
  }
}

/** "The best is 128 or 256" names both. */
function offeredWith(entity: Entity, entities: readonly Entity[], text: string): Entity | undefined {
  const at = entities.indexOf(entity);
  const [before, after] = [entities[at - 1], entities[at + 1]];
  const isOr = (gap: string): boolean => /^\s*(?:or|and\/or|\/|or (?:maybe|perhaps))\s*$/i.test(gap);
  const gap = after ? text.slice(entity.to, after.from) : '';
  // "128, no, 256"
  const isTakenBack =
    /^\s*[,.-]*\s*(?:no|sorry|wait|actually|i mean|rather)[\s,:]+(?:it is\s+|it's\s+)?$/i.test(gap);
  if (after && (isOr(gap) || isTakenBack)) return after;
  return before && isOr(text.slice(before.to, entity.from)) ? before : undefined;
}

const deniesGain = (sentence: string): boolean => NOTHING.test(sentence) && GAINS.test(sentence);

/** "There is no gain from longer embeddings." */
export const deniesMore = (sentence: string): boolean => MORE.test(sentence) && deniesGain(sentence);

const BEATS =
  /\b(?:beats?|outperforms?|surpass(?:es)?|(?:is|was|does|performs|works|scores|did|are)\s+(?:\w+ly\s+|much\s+|slightly\s+|even\s+)?(?:better|higher) than|better than|ahead of)\s*$/i;

/** "128 (87.9 %) beats 64": each pair of rows of which the first is called better. */
export function* betterIn(
  text: string,
  mentions: readonly Mention[],
): Generator<BestClaim & { readonly than: string }> {
  const entities = mentions.filter((mention) => mention.kind === 'entity');
  for (const [at, loser] of entities.entries()) {
    const winner = entities[at - 1];
    if (!winner) continue;
    const gap = text
      .slice(winner.to, loser.from)
      .replace(/\([^()]*\)/g, ' ')
      .replace(/\bthe\s*$/i, '');
    const isPlain = !/[.;:]\s|\b(?:not|no|never|than .* than)\b|n't\b/i.test(gap);
    if (isPlain && gap.length < 60 && BEATS.test(gap))
      yield { entity: winner.name, at: winner, than: loser.name };
  }
}
