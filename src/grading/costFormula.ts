/** Reads one formula of an answer about a cost, or says why it is not read. */
import { type Reading, readMathematics } from '../mathematics/reading.ts';
import type { SymbolTable } from '../mathematics/symbols.ts';
import type { Obstacle } from './costClaims.ts';
import type { Passage } from './passages.ts';

/** `Õ(…)`, `\tilde{O}(…)`, `O~(…)`. */
const SOFT =
  /Õ|[Oo]\u0303|\\(?:wide)?tilde\s*\{?\s*(?:\\(?:mathcal|mathrm|operatorname|text)\s*)?\{?\s*[O𝒪]|(?<![\p{L}\d])[O𝒪]\s*[~˜]\s*\(/u;

/** `\\cancel{O(…)}`, `O(…) \\text{ is wrong}` */
const DENIED_INSIDE =
  /\\(?:[bx]?cancel|sout|st|cancelto)(?![A-Za-z])|\\(?:text\w*|mathrm|mbox)\s*\{[^{}]*\b(?:wrong|not|false|incorrect|never|untrue)\b/;

const BINOMIAL = /\\[dt]?binom(?![A-Za-z])|\\choose(?![A-Za-z])/;

/** Why a formula is not even read. */
export function refusalOf(
  text: string,
  { isTorn, isOrder }: Passage,
): Pick<Obstacle, 'kind' | 'message' | 'inOrder'> | undefined {
  if (isTorn) {
    const message = 'Words stand between the factors here. Write the product with the symbols only.';
    return { kind: 'unreadable', message, inOrder: false };
  }
  if (SOFT.test(text)) {
    const message = 'soft-O leaves logarithms out, and here they may matter, so write them out';
    return { kind: 'refused', message, inOrder: true };
  }
  if (DENIED_INSIDE.test(text)) {
    const message =
      'This formula strikes out or denies something inside itself. Write only the cost that you mean.';
    return { kind: 'unreadable', message, inOrder: false };
  }
  if (BINOMIAL.test(text)) {
    const message = 'a binomial coefficient stands for a product, so write that product out';
    return { kind: 'refused', message, inOrder: isOrder };
  }
  return undefined;
}

/** Reads a formula; where only the name on its left cannot be read (`\#\text{mult} = …`), what that is equal to. */
export function readChain(
  text: string,
  { start, notation }: Passage,
  symbols: SymbolTable,
): { readonly reading: Reading; readonly isRest: boolean } {
  const options = notation ? { notation } : {};
  const reading = readMathematics(text, start, symbols, options);
  const equals = /(?<![<>:!\\])=/.exec(text);
  if (reading.kind === 'read' || !equals || equals.index === 0) return { reading, isRest: false };
  const after = equals.index + 1;
  const rest = readMathematics(text.slice(after), start + after, symbols, options);
  const isName = !/[OoΘΩω𝒪]\s*[({]/u.test(text.slice(0, equals.index));
  return isName && rest.kind === 'read' ? { reading: rest, isRest: true } : { reading, isRest: false };
}
