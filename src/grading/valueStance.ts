/** Tells numbers that a text gives from those that it only bounds, or counts something else with. */

interface Placed {
  readonly from: number;
  readonly to: number;
}

const LIMIT =
  /(?:(?<![-=])[<>](?![->])=?|[≤≥⩽⩾≪≫]|\\(?:leq?|geq?)\b|\b(?:at (?:most|least)|(?<!\b(?:even|only|just|gets?|yields?|reaches|manages?)\b[^,;]{0,40})(?:no|not) (?:more|less|fewer|greater|larger|smaller) than|not exceed(?:ing)?|exceed(?:s|ing)?|(?:an )?(?:upper|lower) (?:bound|limit) (?:of|is)|capped at|limited to|a maximum of|a minimum of|still reach(?:es|ing)?|(?<!\b(?:it|this|that|which|answer|so)\s+)(?:must|has to|have to|should) (?:reach|be)|requirement of|target of|required|bar of))\s*[~≈]?\s*$/i;
const UP_TO =
  /(?<!\b(?:ris\w*|rose|improv\w*|increas\w*|grow\w*|grew|climb\w*|goes|went|go|going|gain\w*|com\w*|add\w*|sum\w*|moves?|jump\w*)\s+|\bfrom\b[^;]{0,70})\bup to\s*[~≈]?\s*$/i;
/** "NN1: more than 140M"; "A has 3.8B, more than 1.6B" compares with another row instead. */
const THAN =
  /\b(?:(?:more|less|fewer|greater|larger|smaller|bigger|higher|lower) than|(?<!\b(?:just|slightly|barely|little|bit|tad|hair)\s+)(?:over|under|above|below))\s*[~≈]?\s*$/i;
const DIRECT =
  /^[\s:=,(*-]*(?:(?:has|have|had|is|are|needs?|takes?|uses?|costs?|requires?|gets?|reaches|with|at|parameters?|params|flops|val|accuracy|something|anything|values?|clearly|definitely|certainly|way|far|a lot|much)\s*[:=]?\s*)*$/i;
const LIMIT_AFTER =
  /^\s*(?:[\p{L}-]+\s+){0,2}(?:at (?:most|least)|or (?:more|less|fewer|so more|above|below)|and (?:more|up|above|below))\b/iu;

/** "1159 of 1200 pictures" */
const SHARE_AFTER = /^\s*(?:out )?of\s+(?:the |all |its )?\d/i;
const SHARE_BEFORE = /\d\s*(?:\p{L}+\s+)?(?:out )?of\s+(?:the |all |its )?$/u;

/** `COSTS = [1, 2, 3]` */
const ARRAY = /[=:]\s*\[[^[\]\n]{0,400}$/;

/**
 * Which of these numbers the text does not state: "at most 1.5B", "1159 of 1200", the members of an array.
 *
 * @param values in order
 * @param starts where names of rows end, after which a bound is the row's own
 */
export function findUnstated<T extends Placed & { readonly isBare: boolean }>(
  values: readonly T[],
  rows: readonly Placed[],
  text: string,
): ReadonlySet<T> {
  const unstated = new Set<T>();
  for (const [at, value] of values.entries()) {
    const before = clauseBefore(text, value.from);
    const after = text.slice(value.to, value.to + 60);
    if (isLimit(value, values[at - 1], rows, text, before, after) || isShareOrMember(value, before, after))
      unstated.add(value);
  }
  return unstated;
}

function isLimit(
  { from }: Placed,
  previous: Placed | undefined,
  rows: readonly Placed[],
  text: string,
  before: string,
  after: string,
): boolean {
  if (LIMIT.test(before) || UP_TO.test(before) || LIMIT_AFTER.test(after)) return true;
  const than = THAN.exec(before);
  if (!than || /\b(?:no|not)\s+$/i.test(before.slice(0, than.index))) return false;
  const row = rows.findLast(({ to }) => to <= from);
  const start = Math.max(row?.to ?? 0, previous?.to ?? 0, from - before.length);
  // Nothing stands before it but its own row, or nothing at all.
  const isOwn = previous === undefined || (row !== undefined && row.from >= previous.to);
  return isOwn && DIRECT.test(text.slice(start, from - than[0].length));
}

const isShareOrMember = ({ isBare }: { readonly isBare: boolean }, before: string, after: string): boolean =>
  isBare && (SHARE_AFTER.test(after) || SHARE_BEFORE.test(before) || ARRAY.test(before));

/** No more than the sentence, from its last semicolon or "but" on. */
const clauseBefore = (text: string, at: number): string =>
  text
    .slice(Math.max(0, at - 80), at)
    .split(/[;!?\n]|\.\s|\b(?:but|rather|however)\b/i)
    .at(-1) ?? '';
