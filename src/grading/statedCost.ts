/** Which cost a written answer arrives at, be it right or wrong. */
import type { SizeRelation } from '../mathematics/asymptotics.ts';
import type { Growth } from '../mathematics/growth.ts';
import { texOfGrowth } from '../mathematics/growthTex.ts';
import type { SymbolTable } from '../mathematics/symbols.ts';
import { toTex } from '../mathematics/tex.ts';
import type { CostPart } from '../problem/kinds/cost.ts';
import type { WrittenAnswer } from '../submission/answer.ts';
import { isTooLong } from './answerLength.ts';
import { gradeCost } from './cost.ts';
import { readCosts, type Claim } from './costClaims.ts';
import { findBlocking } from './costUnread.ts';
import { withoutRounding } from './costRounding.ts';
import { concludeCosts } from './costConclusion.ts';
import { readCostKey } from './costKey.ts';

export interface StatedCost {
  readonly growth: Growth;
  /** As it was written, or the sum of the steps that were. */
  readonly tex: string;
  /** Whether the answer is the tight bound that its part asks for. */
  readonly isTight: boolean;
  /** What holds between the sizes in its part. */
  readonly relations: readonly SizeRelation[];
}

/** Undefined where the answer states no upper bound that can be read. */
export function statedCost(
  part: CostPart,
  answer: WrittenAnswer,
  symbols: SymbolTable,
): StatedCost | undefined {
  const { key } = readCostKey(part, symbols);
  if (key === undefined || isTooLong(answer)) return undefined;
  const reading = withoutRounding(readCosts(answer, symbols), key.growth);
  if (reading.claims.length === 0 || findBlocking(reading, part.title)) return undefined;
  const conclusion = concludeCosts(reading, {
    title: part.title,
    elsewhere: part.elsewhere ?? [],
    relations: key.relations,
  });
  const of = (growth: Growth, tex: string): StatedCost => ({
    growth,
    tex,
    isTight: gradeCost(part, answer, symbols).verdict === 'correct',
    relations: key.relations,
  });
  const ofClaim = ({ order, growth, expression }: Claim): StatedCost | undefined =>
    order === 'Omega' || order === 'omega' ? undefined : of(growth, toTex(expression));
  switch (conclusion.kind) {
    case 'one':
      return ofClaim(conclusion.claim);
    case 'several':
      return ofClaim(conclusion.last);
    case 'steps':
      return of(conclusion.sum, texOfGrowth(conclusion.sum));
    case 'none':
      return undefined;
    default:
      return conclusion satisfies never;
  }
}
