/** Whether a number tells something else than a cell of the table: a share, a count, a change, a rate of errors. */
import type { Mention } from './mentions.ts';

type Value = Extract<Mention, { kind: 'value' }>;

/** "of the 1200 test pictures 1151" */
const OUT_OF_COUNTED = /\b(?:out )?of (?:the |all (?:the )?)?\d[\d.,' ]*\s*(?:\p{L}+\s+)?\p{L}{2,}s\s+$/u;
/** "Compared with the 2.1M of the plain network this is about 49 %." */
const COMPARING =
  /^\W*(?:compared (?:to|with)|relative to|in comparison (?:to|with)|against)\b.*\b(?:this|that|it|which)\s+(?:is|costs|takes|needs|comes to|amounts to)\b[^,]*$/i;
const sentenceOf = (before: string): string => before.split(/[.!?;](?=\s)/).at(-1) ?? '';
/** "all 35 thresholds" */
const ALL_OF_THEM = /\b(?:all|each of the|the other)\s+$/i;
const COUNTED_THINGS =
  /^\s*(?:(?:test|training|validation|held-out|different|easy|hard)\s+)*(?:pictures?|images?|photos?|samples?|examples?|faces|people|identities|epochs?|classes|thresholds|exits|blocks|layers|channels|heads|runs|points?|(?:prozent)?punkte?)\b/i;

const ERROR_BEFORE = /\berrors?(?:[\s-]+rate)?\s*(?:(?:of|is|was|at|about|only)\s+|[:=≈,~]\s*)*$/i;
const ERROR_AFTER =
  /^\s*(?:(?:of\s+)?(?:the\s+|all\s+)?(?:test\s+)?(?:pictures|images)\s+(?:are\s+|is\s+)?)?(?:errors?\b|wrong\b|misclassified|mistakes?\b|incorrect\b|mislabelled)/i;

const ROUGHLY = String.raw`(?:(?:about|around|roughly|some|only|just|nearly|almost|up to)\s+|[~≈]\s*)*$`;
/** "cut by 51 %", "a reduction in error of 60 %"; not "a lower rate of 85.6 %". */
const CHANGED = new RegExp(
  String.raw`(?:\b(?:reduc\w+|decreas\w+|increas\w+|drop\w*|fall\w*|fell|ris\w+|rose|gain\w*|loses?|lost|improv\w+|cheaper|less|fewer|lower|higher|larger|smaller|cut\w*|shorten\w*|shr[ia]nk\w*|differ\w*)\b(?:(?!\b(?:to|at|with|from)\b)[^.;,:\n\d]){0,30}\bby|\b(?:reduction|decrease|increase|drop|gain|loss|improvement|difference|savings?|gap)\b(?:(?!\b(?:to|at|with)\b)[^.;,:\n\d]){0,30}\b(?:of|is|was|are))\s+${ROUGHLY}`,
  'i',
);
const SAVED_BEFORE = new RegExp(
  String.raw`\b(?:sav(?:e|es|ed|ing|ings)|spar(?:e|es|ed|ing))\s+(?:(?:us|you|of)\s+)*${ROUGHLY}`,
  'i',
);
const SAVED_AFTER =
  /^\s*(?:(?:of|the|its|multiply-adds|flops|macs|operations|parameters|params|weights|compute|work|cost|on average)\s+){0,3}(?:(?:(?:is|are|was|were|get|gets)\s+)?(?:saved|spared|removed|pruned|dropped|gone|avoided)\b|(?:savings?|extra|additional|cheaper|faster|reduction|drop)\b|(?:less|fewer|more)\b(?!\s+than\s+(?:half|a\b|one|two)|\s+(?:accurate|expensive|costly|than\s+enough))|(?:lower|higher|smaller|larger|bigger)\b(?!\s+than))/i;

/** "98 % of the parameters", "49 % of the baseline's cost"; "95.9 % of the pictures" is no such share. */
const SHARE =
  /^\s*(?:of|as (?:much|many) as)\s+(?:(?:that|it|this|those|them|these|everything|all)\b|(?:(?:the|its|all|that|this|our|their|what|a)\s+)*(?:[~≈]?\s*\d(?!\d*[\d.,' ]*\s+(?:test|pictures|images|photos|samples|examples|cases)\b)|(?:full|whole|total|original|entire|complete|baseline)\b|(?:cost|price|comput\w*|work|total|baseline|budget|operations|weights|parameters|params|flops|macs|multiply-adds|mult-adds|gain|improvement|size|error|time|network|model|data|dataset|training)\b))/i;

const RIGHT_AFTER =
  /^(?:[^.;\n\d(]|\([^()]{0,30}\)){0,50}\b(?:right|correct\w*|classified|labell?ed|recogni[sz]ed)\b/i;
/** The 14.7M of "22 % of the 14.7M". */
const WHOLE_OF =
  /(?:%|\b(?:percent|half|thirds?|quarters?|fifths?|tenths?|fraction|most|rest|share))\s+of\s+(?:the\s+)?(?:[\w-]+['’]s\s+)?[~≈]?\s*$/i;
/** "exit 1", "FAR 0.001": a number that is part of a name. */
const NUMBERED =
  /\b(?:blocks?|exits?|layers?|stages?|steps?|branch(?:es)?|conv|heads?|far|seed|epochs?|fold|figure|row|column|picture|image)\s*(?:#|no\.?|=|of)?\s*(?:\d+\s*(?:,|and|&|or|to|-)\s*)*$/i;
/** "at 4 bytes each" */
const EACH_AFTER = /^\s*(?:each\b|per\s+(?:weight|parameter|number|float|entry|value)\b|apiece\b)/i;
const LOST = new RegExp(
  String.raw`\b(?:loses?|losing|lost|sacrific\w+|gives? up|gains?|gained|gaining)\s+${ROUGHLY}`,
  'i',
);

/** "the layers that alone hold 137M" */
const PART_ALONE =
  /\bof (?:which|these|them)\s+[~≈]?\s*$|\b(?:alone|among them)\s+(?:hold|have|contain|take|need|use|make up|account for|cost)s?\s*[~≈]?\s*$/i;
/** "37 % from 2.6M to 26M" */
const BETWEEN_ROWS = /^\s*from\b[^.;()]{1,30}(?:\([^()]*\))?\s*\bto\b/i;
/** "1.0M of the 2.1M multiply-adds are saved" */
const OTHERS_GONE =
  /^\s*of\s+the\s+\S+\s+[\w-]+\s+(?:are|is|were|was)\s+(?:saved|spared|removed|pruned|gone)\b/i;
/** "blocks: 2.1M", but not "all blocks: 2.1M" */
const OF_PART =
  /(?<!\ball\s(?:the\s)?)\b(?:stem|head|trunk|blocks?|layers?|stages?)[\s_#-]*\d*\s*(?:[:=]|->|→)\s*[~≈]?\s*$/i;

/** "stem 28,800 + head 192 = …" */
export const SUMMED = /\+[^.;\n]*[=≈]\s*$/;

/** "15 % more expensive" */
const COMPARATIVE_AFTER =
  /^\s*(?:relative\s+)?(?:(?:more|less|fewer)\s+\w+(?!\s+enough)|(?:(?!the\b|an?\b|this\b|our\b)\w+\s+)?(?:reduction|increase|decrease|drop|gain|improvement|savings?|speed-?up)\b)/i;

/**
 * @param before the line up to the number, @param after the line behind it
 * @param found everything that the text mentions, in order
 */
export function isOtherMeasure(
  value: Value,
  text: string,
  found: readonly Mention[],
  before: string,
  after: string,
): boolean {
  const { unit, hasMagnitude } = value.quantity;
  const isBare = unit === 'none' && !hasMagnitude;
  const named = found.find((each) => each.kind === 'attribute' && each.from >= value.to);
  const isNamed = named !== undefined && /^[\s-]*$/.test(text.slice(value.to, named.from));
  if (unit === 'none' && !isNamed && (COUNTED_THINGS.test(after) || OUT_OF_COUNTED.test(before))) return true;
  if (unit === 'none' && ALL_OF_THEM.test(before)) return true;
  if (unit === 'percent' && COMPARING.test(sentenceOf(before))) return true;
  if (isBare && !isHeaded(value, text, found) && NUMBERED.test(before)) return true;
  if (WHOLE_OF.test(before) || (unit === 'bytes' && EACH_AFTER.test(after)) || LOST.test(before)) return true;
  if (unit === 'percent' || unit === 'none') {
    const isOfErrors = found.some(
      (each) => each.kind === 'attribute' && /err|wer\b/i.test(text.slice(each.from, each.to)),
    );
    const isPercent = unit === 'percent';
    if (!isOfErrors && ERROR_BEFORE.test(before)) return true;
    if (!isOfErrors && isPercent && ERROR_AFTER.test(after)) return true;
  }
  if (CHANGED.test(before) || SAVED_BEFORE.test(before) || SAVED_AFTER.test(after)) return true;
  if (/points?$|pp$/i.test(text.slice(value.from, value.to))) return true;
  if (isOfColumn(value, found, text)) return true;
  if (PART_ALONE.test(before) || OTHERS_GONE.test(after)) return true;
  if (unit !== 'percent') return isOfPartAlone(value, text, found, before);
  const isShare = SHARE.test(after) && !RIGHT_AFTER.test(after);
  return (
    isShare || isShareOfRow(value, found, text) || BETWEEN_ROWS.test(after) || COMPARATIVE_AFTER.test(after)
  );
}

const isOfPartAlone = (value: Value, text: string, found: readonly Mention[], before: string): boolean => {
  if (!OF_PART.test(before) || SUMMED.test(before) || isHeaded(value, text, found)) return false;
  const row = found.findLast((each) => each.kind === 'entity' && each.to <= value.from);
  return row === undefined || /[.;,\n|\d]/.test(text.slice(row.to, value.from));
};

/** "cost: 2128192": the name of its column stands right before it. */
export const isHeaded = (value: Value, text: string, found: readonly Mention[]): boolean =>
  found.some(
    (each) =>
      each.kind === 'attribute' && each.to <= value.from && /^[\s:=]*$/.test(text.slice(each.to, value.from)),
  );

/** "103M of the parameters are in fc1" */
function isOfColumn(value: Value, found: readonly Mention[], text: string): boolean {
  const column = found.find((each) => each.kind === 'attribute' && each.from >= value.to);
  return (
    column !== undefined &&
    /^\s*of\s+(?:the|its|all|these|those)\s+$/i.test(text.slice(value.to, column.from))
  );
}

/** "35 % of ResNet-50's" */
function isShareOfRow(value: Value, found: readonly Mention[], text: string): boolean {
  const row = found.find((each) => each.kind === 'entity' && each.from >= value.to);
  return (
    row !== undefined &&
    /^\s*(?:of|as (?:much|many) as)\s+(?:the\s+)?$/i.test(text.slice(value.to, row.from)) &&
    /^'s\s+(?!accuracy|val)/i.test(text.slice(row.to))
  );
}
