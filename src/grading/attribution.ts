/** Who says a formula: the answer itself, or somebody whom it quotes. */

const ARTICLE = String.raw`(?:the|my|our|a|an|one|some|another)\s+`;
/** Persons and programs that are not the one who answers. */
const PEOPLE = String.raw`neighbou?rs?|friends?|class-?mates?|colleagues?|partners?|room-?mates?|brother|sister|professor|prof|lecturer|instructor|teacher|tas?|tutor|assistant|chat\s?-?gpt|gpt(?:-?\d\w*)?|claude|gemini|copilot|deepseek|llama|mistral|chatbot|bot|ai|llm|internet|web|wikipedia|google|forum|stack\s?(?:overflow|exchange)|somebody|someone`;
const TEXTS = String.raw`blog(?:\s+post)?|video|books?|textbooks?|lectures?|slides?|sheets?|handouts?|papers?|authors?`;
/** Words that name a person only beside a verb of speech: "they have" is said of things. */
const LOOSE = String.raw`others?|people|he|she|they|model|notes|solutions?`;
const SPEECH = String.raw`says?|said|claims?|claimed|thinks?|thought|writes?|wrote|suggests?|suggested|insists?|insisted|answers?|answered|told\s+(?:me|us)|tells\s+(?:me|us)|would\s+say|believes?|argues?|argued|recommends?|proposes?|proposed|demands?|demanded|requires?|required|prefers?|insists? on`;
const GIVING = String.raw`gives?|gave|states?|stated|has|have|had|got|gets|prints?|printed|uses?|used|came\s+up\s+with|comes\s+up\s+with`;
const NOUN = String.raw`(?:${ARTICLE})?(?:\w+\s+)?(?<who>${PEOPLE}|${TEXTS})`;
const PERSON = String.raw`(?:${ARTICLE})?(?:\w+\s+)?(?<who>${PEOPLE}|sheets?|handouts?)`;
const SPEAKER = String.raw`(?:${ARTICLE})?(?:\w+\s+)?(?<who>${PEOPLE}|${TEXTS}|${LOOSE})`;
const ADVERB = String.raw`(?:\s+(?:itself|wrongly|always|just|also|however|still))?`;
const LINK = String.raw`(?:\s+(?:that|it|is|it's|to\s+use|with|w|=|~|the|law|answer|be|should))*[\s:,"'=~]*$`;

const STOP = String.raw`(?:^|[\s(,;.:"'])`;
const BEFORE: readonly RegExp[] = [
  new RegExp(String.raw`${STOP}${SPEAKER}${ADVERB}\s+(?:${SPEECH})${LINK}`, 'i'),
  new RegExp(String.raw`${STOP}${NOUN}${ADVERB}\s+(?:${GIVING})${LINK}`, 'i'),
  new RegExp(String.raw`\baccording\s+to\s+${NOUN}\s*[:,]?\s*[^.;,]{0,15}$`, 'i'),
  new RegExp(String.raw`(?:^|[.;\n])\s*[-*]?\s*${PERSON}(?:'s\s+(?:answer|version|solution))?\s*:\s*$`, 'i'),
  new RegExp(
    String.raw`${STOP}${NOUN}'s?\s+(?:answer|version|solution|formula|law|result|guess)\s*(?:is|was|:)[\s:]*$`,
    'i',
  ),
];
const AFTER: readonly RegExp[] = [
  new RegExp(
    String.raw`^\s*,?\s*(?:is\s+what|as|which\s+is\s+what|or\s+so)\s+${SPEAKER}\s+(?:${SPEECH}|${GIVING})`,
    'i',
  ),
  new RegExp(String.raw`^\s*[,"']*\s*(?:says?|said|writes?|claims?)\s+${SPEAKER}\b`, 'i'),
  new RegExp(String.raw`^\s*,?\s*\(?\s*according\s+to\s+${SPEAKER}\b`, 'i'),
  new RegExp(String.raw`^\s*\(\s*${PERSON}\s*\)`, 'i'),
];
/** "I trust the sheet", "I'd go with ChatGPT", "my neighbour is right". */
const TRUSTED = [
  new RegExp(
    String.raw`\bI(?:\s+|'d\s+|'ll\s+)(?:would\s+|will\s+|do\s+|rather\s+|fully\s+)*(?:trust|believe|agree\s+with|go\s+with|side\s+with|follow|take|stick\s+with|stick\s+to|prefer)\s+(?:what\s+)?(?:${NOUN})`,
    'gi',
  ),
  new RegExp(String.raw`${NOUN}\s+(?:is|are|must\s+be|seems?)\s+(?:right|correct|surely\s+right)`, 'gi'),
];
const ENDORSED =
  /^[^.;\n]{0,25}?\b(?:(?:and|which|that)\s+(?:i\s+(?:agree|think\s+so|believe)|(?:is|seems|looks)\s+(?:right|correct|true))|i\s+agree|correctly|rightly)\b/i;
const RIGHTLY = /\b(?:rightly|correctly)\s+\w+\s*$/i;

/** Whom the words on either side of a formula say it is from; undefined where the answer says it itself. */
export function speakerOf(before: string, after: string): string | undefined {
  const own = ENDORSED.test(after) || RIGHTLY.test(before);
  if (own) return undefined;
  const name = [...BEFORE.map((each) => each.exec(before)), ...AFTER.map((each) => each.exec(after))]
    .map((match) => match?.groups?.['who'])
    .find((who) => who !== undefined);
  return name === undefined ? undefined : speakerName(name);
}

/** Whom the answer says that it trusts. */
export function trustedIn(text: string): ReadonlySet<string> {
  const names = TRUSTED.flatMap((pattern) => [...text.matchAll(pattern)]).flatMap(
    (match) => match.groups?.['who'] ?? [],
  );
  return new Set(names.map(speakerName));
}

/** "GPT-4" and "gpt4" are one. */
export const speakerName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[\s-]+/g, '')
    .replace(/s$/, '');
