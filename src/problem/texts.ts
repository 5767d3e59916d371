/** Every text in a problem's data, with the path that leads to it, for checks that look at all of them. */

export interface PlacedText {
  readonly path: readonly (string | number)[];
  readonly text: string;
}

/**
 * The strings in `data`, in order.
 *
 * @param skip keys below which nothing is looked at, such as `example`: what a student might write is no text of ours
 */
export function textsIn(data: unknown, skip: ReadonlySet<string> = new Set()): readonly PlacedText[] {
  const found: PlacedText[] = [];
  const visit = (value: unknown, path: readonly (string | number)[]): void => {
    if (typeof value === 'string') found.push({ path, text: value });
    else if (Array.isArray(value)) value.forEach((each, at) => visit(each, [...path, at]));
    else if (typeof value === 'object' && value !== null) {
      for (const [key, each] of Object.entries(value)) if (!skip.has(key)) visit(each, [...path, key]);
    }
  };
  visit(data, []);
  return found;
}
