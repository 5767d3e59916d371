/** Makes DOM elements; text stays text, because nothing here parses HTML. */

export type Child = Node | string | undefined | readonly Child[];

/** Attributes by name; `true` sets an empty one, `false` and `undefined` leave it out. */
export interface Attributes {
  readonly [name: string]: string | boolean | undefined;
}

export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes?: Attributes,
  ...children: readonly Child[]
): HTMLElementTagNameMap[K];
export function element(tag: string, attributes?: Attributes, ...children: readonly Child[]): HTMLElement;
export function element(
  tag: string,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElement {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...nodes(children));
  return made;
}

/** A list of children without its gaps and nesting. */
export function nodes(children: readonly Child[]): (Node | string)[] {
  return children.flatMap((child): (Node | string)[] => {
    if (child === undefined) return [];
    if (typeof child === 'string' || child instanceof Node) return [child];
    return nodes(child);
  });
}
