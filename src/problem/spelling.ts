/** Which known word a misspelt one was probably meant to be. */

/** Optimal-string-alignment distance: insertions, deletions, substitutions and swaps of neighbours. */
function distance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

const LONGEST = 60;

/** The closest of `known` within a third of the word's length, or undefined when none is close or two are. */
export function findClosest(word: string, known: readonly string[]): string | undefined {
  if (word.length > LONGEST) return undefined;
  const near = known
    .map((candidate) => ({ candidate, d: distance(word, candidate) }))
    .filter(({ candidate, d }) => d <= Math.max(1, Math.floor(Math.min(word.length, candidate.length) / 3)))
    .sort((x, y) => x.d - y.d);
  const [first, second] = near;
  if (first === undefined || (second !== undefined && second.d === first.d)) return undefined;
  return first.candidate;
}
