/** Whether a text names a cost that is asked for. */
import { compareGrowth, type SizeRelation } from '../mathematics/asymptotics.ts';
import type { Growth } from '../mathematics/growth.ts';
import type { SymbolTable } from '../mathematics/symbols.ts';
import type { CostPart } from '../problem/kinds/cost.ts';
import { readCosts } from './costClaims.ts';
import { readCostKey } from './costKey.ts';
import { sampleAnswer } from './sampleAnswer.ts';
import { passagesIn } from './spokenTexts.ts';

/** The passage of `text` that grows exactly like the key, or like one of the terms that it is the sum of. */
export function findTermsGiven(part: CostPart, text: string, symbols: SymbolTable): string | undefined {
  const { key } = readCostKey(part, symbols);
  if (!key) return undefined;
  return findGiven([key.growth, ...key.steps.map(({ growth }) => growth)], key.relations, text, symbols);
}

/** The passage of `text` that grows exactly like one of `costs`, each written as in `O(N R (D + M))`. */
export function findCostsGiven(
  costs: readonly string[],
  text: string,
  symbols: SymbolTable,
): string | undefined {
  const secrets = costs.flatMap((cost) => readCosts(sampleAnswer(cost), symbols).claims);
  return findGiven(
    secrets.map(({ growth }) => growth),
    [],
    text,
    symbols,
  );
}

function findGiven(
  secrets: readonly Growth[],
  relations: readonly SizeRelation[],
  text: string,
  symbols: SymbolTable,
): string | undefined {
  const covers = (a: Growth, b: Growth): boolean => compareGrowth(a, b, relations).kind === 'bounded';
  const claimIn = (passage: string): string | undefined => {
    const claim = readCosts(sampleAnswer(passage), symbols).claims.find(({ growth }) =>
      secrets.some((secret) => covers(growth, secret) && covers(secret, growth)),
    );
    return claim && passage.slice(claim.span.start, claim.span.end);
  };
  for (const passage of [text, ...passagesIn(text)]) {
    const said = claimIn(passage);
    // A cost that is said in several pieces is quoted whole.
    if (said !== undefined) return claimIn(said) === undefined ? passage : said;
  }
  return undefined;
}
