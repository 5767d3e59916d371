/** Turns offsets into lines and columns, for as many offsets as are asked of one text. */

export interface LineColumn {
  readonly line: number;
  readonly column: number;
}

/** Lines and columns count from 1; CRLF and LF both end a line. */
export function lineFinder(source: string): (offset: number) => LineColumn {
  const starts = [0];
  for (let i = source.indexOf('\n'); i >= 0; i = source.indexOf('\n', i + 1)) starts.push(i + 1);
  return (offset) => {
    const wanted = Math.min(Math.max(0, offset), source.length);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= wanted) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: wanted - (starts[low] ?? 0) + 1 };
  };
}
