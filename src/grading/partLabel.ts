/** Whether a number stands beside the name of a part: "Stem: 28,800", "exit 1 costs 502,592", "34M in fc2". */
import type { Mention } from './mentions.ts';
import { SUMMED } from './otherMeasure.ts';
import { isConcluded } from './quantityConclusion.ts';

type Value = Extract<Mention, { kind: 'value' }>;

/** Words of a label that say no more than that the answer follows. */
const GENERIC =
  /^(?:my|our|this|that|so|thus|hence|therefore|then|which|total\w*|sum\w*|all|overall|altogether|whole|entire|full|complete|network|net|model|mean|average\w*|avg|expected|picture|image|input|example|result\w*|run|output|answer\w*|solution|final\w*|number|count|value|cost\w*|compute|computation|work|amount|about|approx\w*|roughly|exactly|only|just|we|i|it|get|gives?|means?|reported|stated|printed|here|now|correct\w*|actual\w*|real\w*|true|better|or|not|no|corrected|wrong|yes|ok|also|both|each|same|ganz\w*|netz\w*|gesamt\w*|insgesamt|summe|kosten|aufwand|ergebnis|antwort|mittel|pro|bild)$/i;
const SEPARATOR = String.raw`\s*(?:[:=|\t]|->|→|=>)[\s|:]*`;
/** What is added up and multiplied behind the label of a part. */
const CALCULATION = String.raw`[\d\s.,'_+×*x/()^=≈~|-]*`;
const LABEL = String.raw`(?:\d+[.)]\s+|\d[\d.,']*\s+)?[^\d:=|\t→,;()\n.×*+/^]{2,60}(?:\d{1,2}[a-z]?(?:\s*(?:,|and|&|-|to)\s*\d{1,2})*)?(?:\s*\([^()\n]{0,60}\))?`;
const LABELLED = new RegExp(
  String.raw`(?:^|[\n;,(|•:]|[-.]\s)\s*[|+*-]*\s*(${LABEL})${SEPARATOR}${CALCULATION}$`,
  'iu',
);
/** "exit 1", "block2", "step #3": one of several of its kind. */
const NUMBERED_PART = String.raw`\b(?!(?:table|figure|fig|section|question|part|at|about|around|than|with|for|of|to|is|was|and|or|only|top|far|rank)\b)\p{L}{2,}[\s_#-]*\d{1,2}[a-z]?`;
const PART_BEFORE = new RegExp(
  String.raw`(?:^|[\n.;,(|•+-]|\band\b|\d)\s*(?:the\s+)?(?:(?:${NUMBERED_PART}(?:\s*(?:,|and|&)\s*\d{1,2})*)(?:\s*(?:\bcosts?|\btakes?|\bneeds?|\bhas))?|(?:stem|head|trunk|shortcuts?|all (?:test )?(?:pictures|images)|(?:the )?(?:whole |entire |full )?test set)(?:\s*(?:costs?|takes?|needs?))?)\s*\(?\s*[~≈]?\s*$`,
  'iu',
);
/** "503 thousand at exit 1" */
const PART_BEHIND = new RegExp(
  String.raw`^\s*(?:(?:at|for|in|of|by)\s+(?:the\s+)?${NUMBERED_PART}\b|(?:(?:are|is|sit|stand|lie)s?\s+)?in\s+(?:the|its|both|all)\s+(?!(?:\p{L}+\s+)?(?:paper|table|tables|run|mean|total|sum|end|average|whole|literature|text|section|answer|order|case|original|network|model|test|same|first|last)\b)\p{L}+)`,
  'iu',
);

/** "…, exit 3 1,520,320 and the last one 2,442,112" */
const LAST_OF_LIST =
  /^[^.;\n\d]{0,24}[,;\s]\s*(?:and\s+)?(?:the\s+)?(?:last|final|own|rest|end)(?:\s+(?:one|head|exit))?\s*[:=(]?\s*$/i;

/** "Stem: 28,800", "| block 1 | 100 | 358,400", "exit 1: 387,200 + 115,392 = 502,592": of something that no row is called. */
export function isOfPart(value: Value, text: string, found: readonly Mention[]): boolean {
  const line = Math.max(text.lastIndexOf('\n', value.from - 1) + 1, value.from - 200);
  const row = found.findLast((each) => each.kind === 'entity' && each.to <= value.from && each.from >= line);
  const from = row?.to ?? line;
  const lead = text.slice(from, value.from);
  if (row && !/[:,;|(\n]/.test(lead)) return false;
  // What a sum of named parts comes to is of none of them.
  if (PART_BEFORE.test(lead) && !SUMMED.test(lead)) return true;
  const behind = PART_BEHIND.exec(text.slice(value.to, value.to + 40));
  if (
    behind &&
    !found.some(
      (each) => each.kind === 'entity' && each.from < value.to + behind[0].length && each.to > value.to,
    )
  )
    return true;
  const previous = found.findLast(
    (each) => each.kind === 'value' && each.to <= value.from && each.from >= line,
  );
  if (previous?.kind === 'value' && LAST_OF_LIST.test(text.slice(previous.to, value.from)))
    return isOfPart(previous, text, found);
  const labelled = LABELLED.exec(lead);
  const label = labelled?.[1];
  if (labelled === null || label === undefined) return false;
  const at = from + labelled.index + labelled[0].indexOf(label);
  // "754,116 MACs | 90.7 %": no label, but the unit of another number.
  const isOfValue = found.some(
    (each) =>
      each.kind === 'value' &&
      each.from < at + label.length &&
      /\p{L}{2}/u.test(text.slice(Math.max(at, each.from), each.to)),
  );
  if (isOfValue) return false;
  const isKnown = found.some(
    (each) => each.kind !== 'value' && each.from < at + label.length && each.to > at,
  );
  if (isKnown)
    return (
      new RegExp(NUMBERED_PART, 'iu').test(label) &&
      !found.some((each) => each.kind === 'entity' && each.from < at + label.length && each.to > at)
    );
  // "the stack of twelve: …" goes on with the name of its row.
  if (isConcluded(label, '') || (row !== undefined && /^of\b/i.test(label))) return false;
  const words = label.match(/\p{L}{2,}/gu) ?? [];
  return words.length > 0 && !words.some((word) => GENERIC.test(word));
}
