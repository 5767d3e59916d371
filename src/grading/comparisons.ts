/** Takes out of a text about one row what it only compares that row with. */
import type { Mention } from './mentions.ts';

// "49 % of the baseline", "half of it", "less than the whole network": another row as a yardstick.
const YARDSTICK =
  /(?:%|\b(?:half|third|quarter|fraction|share|times|less|fewer|more|lower|higher|smaller|cheaper|better|worse|below|above|than|against|versus|vs\.?|instead of|rather than|(?:compared|relative) (?:to|with)|as much as|of))\s+(?:(?:of|than|as)\s+)?(?:(?:that|those|the (?:cost|work|accuracy|multiply-adds)) (?:of|in|for)\s+)?(?:the|our|its)?\s*$/i;

// "(vs. 2.1M for the whole network)"
const IN_BRACKETS = /[([]\s*(?:vs\.?|versus|compared (?:to|with)|instead of|against|down from)\s[^()[\]]*$/i;

// "the whole network's 2.1M", "the whole network (2.1M)", "the whole network has 2.1M": it is given a number of its own.
const OWN_NUMBER = /^(?:['’]s)?\s*(?:[(,:=]|with|at|has|had|needs?|takes?|costs?|is|was)?\s*[~≈]?\s*\d/i;

// "down from 96.6 %", "instead of 2.1M", "(vs. 96.6 %)"
const BEFORE_ANOTHER =
  /\b(?:instead of|rather than|(?:down|up) from|(?:compared|relative) (?:to|with)|against|versus|vs\.?|than)\s*(?:the\s+)?(?:[a-z]+\s+)?[~≈]?\s*$/i;
const FROM = /\bfrom\s*[~≈]?\s*$/i;
const TO = /^\s*(?:%|percent)?\s*(?:[a-z-]+\s+)?(?:down |up )?to\b/i;

/**
 * Without other rows that serve as a yardstick, the shares that are told of them, and numbers that the row's own are
 * set against. Rows that are given numbers of their own stay, and so does everything that might be the answer.
 *
 * @param text the plain text that mentions are places in
 * @param row the one row that is asked about
 */
export function withoutComparisons(found: readonly Mention[], text: string, row: string): readonly Mention[] {
  const before = ({ from }: Mention): string => text.slice(Math.max(0, from - 60), from);
  const isYardstick = (each: Mention): boolean =>
    each.kind === 'entity' &&
    each.name !== row &&
    (IN_BRACKETS.test(before(each)) ||
      (YARDSTICK.test(before(each)) && !OWN_NUMBER.test(text.slice(each.to, each.to + 30))));
  const yardsticks = new Set(found.filter(isYardstick));
  const isShare = (each: Mention): boolean =>
    each.kind === 'value' &&
    [...yardsticks].some(
      (other) =>
        other.from >= each.to &&
        /^\s*(?:%|percent)?\s*(?:of|less|fewer|more|lower|higher|cheaper)\b[\w\s-]{0,40}$/i.test(
          text.slice(each.to, other.from),
        ),
    );
  const isSetAgainst = (each: Mention): boolean =>
    each.kind === 'value' &&
    (isSetAgainstToo(each) ||
      BEFORE_ANOTHER.test(before(each)) ||
      (FROM.test(before(each)) && TO.test(text.slice(each.to, each.to + 40))) ||
      isReplaced(each, found, text));
  // "compared to 2.1M and 96.6 %", where a percentage was given before
  function isSetAgainstToo(each: Mention): boolean {
    const values = found.filter((other) => other.kind === 'value');
    const at = values.findIndex((other) => other === each);
    const [previous, own] = [values[at - 1], values[at]];
    return (
      previous !== undefined &&
      own !== undefined &&
      BEFORE_ANOTHER.test(before(previous)) &&
      /^\s*(?:and|with|at|,|\/)\s*[~≈]?\s*$/i.test(text.slice(previous.to, own.from)) &&
      values
        .slice(0, at - 1)
        .some((other) => other.quantity.unit === own.quantity.unit && own.quantity.unit !== 'none')
    );
  }
  const others = otherChoices(found, text);
  return found.filter(
    (each) =>
      !yardsticks.has(each) &&
      !isShare(each) &&
      !isSetAgainst(each) &&
      !others.some(({ from, to }) => each.kind === 'value' && each.from >= from && each.to <= to),
  );
}

/** "14.7M → 3.2M": of two numbers of one kind the arrow leads to the one that is. */
function isReplaced(value: Mention, found: readonly Mention[], text: string): boolean {
  const next = found[found.indexOf(value) + 1];
  if (value.kind !== 'value' || next?.kind !== 'value') return false;
  if (!/^\s*(?:→|->|=>|⟶)\s*[~≈]?\s*$/.test(text.slice(value.to, next.from))) return false;
  const [a, b] = [value.quantity, next.quantity];
  const isKind = a.unit === b.unit && (a.unit !== 'none' || (a.low >= 1000 && b.low >= 1000));
  return isKind && a.low < 50 * b.low && b.low < 50 * a.low;
}

const SEGMENT = /\([^()]{1,200}\)|(?:[^.!?;\n()]|[.](?=\d)){1,300}/g;
const WOULD = /\bwould\b|\b(?:cheaper|dearer),? but\b/i;
const FALLS_SHORT =
  /^\s*\(?\s*(?:but |while |whereas )?(?:at|with|for|using|already at)\b.*\b(?:drop\w*|fall\w*|fell|sink\w*|only|too low|below|not enough|fails?|miss\w*|no longer|less than)\b/i;

/** "At 0.95 the accuracy drops to …", "(0.95 would be cheaper, …)": what another choice would have given. */
function otherChoices(
  found: readonly Mention[],
  text: string,
): readonly { readonly from: number; readonly to: number }[] {
  const values = found.filter((each) => each.kind === 'value');
  const segments = [...text.matchAll(SEGMENT)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    text: match[0],
  }));
  return segments.filter(({ from, to, text: said }) => {
    if (!WOULD.test(said) && !FALLS_SHORT.test(said)) return false;
    const inside = values.filter((each) => each.from >= from && each.to <= to);
    const outside = values.filter((each) => !inside.includes(each));
    const [first] = inside;
    // It must be about another choice than the one that is spoken of elsewhere.
    return (
      first !== undefined &&
      outside.length > 0 &&
      !outside.some(
        ({ quantity }) => quantity.low === first.quantity.low && quantity.unit === first.quantity.unit,
      )
    );
  });
}
