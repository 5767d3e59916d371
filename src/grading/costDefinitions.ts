/** Names that an answer defines itself: "let F = 2R", used in O(N F (D + M)). */
import type { Expression } from '../mathematics/expression.ts';
import { type Growth, NoGrowth, settle } from '../mathematics/growth.ts';
import { readGrowth } from '../mathematics/growthReading.ts';
import { readMathematics } from '../mathematics/reading.ts';
import type { SymbolTable } from '../mathematics/symbols.ts';
import type { Passage } from './passages.ts';

/** Undeclared names that one formula sets equal to something in the sizes and another formula uses. */
export function definitionsIn(
  passages: readonly Passage[],
  symbols: SymbolTable,
): ReadonlyMap<string, Growth> {
  const definitions = new Map<string, Growth>();
  const readings = passages.map(({ text, start, notation }) =>
    readMathematics(text, start, symbols, notation ? { notation } : {}),
  );
  for (const [at, reading] of readings.entries()) {
    if (reading.kind !== 'read') continue;
    const { expression } = reading;
    for (const statement of expression.kind === 'list' ? expression.items : [expression]) {
      const found = definitionOf(statement);
      const isUsed =
        found !== undefined &&
        readings.some(
          (other, index) =>
            index !== at && other.kind === 'read' && other.unknown.some(({ name }) => name === found.name),
        );
      if (isUsed) definitions.set(found.name, found.growth);
    }
  }
  return definitions;
}

function definitionOf(statement: Expression): { readonly name: string; readonly growth: Growth } | undefined {
  if (statement.kind !== 'relation' || statement.first.kind !== 'symbol' || statement.first.declared)
    return undefined;
  const [link, ...more] = statement.links;
  if (!link || more.length > 0 || (link.relation !== '=' && link.relation !== ':=')) return undefined;
  const reading = readGrowth(link.expression);
  if (reading.kind !== 'growth' || reading.order !== 'bare') return undefined;
  try {
    return { name: statement.first.name, growth: settle(reading.growth) };
  } catch (error) {
    if (error instanceof NoGrowth) return undefined;
    throw error;
  }
}

/** Is it the definition of one of these? */
export const defines = (statement: Expression, definitions: ReadonlyMap<string, Growth>): boolean =>
  statement.kind === 'relation' && statement.first.kind === 'symbol' && definitions.has(statement.first.name);
