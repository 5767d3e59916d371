/** Scripts that are settled before names are read: a lone sign, which makes a name of its own, and digits raised together. */
import { isSign, resolveNames } from './resolution.ts';
import type { Pass } from './resolution.ts';
import { symbolToken } from './segmentation.ts';
import type { Token } from './token.ts';

/** Where the script at `at` ends, whatever it holds. */
export function scriptEnd(pass: Pass, at: number): number | undefined {
  const { tokens } = pass;
  const first = tokens[at + 1];
  if (first?.kind !== 'open') return first === undefined ? undefined : at + 2;
  let depth = 0;
  for (let next = at + 1; next < Math.min(tokens.length, at + 40); next += 1) {
    const token = tokens[next];
    if (token?.kind === 'open') depth += 1;
    if (token?.kind === 'close') depth -= 1;
    if (depth === 0) return next + 1;
  }
  return undefined;
}

/** d_+, d_-, x^+ and x_i^+: a name of its own for each sign. */
export function markSigned(pass: Pass, at: number): number | undefined {
  const { tokens, resolved } = pass;
  const base = resolved.at(-1);
  if (base?.kind !== 'symbol') return undefined;
  const lowered = isSign(tokens[at], '_') ? scriptEnd(pass, at) : undefined;
  const behind =
    lowered !== undefined && isSign(tokens[lowered], '^') ? signedScript(tokens, lowered) : undefined;
  const mark = behind ?? signedScript(tokens, at);
  if (mark === undefined) return undefined;
  const name = `${base.name}_${mark.sign === '+' ? 'plus' : 'minus'}`;
  resolved.pop();
  resolved.push(symbolToken(name, false, base.span.start, behind ? base.span.end : mark.end, base.spaced));
  if (behind) resolved.push(...resolveNames(tokens.slice(at, lowered), pass.index, pass.plain));
  return mark.next;
}

/** A lone sign, raised or lowered at `at`. */
function signedScript(
  tokens: readonly Token[],
  at: number,
): { readonly sign: '+' | '-'; readonly end: number; readonly next: number } | undefined {
  const script = tokens[at];
  if (script?.kind !== 'sign' || (script.sign !== '_' && script.sign !== '^')) return undefined;
  const bracketed = tokens[at + 1]?.kind === 'open';
  const sign = tokens[at + (bracketed ? 2 : 1)];
  const next = at + (bracketed ? 4 : 2);
  if (sign?.kind !== 'sign' || (sign.sign !== '+' && sign.sign !== '-')) return undefined;
  if (bracketed && tokens[at + 3]?.kind !== 'close') return undefined;
  const after = tokens[next];
  // `\sigma^-2` raises its sign alone in TeX, and `x^-y` is a power.
  const isOperand = after?.kind === 'number' || after?.kind === 'letter' || after?.kind === 'open';
  if (isOperand && (script.sign === '^' || !after.spaced)) return undefined;
  return { sign: sign.sign, end: sign.span.end, next };
}

/** `x^10` in TeX is x¹0; people mean ten, and so do we. */
export function joinRaisedDigits(pass: Pass, at: number): number | undefined {
  const { tokens, resolved } = pass;
  const [sign, open, digit, close, more] = tokens.slice(at, at + 5);
  if (!isSign(sign, '^') || open?.kind !== 'open' || open.implicit !== true || close?.kind !== 'close')
    return undefined;
  if (digit?.kind !== 'number' || more?.kind !== 'number' || more.span.start !== digit.span.end)
    return undefined;
  const text = digit.text + more.text;
  const span = { start: digit.span.start, end: more.span.end };
  const closing = { start: span.end, end: span.end };
  if (sign === undefined) return undefined;
  resolved.push(sign, open, { ...digit, text, value: Number(text), span }, { ...close, span: closing });
  return at + 5;
}
