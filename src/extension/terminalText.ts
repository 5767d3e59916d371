/** Makes any text safe to print in the terminal of a test run. */

/**
 * Text that a terminal prints and does not obey: line breaks as CRLF, which test runs want, every other control
 * character as a sign, so that a student's output cannot move the cursor, clear the screen or ring the bell.
 */
export function terminalText(text: string): string {
  return text
    .replace(/\r?\n|\r/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '\u{FFFD}')
    .replaceAll('\n', '\r\n');
}
