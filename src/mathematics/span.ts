/** A stretch of text, as offsets into the file it was read from. */

/** Half-open: `start` is the first UTF-16 offset, `end` the one after the last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
