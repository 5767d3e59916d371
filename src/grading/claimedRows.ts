/** Among several rows that an answer lists for one question, those that it answers with. */
import type { Quantity } from '../mathematics/quantity.ts';
import type { Span } from '../mathematics/span.ts';

const CHOICE =
  /\b(?:chos\w*|choose|choice|pick\w*|select\w*|cheapest|best|answer|optim\w*|winner|wins|recommend\w*|settle\w*|go with|went with|so|thus|hence|therefore|final(?:ly)?|smallest cost|lowest cost|least)\b|✓|✔|←|<-|\*\*/i;
const HYPOTHETICAL =
  /\b(?:at|for|from|beyond|past|already|after|next|then|whereas|while|to|over|than|versus|vs\.?|with)\s+(?:(?:a|the|even|only|entropy)\s+)*(?:threshold|tau|τ|θ|T)?\s*(?:of|=|:)?\s*\$?\s*$/i;
const FAILS =
  /\bwould\b|\b(?:too (?:low|high|much|little|inaccurate|expensive)|fails?|failed|misses|missed|not enough|insufficient|infeasible|has only|only (?:has|gets|reaches|gives)|(?:gives|gets|reaches) only|violates?|drops?|falls?|dips?)\b|✗|✘|❌/i;
const MARKED = /\b(?:chosen|cheapest|my choice|best)\b|✓|✔|←|<-/i;
const CLAUSE_END = /[,;(\n]|\.(?=\s|$)|\b(?:since|because|while|whereas|but|although)\b/gi;

interface Key {
  readonly quantity: Quantity;
  readonly span: Span;
}

/** What the words around each of the numbers that name rows make of it: the numbers that are chosen; all if none is. */
export function chosenKeys(keys: readonly Key[], source: string, whole: Span): readonly Quantity[] {
  const ordered = [...keys].sort((a, b) => a.span.start - b.span.start);
  const judged = ordered.map((key, at) => {
    const previous = ordered[at - 1]?.span.end ?? whole.start;
    const next = ordered[at + 1]?.span.start ?? whole.end;
    const lead = lastClause(source.slice(Math.max(previous, key.span.start - 160), key.span.start));
    const tail = firstClause(source.slice(key.span.end, Math.min(next, key.span.end + 120)));
    // "- 0.90: 754,116, 90.7 % ← chosen": an item of a list is a row, to its end.
    const isInBrackets = /\([^()\d]*$/.test(source.slice(previous, key.span.start));
    const item = isInBrackets
      ? (source.slice(key.span.end, next).split(')')[0] ?? '')
      : /\n\s*(?:[-*•]|\d+[.)])?[\s*]*$/.test(source.slice(Math.max(0, key.span.start - 12), key.span.start))
        ? (source.slice(key.span.end, next).split('\n')[0] ?? '')
        : '';
    if (MARKED.test(item))
      return { quantity: key.quantity, isChosen: true, isHypothetical: false, isAlternative: false };
    const isChosen = CHOICE.test(lead) || CHOICE.test(tail);
    const isHypothetical = !isChosen && (HYPOTHETICAL.test(lead) || FAILS.test(tail) || FAILS.test(item));
    const isAlternative =
      at > 0 &&
      /^\s*(?:nats\s*)?\**\$?\s*(?:,?\s*or|\/)\s*\$?\**\s*(?:maybe\s+|perhaps\s+)?$/i.test(
        source.slice(previous, key.span.start),
      );
    return {
      quantity: key.quantity,
      isChosen,
      isHypothetical: isHypothetical || (FAILS.test(tail) && /\bwould\b|too|fail|✗|✘|❌/i.test(tail)),
      isAlternative,
    };
  });
  const chosen = judged.filter(({ isChosen, isHypothetical }) => isChosen && !isHypothetical);
  const plain = judged.filter(({ isHypothetical }) => !isHypothetical);
  const taken = new Set(chosen.length > 0 ? chosen : plain.length > 0 ? plain : judged);
  // "0.90 or 0.95": what is offered as well is answered as well.
  for (const [at, each] of judged.entries()) {
    const before = judged[at - 1];
    if (each.isAlternative && before && (taken.has(before) || taken.has(each))) taken.add(each).add(before);
  }
  return [...taken].map(({ quantity }) => quantity);
}

/** The key of the row that a number in running text is told of: the one right behind it, or the last one before. */
export function keyOf(value: Quantity, keys: readonly Key[], source: string): Quantity | undefined {
  const behind = keys.find(({ span }) => span.start >= value.span.end);
  if (
    behind &&
    /^(?![^.,;:\n\d]*\b(?:and|but|while|whereas)\b)[^.,;:\n\d]{0,25}\b(?:at|for|with)\s+(?:(?:a|the)\s+)?(?:threshold|tau|τ|T)?\s*(?:of|=)?\s*\$?$/i.test(
      source.slice(value.span.end, behind.span.start),
    )
  ) {
    return behind.quantity;
  }
  return keys.findLast(({ span }) => span.end <= value.span.start)?.quantity ?? behind?.quantity;
}

export const isSameKey = (a: Quantity, b: Quantity): boolean =>
  Math.abs(a.low - b.low) <= 1e-9 * Math.max(1, Math.abs(a.low)) && a.low === a.high && b.low === b.high;

function lastClause(text: string): string {
  const last = [...text.matchAll(CLAUSE_END)].at(-1);
  return last ? text.slice(last.index + (/\w/.test(last[0]) ? 0 : last[0].length)) : text;
}
const firstClause = (text: string): string =>
  text.slice(0, text.search(CLAUSE_END) < 0 ? undefined : text.search(CLAUSE_END));
