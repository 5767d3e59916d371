/** Three costs side by side: what the student claims, what the student's code does, and what is asked for. */
import { compareGrowth } from '../mathematics/asymptotics.ts';
import { readMathematics } from '../mathematics/reading.ts';
import type { SymbolTable } from '../mathematics/symbols.ts';
import { toTex } from '../mathematics/tex.ts';
import type { CodePart } from '../problem/kinds/code.ts';
import type { CostJudgement } from './costJudgement.ts';
import type { StatedCost } from './statedCost.ts';

/** Plain JSON, a part of the Report. Formulas are TeX. */
export interface CostComparison {
  /** Absent where the part has no written cost beside it, or none that can be read. */
  readonly claim?: { readonly part: string; readonly tex: string; readonly meetsKey: boolean };
  readonly code:
    | {
        readonly kind: 'counted';
        /** The polynomial that was counted, its largest terms first. */
        readonly tex: string;
        /** Exact at every size that was counted; otherwise a fit. */
        readonly exact: boolean;
        readonly meetsKey: boolean;
      }
    | { readonly kind: 'undetermined'; readonly because: string };
  /**
   * How the claim stands to the code: they grow alike, the claim is less than the code does, or more, or neither
   * bounds the other. Absent where there is nothing to compare.
   */
  readonly agreement?: 'alike' | 'less' | 'more' | 'neither';
  /** Only for eyes that may see it: a TA's, and those of a student whose claim is right. */
  readonly key?: string;
  /** The comparison in a sentence or two, which never tell the key. */
  readonly says: string;
}

/**
 * @param stated what the linked cost part claims
 * @param tellKey whether the key may be told though the claim is not right
 */
export function compareCosts(
  part: CodePart,
  measured: CostJudgement,
  stated: StatedCost | undefined,
  symbols: SymbolTable,
  tellKey: boolean,
): CostComparison {
  const claim =
    stated === undefined || part.cost?.claim === undefined
      ? undefined
      : { part: part.cost.claim, tex: stated.tex, meetsKey: stated.isTight };
  const key = tellKey || claim?.meetsKey === true ? keyTex(part, symbols) : undefined;
  const agreement = agreementOf(measured, stated);
  const common = {
    ...(claim === undefined ? {} : { claim }),
    ...(key === undefined ? {} : { key }),
    ...(claim === undefined || agreement === undefined ? {} : { agreement }),
  };
  if (measured.kind === 'undetermined') {
    const { because } = measured;
    return { ...common, code: { kind: 'undetermined', because }, says: because };
  }
  const meetsKey = measured.kind === 'within';
  return {
    ...common,
    code: { kind: 'counted', tex: measured.tex, exact: measured.exact, meetsKey },
    says: inWords(common.agreement, claim?.meetsKey, meetsKey),
  };
}

function keyTex(part: CodePart, symbols: SymbolTable): string | undefined {
  const read = part.cost === undefined ? undefined : readMathematics(part.cost.key, 0, symbols);
  return read?.kind === 'read' ? toTex(read.expression) : undefined;
}

function agreementOf(
  measured: CostJudgement,
  stated: StatedCost | undefined,
): CostComparison['agreement'] | undefined {
  if (measured.kind === 'undetermined' || stated === undefined) return undefined;
  const codeBelow = compareGrowth(measured.growth, stated.growth, stated.relations).kind;
  const claimBelow = compareGrowth(stated.growth, measured.growth, stated.relations).kind;
  if (codeBelow === 'undecided' || claimBelow === 'undecided') return undefined;
  if (codeBelow === 'bounded') return claimBelow === 'bounded' ? 'alike' : 'more';
  return claimBelow === 'bounded' ? 'less' : 'neither';
}

function inWords(
  agreement: CostComparison['agreement'],
  claimMeets: boolean | undefined,
  codeMeets: boolean,
): string {
  const code = codeMeets ? 'Your code costs no more than is asked' : 'Your code costs more than is asked';
  if (agreement === undefined || claimMeets === undefined) return `${code}.`;
  switch (agreement) {
    case 'alike':
      if (claimMeets && codeMeets) return 'Your code grows as you claim, and both are what is asked.';
      return `Your code grows as you claim. ${code}${codeMeets ? ', but the claim is not the bound that is asked for' : ''}.`;
    case 'less':
      return `Your code grows faster than you claim. Does the claim leave out a step that the code takes, or does the code take one that it could do without? ${code}.`;
    case 'more':
      return `Your code grows more slowly than you claim. Which step does the claim price that the code never takes? ${code}.`;
    case 'neither':
      return `Your claim and your code grow differently: each has a term that outgrows the other. Which step of the code does each term of the claim price? ${code}.`;
    default:
      return agreement satisfies never;
  }
}
