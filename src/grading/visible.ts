/** Text from a student's program made safe to print: what would move a cursor, hide or reorder text is spelt out. */

/**
 * Control characters except newline and tab, the C1 range, directional marks and overrides, zero-width characters,
 * line and paragraph separators, the byte-order mark and lone surrogates. Terminals act on some, editors reorder by others.
 */
const UNSAFE =
  // eslint-disable-next-line no-control-regex -- control characters are what it is for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** `\u001b[31m` is shown as the eight characters `\u001b[` and so on; ordinary text in any script is untouched. */
export function visible(text: string): string {
  return text
    .replace(/\r\n/g, '\n')
    .replace(UNSAFE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
