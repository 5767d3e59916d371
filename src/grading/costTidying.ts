/** What a right bound could leave out: constant factors and terms of lower order. */
import { type SizeRelation, compareGrowth } from '../mathematics/asymptotics.ts';
import type { Expression } from '../mathematics/expression.ts';
import { NoGrowth, add, settle } from '../mathematics/growth.ts';
import { readConstant } from '../mathematics/constantReading.ts';
import { readGrowth } from '../mathematics/growthReading.ts';
import type { Growth } from '../mathematics/growth.ts';
import type { Claim } from './costClaims.ts';

/** A whole sentence for a tight bound in O or Θ that carries more than it must; a bare operation count is left alone. */
export function sayTidying(claim: Claim, relations: readonly SizeRelation[]): string | undefined {
  if (claim.order === 'bare') return undefined;
  const summands = summandsOf(claim.expression);
  const growths = summands.map(growthOf);
  const idle = growths.filter((growth, at) => {
    const rest = growths.filter((other, index) => index !== at && other !== undefined);
    const [first, ...others] = rest as Growth[];
    if (!growth || !first) return false;
    const sum = others.reduce(add, first);
    return (
      compareGrowth(growth, sum, relations).kind === 'bounded' &&
      compareGrowth(sum, growth, relations).kind === 'outgrown'
    );
  });
  const factor = summands.some(hasFactor);
  if (idle.length === 0 && !factor) return undefined;
  const what = [factor ? 'constant factors' : '', idle.length > 0 ? 'terms of lower order' : '']
    .filter((each) => each !== '')
    .join(' and ');
  return `Right. Big-O needs no ${what}: leave them out.`;
}

function summandsOf(expression: Expression): readonly Expression[] {
  if (expression.kind === 'order') return summandsOf(expression.argument);
  if (expression.kind === 'add') return expression.terms.flatMap(summandsOf);
  return [expression];
}

function growthOf(expression: Expression): Growth | undefined {
  const reading = readGrowth(expression);
  if (reading.kind !== 'growth') return undefined;
  try {
    return settle(reading.growth);
  } catch (error) {
    if (error instanceof NoGrowth) return undefined;
    throw error;
  }
}

function hasFactor(expression: Expression): boolean {
  if (expression.kind === 'multiply') return expression.factors.some((each) => isFactor(each));
  return expression.kind === 'divide' && isFactor(expression.denominator);
}

const isFactor = (expression: Expression): boolean => {
  const value = readConstant(expression);
  return value !== undefined && value !== 1;
};
