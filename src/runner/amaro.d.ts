/** The part of amaro that is used; the package carries no types of its own. */
declare module 'amaro' {
  export function transformSync(
    source: string,
    options: { mode: 'strip-only'; sourceMap: boolean; filename: string },
  ): { code: string };
}
