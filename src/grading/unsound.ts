/** A mistake in how a part is written, found by grading it against itself. */

/** `path` leads from the part to what is wrong, as in YAML: `['misconceptions', 0, 'example']`. */
export interface Unsound {
  readonly path: readonly (string | number)[];
  readonly what: string;
  readonly remedy: string;
}
