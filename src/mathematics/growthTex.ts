/** Growths as TeX, without their constant factors. */
import type { Growth } from './growth.ts';
import { type Rational, ONE, equals, format } from './rational.ts';
import type { Term } from './term.ts';
import { nameTex } from './tex.ts';

/** A size as TeX: `D_random` is `D_{\text{random}}`. */
export const texOfName = nameTex;

function spellFactor(base: string, exponent: Rational): string {
  if (equals(exponent, ONE)) return base;
  const text = format(exponent);
  return text.length === 1 ? `${base}^${text}` : `${base}^{${text}}`;
}

function texFactors({ powers, logs }: Pick<Term, 'powers' | 'logs'>): string[] {
  const factors = [...powers].map(([name, exponent]) => spellFactor(nameTex(name), exponent));
  for (const [name, exponent] of logs) {
    const base = equals(exponent, ONE) ? '\\log' : `\\log^{${format(exponent)}}`;
    factors.push(`${base} ${nameTex(name)}`);
  }
  return factors;
}

/** The growth of a term as TeX, without its constant factor: `N^2 D`, `N \log N`. */
export function texOfTerm(term: Term): string {
  const factors = texFactors(term);
  for (const [name, exponent] of term.logLogs) {
    factors.push(
      equals(exponent, ONE)
        ? `\\log \\log ${nameTex(name)}`
        : `(\\log \\log ${nameTex(name)})^{${format(exponent)}}`,
    );
  }
  for (const each of term.exponentials) {
    const inner = texFactors(each).join(' \\, ');
    const rate = Number(each.rate.toPrecision(4));
    const shown = rate === 1 ? inner : rate === -1 ? `-${inner}` : `${rate.toString()} ${inner}`;
    factors.push(`e^{${shown}}`);
  }
  return factors.length === 0 ? '1' : factors.join(' \\, ');
}

/** `N D R + N R M`; several alternatives are a minimum. */
export function texOfGrowth({ alternatives }: Growth): string {
  const sums = alternatives.map((sum) => (sum.length === 0 ? '0' : sum.map(texOfTerm).join(' + ')));
  return sums.length === 1 ? (sums[0] ?? '0') : `\\min(${sums.join(', ')})`;
}
