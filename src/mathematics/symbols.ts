/** Which names an answer may use, and the many spellings that each of them goes by. */

/** Keyed by canonical name; the shape that problems declare. */
export type SymbolTable = Readonly<
  Record<string, { readonly means: string; readonly aliases?: readonly string[] | undefined }>
>;
