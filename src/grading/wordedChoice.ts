/** Which of several formulas an answer picks in words: "the second one", "the former", "the first is wrong". */
import type { Span } from '../mathematics/span.ts';

const ORDINALS: ReadonlyMap<string, number> = new Map([
  ['first', 0],
  ['1st', 0],
  ['former', 0],
  ['second', 1],
  ['2nd', 1],
  ['latter', 1],
  ['last', -1],
]);

const PICK =
  /(?<!\p{L})(?:the\s+|option\s+|number\s+)(first|second|former|latter|last|1st|2nd)(?:\s+(?:one|option|law|candidate|version|form|formula|expression|choice|variant|possibility|alternative|answer))?(?<verdict>\s+(?:is|holds|fits|works|would|must|gives|cannot|can|does|has)\b[^.;\n]{0,60})?\s*(?=[.!,;:)\n]|$)/giu;
/** Words that lead to a choice: "avoids the latter" chooses nothing. */
const LEADS =
  /(?:^|[.,;:!?—–(*_\n-]|\b(?:is|it['’]?s|think|choose|take|pick|with|for|say|mean|prefer|answer|guess|believe|so|hence|therefore|want|right|correct|trust|use|be|that|and|but|then|only|probably))\s*["“'*_(]*$/i;
const NEGATIVE = /\b(?:not|wrong|incorrect|false|cannot|never|fails?)\b|n['’]t\b/i;
/** How far behind the formulas the choice may stand. */
const NEAR = 100;

/**
 * The formulas that words choose, of those that stand at `spans` in reading order; undefined where no words choose.
 * "The first is wrong" of two formulas chooses the other.
 */
export function pickedInWords(source: string, spans: readonly Span[]): readonly Span[] | undefined {
  for (const match of source.matchAll(PICK)) {
    const before = spans.filter(({ end }) => end <= match.index);
    const nearest = before.at(-1);
    if (before.length < 2 || nearest === undefined || match.index - nearest.end > NEAR) continue;
    // What follows the choice and is a formula itself is what is chosen: "the second: N(0, I)".
    if (spans.some(({ start }) => start >= match.index && start - match.index < match[0].length + 4))
      continue;
    const pair = before.slice(-2);
    if (match.groups?.['verdict'] === undefined && !LEADS.test(source.slice(0, match.index).slice(-40)))
      continue;
    const word = match[1]?.toLowerCase() ?? '';
    const place = ORDINALS.get(word) ?? 0;
    const among = word === 'former' || word === 'latter' || before.length === 2 ? pair : before;
    const chosen = among.at(place);
    if (chosen === undefined) continue;
    if (!NEGATIVE.test(match.groups?.['verdict'] ?? '')) return [chosen];
    const others = among.filter((each) => each !== chosen);
    if (others.length === 1) return others;
  }
  return labelled(source, spans) ?? saidByTrusted(source, spans);
}

const OPTION = String.raw`(?:option|attempt|version|answer|candidate|try|choice|variant|possibility)`;
const LABEL = new RegExp(
  String.raw`\b${OPTION}\s+#?(\p{L}|\d)\s*[:.)=—–-]+[\s$` + '`' + String.raw`*("“\\]*(?:it\s+is\s+)?$`,
  'iu',
);
const CALLED = new RegExp(
  String.raw`\b(?:(?:answer|solution|right\s+one|correct\s+one|choice)\s+is|i(?:['’]d|['’]ll|\s+would|\s+will)?\s+(?:go\s+with|take|choose|pick))\s+(?:${OPTION}\s+)?(\p{L}|\d)(?![\p{L}\d(^])|\b${OPTION}\s+(\p{L}|\d)\s+(?:is|was|must\s+be)\s+(?:right|correct|true|it|the\s+(?:right|correct|true))\b`,
  'giu',
);

/** "Option A: …. Option B: …. The answer is B." */
function labelled(source: string, spans: readonly Span[]): readonly Span[] | undefined {
  const named = spans.flatMap((span) => {
    const name = LABEL.exec(source.slice(Math.max(0, span.start - NEAR), span.start))?.[1];
    return name === undefined ? [] : [{ span, name: name.toLowerCase() }];
  });
  if (named.length < 2) return undefined;
  const call = [...source.matchAll(CALLED)].at(-1);
  const wanted = (call?.[1] ?? call?.[2])?.toLowerCase();
  const chosen = named.filter(({ name }) => name === wanted).map(({ span }) => span);
  return chosen.length === 1 ? chosen : undefined;
}

const SAYS =
  /(\p{L}[\p{L}\d-]*)\s+(?:says?|said|claims?|claimed|writes?|wrote|gives?|gave|has|prints?|states?|thinks?)(?:\s+that)?(?:\s+it\s+is)?[\s:$`*("“\\]*$/iu;
const TRUSTS =
  /\b(?:I|we)(?:['’]d|\s+would|\s+will|['’]ll)?\s+(?:(?:rather|still|therefore)\s+)?(?:trust|believe|follow|agree\s+with|go\s+with|side\s+with|stick\s+(?:to|with))\s+(?:the\s+|my\s+|what\s+)?(\p{L}[\p{L}\d-]*)/giu;

/** "A says …, B says …. I trust B": what those say whom the answer trusts, where it tells of at least two. */
function saidByTrusted(source: string, spans: readonly Span[]): readonly Span[] | undefined {
  const said = spans.flatMap((span) => {
    const who = SAYS.exec(source.slice(Math.max(0, span.start - NEAR), span.start))?.[1];
    return who === undefined ? [] : [{ span, who: who.toLowerCase() }];
  });
  if (said.length < 2) return undefined;
  const trusted = [...source.matchAll(TRUSTS)].at(-1)?.[1]?.toLowerCase();
  const chosen = said.filter(({ who }) => who === trusted).map(({ span }) => span);
  return chosen.length === 0 || chosen.length === said.length ? undefined : chosen;
}
