/** Holds what a code part holds at once against what the part allows: something to say, never a mark. */
import { compareGrowth } from '../mathematics/asymptotics.ts';
import { texOfTerm } from '../mathematics/growthTex.ts';
import type { SymbolTable } from '../mathematics/symbols.ts';
import type { CodePart } from '../problem/kinds/code.ts';
import { readCost } from './costKey.ts';
import { termOf } from './costJudgement.ts';
import type { Finding } from './judgement.ts';
import type { MemoryMeasurement } from './measurement.ts';

/** How many numbers the key allows at some sizes, its constants taken for 1; undefined where there is no key. */
export function allowedAt(
  part: CodePart,
  symbols: SymbolTable,
): ((sizes: Readonly<Record<string, number>>) => number) | undefined {
  const allowed = part.memory === undefined ? '' : readCost(part.memory.key, symbols);
  if (typeof allowed === 'string') return undefined;
  const [terms = []] = allowed.alternatives;
  return (sizes) =>
    terms.reduce((sum, { powers }) => {
      let product = 1;
      for (const [name, { top, over }] of powers)
        product *= (sizes[name] ?? 1) ** (Number(top) / Number(over));
      return sum + product;
    }, 0);
}

/** Undefined where nothing is asked, nothing was determined, or no more is held than is allowed. */
export function judgeMemory(
  part: CodePart,
  measurement: MemoryMeasurement,
  symbols: SymbolTable,
): Finding | undefined {
  if (part.memory === undefined || measurement.kind !== 'fitted') return undefined;
  const allowed = readCost(part.memory.key, symbols);
  if (typeof allowed === 'string') return undefined;
  const [worst] = measurement.terms
    .map(termOf)
    .filter((term) => compareGrowth({ alternatives: [[term]] }, allowed).kind === 'outgrown');
  if (worst === undefined) return undefined;
  const { id, message, ask } = part.memory;
  return {
    severity: 'warning',
    id,
    message: `${message} The entries that your code holds at one time grow like $${texOfTerm(worst)}$. ${ask} This costs no marks.`,
  };
}
