/** Where a command reads and writes, so that tests can stand in for a terminal. */

export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** The whole of standard input. */
  readonly input: () => Promise<string>;
  readonly cwd: string;
  /** Whether a person watches; progress and colour go only to a person. */
  readonly watched: { readonly out: boolean; readonly err: boolean };
  readonly signal: AbortSignal;
}

const ESCAPE = '\u001b[';
const STYLES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, blue: 34 } as const;
export type Style = keyof typeof STYLES;

export type Paint = (style: Style, text: string) => string;

export const painter =
  (colour: boolean): Paint =>
  (style, text) =>
    colour ? `${ESCAPE}${STYLES[style]}m${text}${ESCAPE}0m` : text;

const WIDEST = 160;

/** A line of a report: no wider than a screen. */
export const cut = (line: string): string => (line.length > WIDEST ? `${line.slice(0, WIDEST - 1)}…` : line);

/** Students choose these texts; escape sequences in them would rewrite a TA's screen. */
export const harmless = (text: string): string =>
  text.replace(/(?![\n\t])\p{Cc}|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, '�');
