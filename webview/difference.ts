/** Finds which entries of two printed values differ, so that the eye need not. */

/** A stretch of printed text; `differs` marks an entry that has another value on the other side. */
export interface Stretch {
  readonly text: string;
  readonly differs: boolean;
}

/**
 * Only a mark for the eye: the grader has decided with its own tolerance. Entries that differ by less than
 * this relative amount look the same to a reader and are left unmarked.
 */
const LOOKS_THE_SAME = 1e-6;

/** Beyond this many entries marking helps nobody and costs a node each. */
const MOST_ENTRIES = 2000;

/**
 * Splits `expected` and `actual` into stretches. Entries are compared one to one where both sides are built
 * alike (the same brackets and commas); otherwise nothing is marked, because shifted entries would all differ.
 */
export function differences(
  expected: string,
  actual: string,
): { readonly expected: readonly Stretch[]; readonly actual: readonly Stretch[] } {
  const left = split(expected);
  const right = split(actual);
  const alike = left.length <= 2 * MOST_ENTRIES && shape(left) === shape(right);
  if (!alike) return { expected: [same(expected)], actual: [same(actual)] };
  const entriesOf = (tokens: readonly string[]): string[] => tokens.filter((token) => !isPunctuation(token));
  const differs = entriesOf(left).map((entry, i) => !looksEqual(entry, entriesOf(right)[i] ?? ''));
  return { expected: mark(left, differs), actual: mark(right, differs) };
}

function split(text: string): string[] {
  return text.match(/[[\](){},:]|\s+|[^\s[\](){},:]+/g) ?? [];
}

function isPunctuation(token: string): boolean {
  return /^([[\](){},:]|\s+)$/.test(token);
}

function shape(tokens: readonly string[]): string {
  return tokens
    .filter((token) => token.trim() !== '')
    .map((token) => (isPunctuation(token) ? token : 'x'))
    .join('');
}

function looksEqual(left: string, right: string): boolean {
  if (left === right) return true;
  const [a, b] = [Number(left), Number(right)];
  if (!Number.isFinite(a) || !Number.isFinite(b)) return false;
  return Math.abs(a - b) <= LOOKS_THE_SAME * Math.max(Math.abs(a), Math.abs(b));
}

function mark(tokens: readonly string[], differs: readonly boolean[]): Stretch[] {
  const stretches: Stretch[] = [];
  let entry = 0;
  for (const token of tokens) {
    const marked = isPunctuation(token) ? false : (differs[entry++] ?? false);
    const last = stretches.at(-1);
    if (last && !last.differs && !marked) stretches[stretches.length - 1] = same(last.text + token);
    else stretches.push({ text: token, differs: marked });
  }
  return stretches;
}

function same(text: string): Stretch {
  return { text, differs: false };
}
