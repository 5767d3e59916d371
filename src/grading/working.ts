/** Whether a number belongs to the working of an answer: to a part, a bound, another case, a remark in brackets. */
import { type Unit, unitAt } from '../mathematics/quantityUnit.ts';
import type { Mention } from './mentions.ts';
import { isOfPart } from './partLabel.ts';

type Value = Extract<Mention, { kind: 'value' }>;

/** What is offered or corrected is claimed, wherever it stands. */
const OFFERED =
  /^\s*or\b|\b(?:maybe|perhaps|possibly|alternatively|actually|correct\w*|sorry|mean|rather|instead|could|might|no|exact\w*|precise\w*|better|really|true)\b/i;

/** "Actually 60M", "no, it is 60M" */
const CORRECTED =
  /(?:^\s*or|\b(?:actually|correct\w*|sorry|wait|no|or|maybe|perhaps|mean|really|in fact))\b[^.;\d]{0,20}$/i;

export const isCorrected = (before: string): boolean => CORRECTED.test(before);

const BOUND_BEFORE =
  /(?:[≥≤<>⩾⩽]=?|\b(?:at least|at most|no less than|above|over|below|under|more than|less than|exceed\w*|reach\w*|meet\w*|satisf\w*|achiev\w*|keep\w*|stay\w*|minimum(?: of)?|min\.?|target(?: of| is)?|limit(?: of| is)?|requirement(?: of| is)?|bar(?: of)?|required|demanded|requested|wanted|still(?:\s+\w+){0,2}))\s*(?:the\s+)?(?:(?:required|demanded|requested)\s+)?[~≈]?\s*$/i;
const BOUND_AFTER =
  /^\s*(?:accuracy\s+)?(?:-\s*)?(?:target|requirement|limit|mark|bar|constraint|minimum|line|criterion|condition|goal|floor|cut-?off|level|rule|or (?:more|better|above|higher))\b/i;

const WOULD_BEFORE = /\bwould\s+(?!(?:say|choose|pick|take|answer|guess|select|go|use)\b)[^.;:\n]{0,60}$/i;
const WOULD_AFTER = /^[^.;\n\d]{0,40}\bwould\b/i;

/** "One that leaves at exit 1 costs 502,592": some pictures, not all. */
const ONE_KIND =
  /\b(?:pictures?|images?|one|ones|those)\s+(?:(?:that|which|who)\s+)?(?:leav\w+|left|exits?|exiting|ends?|ending|runs?|stops?|goes|go|reach\w*)\b[^.;:\n\d]{0,40}(?:\d[^.;:\n\d]{0,20})?$/i;

/**
 * @param before the line up to the number, @param after the line behind it
 * @param found everything that the text mentions, in order
 */
export const isWorking = (
  value: Value,
  text: string,
  found: readonly Mention[],
  before: string,
  after: string,
): boolean =>
  isBracketed(value, text, found) ||
  BOUND_BEFORE.test(before) ||
  BOUND_AFTER.test(after) ||
  WOULD_BEFORE.test(before) ||
  WOULD_AFTER.test(after) ||
  ONE_KIND.test(before) ||
  isRate(value, after) ||
  isSummand(before, after) ||
  isOfOther(before, after) ||
  isOfPart(value, text, found) ||
  isListed(value, found, text);

/** "45 mg/kg", "45 mg per kilogram", "0.30 € per kWh" */
function isRate({ quantity: { unit } }: Value, after: string): boolean {
  const per = /^\s*[^\s.,;:()/]{0,8}\s*(?:\/|\bper\b)(\s*\p{L}+)/u.exec(after);
  const by = per?.[1] === undefined ? undefined : unitAt(` ${per[1].trim()}`);
  return (by !== undefined && RATED.has(by.unit)) || (RATED.has(unit) && /^\s*\/\s*\p{L}/u.test(after));
}
const RATED: ReadonlySet<Unit> = new Set<Unit>(['grams', 'joules', 'watts', 'metres']);

/** What a number of the run counts for when nothing else is said. */
const ONE = 'picture|image|photo|sample|example|input|inference|run|query|token|second|day|face|frame';
const PER_BEFORE = new RegExp(
  String.raw`(?:^|[.;,:(]\s*|\band\s+)(?:per|for (?:each|every))\s+(?!(?:test\s+)?(?:${ONE})\b)\p{L}+[^.;,:\n]{0,40}$`,
  'iu',
);
const PER_AFTER = new RegExp(
  String.raw`^[^.;,:()\d\n]{0,24}\b(?:per|(?:for|at|in) (?:each|every)(?: of (?:the|its|these)(?: \d+)?)?)\s+(?!(?:test\s+)?(?:${ONE})\b)\p{L}+`,
  'iu',
);
const DIFFERENCE_BEFORE = /\bby\s+(?:(?:about|only|just|nearly|some|exactly|almost)\s+)?[~≈]?\s*$/i;
/** "My estimate was 1,300 kWh" */
const SUPERSEDED =
  /\b(?:estimate[ds]?|guess(?:ed)?|expected|expectation|hoped|first (?:try|attempt|count|thought)|(?:first|initially|originally) (?:got|had|thought|counted))\b[^.,;:\d\n]{0,40}$/i;
/** "We had 14.7M weights before." */
const BEFORE_AFTER = /^(?:[^.;,\n]|[.](?=\d)){0,40}\b(?:before(?:hand)?|previously)\s*(?:[.,;]|$)/i;
const OTHER_SPLIT =
  /\b(?:training|train|validation|dev)\s+(?:set|accuracy|acc|split|error)\b[^.;,\d\n]{0,30}$/i;
/** "12 layers of 7.1M parameters each" */
const EACH_OF = /\d\s+\p{L}+\s+(?:of|with|at|having)\s*$/u;

/** One of several, per something else, a difference, what was thought before, or measured on other data. */
const isOfOther = (before: string, after: string): boolean =>
  PER_BEFORE.test(before) ||
  PER_AFTER.test(after) ||
  DIFFERENCE_BEFORE.test(before) ||
  SUPERSEDED.test(before) ||
  BEFORE_AFTER.test(after) ||
  OTHER_SPLIT.test(before) ||
  (EACH_OF.test(before) && /^[^.;,\d\n]{0,20}\beach\b/i.test(after));

/** "900 mg : 3 = 300 mg", "376 km in Switzerland + 857 km from Basel down = 1,233 km" */
const isSummand = (before: string, after: string): boolean =>
  /^\s*[:÷]\s*\d[\d.,]*\s*=/.test(after) ||
  (/\d\s*\p{L}*\s*[:÷]\s*$/u.test(before) && /^\s*=/.test(after)) ||
  ((/\+\s*$/.test(before) || /^[^.;,\n=+]*\+/.test(after)) && /^[^.;\n]*[=≈]/.test(after));

/** "2.1M (2.5B for the whole set)", "1.0M (-51 %)": in brackets, with words of its own or a sign. */
function isBracketed({ from, to }: Value, text: string, found: readonly Mention[]): boolean {
  const open = text.lastIndexOf('(', from);
  const close = text.indexOf(')', to);
  if (open < 0 || close < 0 || close - open > 160 || /\n/.test(text.slice(open, close))) return false;
  const inside = text.slice(open + 1, close);
  if (/[()]/.test(text.slice(open + 1, from)) || OFFERED.test(inside)) return false;
  // "0.90 (accuracy 90.7)"
  const isLabelled = found.some((each) => each.kind === 'attribute' && each.from > open && each.to <= from);
  if (isLabelled && /^\s*[\d.,%]+\s*$/.test(text.slice(from, close))) return false;
  const words = (text.slice(open + 1, from) + ' ' + text.slice(to, close)).match(/\p{L}{3,}/gu) ?? [];
  if (words.length > 0 || /^\s*[-+]\s*\d/.test(inside)) return true;
  return isRemark(open, text, found);
}

/** "than running everything (2.13M)": a number alone in brackets is of the words before them, where they name no row. */
function isRemark(open: number, text: string, found: readonly Mention[]): boolean {
  const clause = /[^\d.,;:()\n]*$/.exec(text.slice(Math.max(0, open - 80), open))?.[0] ?? '';
  const from = open - clause.length;
  const isOwn = found.some((each) => each.kind !== 'value' && each.to > from && each.to <= open);
  return !isOwn && (clause.match(/\p{L}{2,}/gu) ?? []).length > 1;
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
