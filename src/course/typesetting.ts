/** Typesets a formula as the page does, and says what the page would have shown wrongly. */
import katex from 'katex';

/**
 * What KaTeX objects to in `tex`, or undefined. The page forgives what LaTeX itself would refuse (`strict: 'ignore'`);
 * an author should not, so everything strict mode reports counts here. Commands that need trust are refused by the page.
 */
export function whyNotTypeset(tex: string, display: boolean): string | undefined {
  const objections: string[] = [];
  // KaTeX tells of characters that its fonts lack on the console alone.
  const said = globalThis.console;
  const { warn } = said;
  said.warn = (message: unknown): void => void objections.push(String(message));
  try {
    katex.renderToString(tex, {
      displayMode: display,
      output: 'htmlAndMathml',
      throwOnError: true,
      maxExpand: 500,
      maxSize: 20,
      strict: (code: string, message: string) => {
        objections.push(`${message} (${code})`);
        return 'ignore';
      },
      trust: ({ command }) => {
        objections.push(`${command} is not allowed on the page`);
        return false;
      },
    });
  } catch (error) {
    if (!(error instanceof katex.ParseError)) throw error;
    return plain(error.message);
  } finally {
    said.warn = warn;
  }
  const [first] = objections;
  return first === undefined ? undefined : plain(first);
}

const plain = (message: string): string =>
  `${message
    .replace(/^KaTeX parse error:\s*/, '')
    .replace(/\u0332/g, '')
    .replace(/\.$/, '')}.`;
