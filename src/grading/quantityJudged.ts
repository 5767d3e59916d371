/** What comes of one thing that a part asks for, and the words that every such judgement shares. */
import type { Quantity } from '../mathematics/quantity.ts';
import type { Span } from '../mathematics/span.ts';
import type { Diagnosis } from './judgement.ts';
import type { Slip } from './mentions.ts';
import type { QuantityReading } from './quantityAnswer.ts';

export type Judged =
  | { readonly kind: 'right' }
  | {
      readonly kind: 'missing';
      readonly what: string;
      /** A conclusion, which may stand there in words that a machine does not know. */
      readonly maySay?: boolean;
    }
  | { readonly kind: 'wrong'; readonly diagnosis: Diagnosis; readonly span: Span; readonly credit: number };

export type Wrong = Extract<Judged, { kind: 'wrong' }>;

export const nameOf = (attribute: string, entity: string): string => `${attribute} of ${entity}`;

/** The calculation that one of these is the result of, where it does not come out. */
export const slipOf = (quantities: readonly Quantity[], { slips }: QuantityReading): Slip | undefined =>
  slips.find(({ result }) =>
    quantities.some(({ span }) => span.start < result.end && result.start < span.end),
  );

/** The right number beside a calculation that gives another one: half of it is known. */
export const SLIP_CREDIT = 0.5;

export const miscalculated = ({ text, span }: Slip, credit: number): Wrong => ({
  kind: 'wrong',
  diagnosis: {
    id: 'arithmetic',
    message: `The two sides of \`${text.slice(0, 80)}\` are not equal.`,
    ask: 'What does the calculation give if you go through it step by step, and are all its factors the ones you meant?',
  },
  span,
  credit,
});

const SCALES = [
  [1e12, 'T'],
  [1e9, 'B'],
  [1e6, 'M'],
  [1e3, 'K'],
] as const;

/** `140M`, `87.9 %`, `6.6M to 7.5M`. */
export function show({ low, high, unit }: Quantity): string {
  const one = (value: number): string => {
    const [by, letter] = SCALES.find(([scale]) => Math.abs(value) >= scale) ?? [1, ''];
    return `${Number((value / by).toPrecision(6)).toString()}${letter}`;
  };
  const suffix = unit === 'percent' ? ' %' : unit === 'times' ? '×' : '';
  return low === high ? one(low) + suffix : `${one(low)} to ${one(high)}${suffix}`;
}
