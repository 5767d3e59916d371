/** Numbers inside a cost that are known exactly, and factors that only swing about zero. */
import type { Expression } from './expression.ts';
import { type Rational, fromNumber } from './rational.ts';

/** A number that is known exactly, such as 2, 1/2, −0.5 or log₂ 8 to twelve digits. */
export function readConstant(node: Expression): number | undefined {
  switch (node.kind) {
    case 'number':
      return node.value;
    case 'constant':
      return node.name === 'e' ? Math.E : node.name === 'pi' ? Math.PI : undefined;
    case 'negate': {
      const of = readConstant(node.argument);
      return of === undefined ? undefined : -of;
    }
    case 'add':
    case 'multiply': {
      const parts = (node.kind === 'add' ? node.terms : node.factors).map(readConstant);
      let total = node.kind === 'add' ? 0 : 1;
      for (const part of parts) {
        if (part === undefined) return undefined;
        total = node.kind === 'add' ? total + part : total * part;
      }
      return total;
    }
    case 'divide': {
      const [top, under] = [readConstant(node.numerator), readConstant(node.denominator)];
      return top === undefined || under === undefined || under === 0 ? undefined : top / under;
    }
    case 'power': {
      const [base, exponent] = [readConstant(node.base), readConstant(node.exponent)];
      return base === undefined || exponent === undefined ? undefined : base ** exponent;
    }
    case 'root': {
      const [of, degree] = [readConstant(node.radicand), node.degree ? readConstant(node.degree) : 2];
      return of === undefined || degree === undefined ? undefined : of ** (1 / degree);
    }
    case 'function': {
      const [argument] = node.arguments;
      const value = argument && readConstant(argument);
      if (value === undefined || node.arguments.length !== 1) return undefined;
      if (node.name === 'exp') return Math.exp(value);
      if (node.name !== 'log') return undefined;
      const base = node.base ? readConstant(node.base) : Math.E;
      return base === undefined ? undefined : Math.log(value) / Math.log(base);
    }
    default:
      return undefined;
  }
}

/** The fraction closest to a double that was computed: 2.0000000000000004 is 2. */
export function rounded(value: number): Rational | undefined {
  return fromNumber(Number(value.toPrecision(12)));
}

/** How far (−1)^n, sin n or a multiple of these swings to either side of zero. */
export function swingOf(node: Expression): number | undefined {
  if (node.kind === 'negate') return swingOf(node.argument);
  if (node.kind === 'power') {
    return readConstant(node.base) === -1 && readConstant(node.exponent) === undefined ? 1 : undefined;
  }
  if (node.kind === 'function') {
    return (node.name === 'sin' || node.name === 'cos') && readConstant(node) === undefined ? 1 : undefined;
  }
  if (node.kind !== 'multiply') return undefined;
  let [width, swings] = [1, false];
  for (const factor of node.factors) {
    const [number, swing] = [readConstant(factor), swingOf(factor)];
    if (number === undefined && swing === undefined) return undefined;
    width *= Math.abs(number ?? swing ?? 1);
    swings ||= swing !== undefined;
  }
  return swings ? width : undefined;
}
