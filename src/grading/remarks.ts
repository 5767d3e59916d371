/** Tells numbers that an answer claims from those that it only mentions: shares, counts, savings, items that are added up. */
import type { Mention } from './mentions.ts';

/**
 * `none`: it claims nothing about any cell (a share, a count, a saving, an error rate). `aside`: it is a claim only where
 * nothing else is claimed for its cell (a bound, one item of a list that is added up).
 */
export type Remark = 'none' | 'aside';

type Value = Extract<Mention, { kind: 'value' }>;

const FRACTION_AFTER =
  /^\s*\/\s*\d[\d.,' ]*(?:\s*\)|\s+(?:test\s+)?(?:pictures|images|right|correct|samples|examples|cases)\b)/i;
const FRACTION_BEFORE = /\d\s*\/\s*$/;
const COUNTED_THINGS =
  /^\s*(?:(?:test|training|validation|held-out|different|easy|hard)\s+)*(?:pictures?|images?|photos?|samples?|examples?|faces|people|identities|epochs?|classes|thresholds|exits|blocks|layers|channels|heads|runs|points?)\b/i;

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
  /^\s*(?:of|as (?:much|many) as)\s+(?:(?:that|it|this|those|them|these)\b|(?:(?:the|its|all|that|this|our|their|what|a)\s+)*(?:[~≈]?\s*\d(?!\d*[\d.,' ]*\s+(?:test|pictures|images|photos|samples|examples|cases)\b)|(?:full|whole|total|original|entire|complete|baseline)\b|(?:cost|price|comput\w*|work|total|baseline|budget|operations|weights|parameters|params|flops|macs|multiply-adds|mult-adds|gain|improvement|size|error|time|network|model|data|dataset|training)\b))/i;

const RIGHT_AFTER = /^[^.;\n\d]{0,50}\b(?:right|correct\w*|classified|labell?ed|recogni[sz]ed)\b/i;
/** The 14.7M of "22 % of the 14.7M". */
const WHOLE_OF = /(?:%|\bpercent)\s+of\s+(?:the\s+)?(?:[\w-]+['’]s\s+)?[~≈]?\s*$/i;
/** "3.4 % of the pictures are not" */
const NEGATED_AFTER =
  /^\s*(?:of\s+(?:the\s+|all\s+)?(?:test\s+)?(?:pictures|images|cases)\s+)?(?:are|is|were|was)\s+(?:not|wrong|misclassified|incorrect)\b/i;
/** "exit 1", "FAR 0.001": a number that is part of a name. */
const NUMBERED =
  /\b(?:blocks?|exits?|layers?|stages?|steps?|branch(?:es)?|conv|heads?|far|seed|epochs?|fold|figure|row|column|picture|image)\s*(?:#|no\.?|=|of)?\s*(?:\d+\s*(?:,|and|&|or|to|-)\s*)*$/i;
/** "at 4 bytes each" */
const EACH_AFTER = /^\s*(?:each\b|per\s+(?:weight|parameter|number|float|entry|value)\b|apiece\b)/i;
/** "The first step brings 8.8 points, the second only 1.1." */
const POINTS_BEFORE = /\d\s*(?:%\s*)?(?:percentage[\s-]*)?points?\b[^.;\n%]{0,60}$/i;
const LOST = new RegExp(
  String.raw`\b(?:loses?|losing|lost|sacrific\w+|gives? up|gains?|gained|gaining)\s+${ROUGHLY}`,
  'i',
);

/** "3.2M of the 14.7M weights": the larger one is the whole. */
const OUT_OF = /\d\s*[kMBG]?\s+(?:out\s+)?of\s+(?:the|all|its)\s+[~≈]?\s*$/;
/** "the layers that alone hold 137M" */
const PART_ALONE =
  /\bof (?:which|these|them)\s+[~≈]?\s*$|\b(?:alone|among them)\s+(?:hold|have|contain|take|need|use|make up|account for|cost)s?\s*[~≈]?\s*$/i;
/** "37 % from 2.6M to 26M" */
const BETWEEN_ROWS = /^\s*from\b[^.;()]{1,30}(?:\([^()]*\))?\s*\bto\b/i;
/** "2.5B for all 1200 pictures" */
const FOR_ALL = /^\s*(?:for|over|across)\s+(?:all\b|the\s+(?:whole|entire|full)\s+(?:test\s+)?set)/i;
/** "1.0M of the 2.1M multiply-adds are saved" */
const OTHERS_GONE =
  /^\s*of\s+the\s+\S+\s+[\w-]+\s+(?:are|is|were|was)\s+(?:saved|spared|removed|pruned|gone)\b/i;
/** "blocks: 2.1M", but not "all blocks: 2.1M" */
const OF_PART =
  /(?<!\ball\s(?:the\s)?)\b(?:stem|head|trunk|blocks?|layers?|stages?)[\s_#-]*\d*\s*(?:[:=]|->|→)\s*[~≈]?\s*$/i;
const OFFERED =
  /^\s*or\b|\b(?:maybe|perhaps|possibly|alternatively|actually|correct\w*|sorry|mean|rather|instead|could|might|no)\b/i;

const BOUND_BEFORE =
  /(?:[≥≤<>⩾⩽]=?|\b(?:at least|at most|no less than|above|over|below|under|more than|less than|exceed\w*|reach\w*|meet\w*|satisf\w*|achiev\w*|keep\w*|stay\w*|minimum(?: of)?|min\.?|target(?: of| is)?|limit(?: of| is)?|requirement(?: of| is)?|bar(?: of)?|required|demanded|requested|wanted))\s*(?:the\s+)?(?:(?:required|demanded|requested)\s+)?[~≈]?\s*$/i;
const BOUND_AFTER =
  /^\s*(?:accuracy\s+)?(?:-\s*)?(?:target|requirement|limit|mark|bar|constraint|minimum|line|criterion|condition|goal|floor|cut-?off|level|rule|or (?:more|better|above|higher))\b/i;

const WOULD_BEFORE = /\bwould\s+(?!(?:say|choose|pick|take|answer|guess|select|go|use)\b)[^.;:\n]{0,60}$/i;
const WOULD_AFTER = /^[^.;\n\d]{0,40}\bwould\b/i;
/** "block1: 358,400", "1200 pictures: 2.5B", "stem 28,800" */
const COMPONENT =
  /(?:^|[\n.;,(|•+-]|\d|\band\b)\s*(?:the\s+)?(?:(?:first|second|third|fourth|fifth|last|early|final)\s+)?(?:(?:stem|head|trunk|shortcuts?|bias(?:es)?|pool\w*|softmax|block|layer|exit|conv\w*|stage|branch|fc|classifier|batch|step)s?(?:[\s_#-]*\d+[a-z]?(?:\s*(?:,|and|&)\s*\d+)*)?|(?:the\s+)?(?:last|final)(?:\s+one)?|(?:all\s+)?\d[\d.,]*\s+(?:test\s+)?(?:pictures|images)|(?:the\s+)?(?:whole |entire |full )?test set|all (?:test )?(?:pictures|images))\s*(?:[:=]|->|→|\bcosts?\b|\btakes?\b|\bneeds?\b|\(|(?<=\w)\s)\s*[~≈]?\s*$/i;

/** "stem 28,800 + head 192 = …" */
const SUM = /\+[^.;\n]*[=≈]\s*$/;

/** "One that leaves at exit 1 costs 502,592": some pictures, not all. */
const ONE_KIND =
  /\b(?:pictures?|images?|one|ones|those)\s+(?:(?:that|which|who)\s+)?(?:leav\w+|left|exits?|exiting|ends?|ending|runs?|stops?|goes|go|reach\w*)\b[^.;:\n\d]{0,40}(?:\d[^.;:\n\d]{0,20})?$/i;

/**
 * What the words beside a number make of it; undefined for a plain claim.
 * @param text the plain text that the mention is placed in
 * @param found everything that the text mentions, in order
 */
export function remarkOf(value: Value, text: string, found: readonly Mention[]): Remark | undefined {
  const before = lastLine(text.slice(Math.max(0, value.from - 120), value.from));
  const after = text.slice(value.to, value.to + 120).split('\n')[0] ?? '';
  const { quantity } = value;
  const { unit, hasMagnitude } = quantity;
  if (unit === 'times') return undefined;
  if (unit === 'none' && !hasMagnitude) {
    if (FRACTION_AFTER.test(after)) return 'none';
    if (FRACTION_BEFORE.test(before) && /^\s*(?:\)|pictures|images|right|correct)/i.test(after))
      return 'none';
  }
  const named = found.find((each) => each.kind === 'attribute' && each.from >= value.to);
  const isNamed = named !== undefined && /^[\s-]*$/.test(text.slice(value.to, named.from));
  if (unit === 'none' && !isNamed && COUNTED_THINGS.test(after)) return 'none';
  const isCounted = found.some(
    (each) =>
      each.kind === 'attribute' && each.to <= value.from && /^[\s:=]*$/.test(text.slice(each.to, value.from)),
  );
  if (unit === 'none' && !hasMagnitude && !isCounted && (NUMBERED.test(before) || POINTS_BEFORE.test(before)))
    return 'none';
  if (WHOLE_OF.test(before) || (unit === 'bytes' && EACH_AFTER.test(after)) || LOST.test(before))
    return 'none';
  const isOfErrors = found.some(
    (each) => each.kind === 'attribute' && /err|wer\b/i.test(text.slice(each.from, each.to)),
  );
  if (!isOfErrors && (unit === 'percent' || unit === 'none')) {
    if (unit === 'percent' && NEGATED_AFTER.test(after)) return 'none';
    if (ERROR_BEFORE.test(before) || (unit === 'percent' && ERROR_AFTER.test(after))) return 'none';
  }
  const isShare = SHARE.test(after) && !RIGHT_AFTER.test(after);
  if (unit === 'percent' && (isShare || isShareOfRow(value, found, text))) return 'none';
  if (CHANGED.test(before) || SAVED_BEFORE.test(before) || SAVED_AFTER.test(after)) return 'none';
  if (/points?$|pp$/i.test(text.slice(value.from, value.to)) || OUT_OF.test(before)) return 'none';
  if (PART_ALONE.test(before) || (unit === 'percent' && BETWEEN_ROWS.test(after))) return 'none';
  if (unit !== 'percent' && FOR_ALL.test(after)) return 'none';
  if (OTHERS_GONE.test(after)) return 'none';
  if (
    unit !== 'percent' &&
    !isCounted &&
    !SUM.test(before) &&
    OF_PART.test(before) &&
    !isEntityBeside(value, found, text)
  )
    return 'none';
  const isAside =
    isBracketed(value, text) ||
    BOUND_BEFORE.test(before) ||
    BOUND_AFTER.test(after) ||
    WOULD_BEFORE.test(before) ||
    WOULD_AFTER.test(after) ||
    ONE_KIND.test(before) ||
    isListed(value, found, text) ||
    (COMPONENT.test(before) && !SUM.test(before) && !isEntityBeside(value, found, text));
  return isAside ? 'aside' : undefined;
}

/** "2.1M (2.5B for the whole set)", "1.0M (-51 %)": in brackets, with words of its own or a sign. */
function isBracketed({ from, to }: Value, text: string): boolean {
  const open = text.lastIndexOf('(', from);
  const close = text.indexOf(')', to);
  if (open < 0 || close < 0 || close - open > 160 || /\n/.test(text.slice(open, close))) return false;
  const inside = text.slice(open + 1, close);
  if (/[()]/.test(text.slice(open + 1, from)) || OFFERED.test(inside)) return false;
  const words = (text.slice(open + 1, from) + ' ' + text.slice(to, close)).match(/\p{L}{3,}/gu) ?? [];
  return words.length > 0 || /^\s*[-+]\s*\d/.test(inside);
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

/** "conv1: 1,792" where conv1 is a row of the table. */
function isEntityBeside(value: Value, found: readonly Mention[], text: string): boolean {
  const row = found.findLast((each) => each.kind === 'entity' && each.to <= value.from);
  return row !== undefined && !/[.;,\n|\d]/.test(text.slice(row.to, value.from));
}

const LONG_LIST = 3;
const JOINT = /^[\s,/;|&]*(?:and|or)?[\s,/]*$/i;

/** One of three or more bare numbers in a row: "502,592 / 1,078,784 / 1,520,320". */
function isListed(value: Value, found: readonly Mention[], text: string): boolean {
  if (value.quantity.unit !== 'none') return false;
  const at = found.indexOf(value);
  let [first, last] = [at, at];
  const joins = (a: Mention | undefined, b: Mention | undefined): boolean =>
    a?.kind === 'value' &&
    b?.kind === 'value' &&
    b.from >= a.to &&
    JOINT.test(text.slice(a.to, b.from)) &&
    b.quantity.unit === 'none';
  while (joins(found[first - 1], found[first])) first -= 1;
  while (joins(found[last], found[last + 1])) last += 1;
  return last - first + 1 >= LONG_LIST;
}

const lastLine = (text: string): string => text.slice(text.lastIndexOf('\n') + 1);
