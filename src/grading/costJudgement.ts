/** Holds the measured cost of a code part against what the part allows. */
import { compareGrowth } from '../mathematics/asymptotics.ts';
import type { Growth } from '../mathematics/growth.ts';
import { texOfName, texOfTerm } from '../mathematics/growthTex.ts';
import { rational } from '../mathematics/rational.ts';
import type { SymbolTable } from '../mathematics/symbols.ts';
import { SOME, constantTerm, type Exponent, type Term } from '../mathematics/term.ts';
import type { CodePart } from '../problem/kinds/code.ts';
import { readCost } from './costKey.ts';
import type { Finding } from './judgement.ts';
import type { CallSite, CostMeasurement, MeasuredTerm } from './measurement.ts';

interface Counted {
  /** The cost as words with TeX between dollars. */
  readonly measured: string;
  readonly tex: string;
  readonly growth: Growth;
  /** False where the counts come close to these terms and are not exactly their sum. */
  readonly exact: boolean;
}

export type CostJudgement =
  /** Grows no faster than the key. */
  | (Counted & { readonly kind: 'within' })
  | (Counted & {
      readonly kind: 'exceeds';
      readonly finding: Finding;
      /** The declared misconception whose growth it has. */
      readonly misconception?: string;
    })
  /** Counting did not settle it: a person decides, with the reason as a whole sentence. */
  | { readonly kind: 'undetermined'; readonly because: string };

/** Terms shown of a measured cost; the rest is of lower order. */
const SHOWN = 4;

/** A count below this is what interpolation leaves of nothing: counts are whole numbers. */
const NOTHING = 1e-6;

/**
 * Judges the counted operations by the same rule as a written cost: within means that the measured polynomial is
 * at most a constant times the key, for all sizes. `undefined` for a part that asks for no cost.
 */
export function judgeMeasuredCost(
  part: CodePart,
  measurement: CostMeasurement,
  symbols: SymbolTable,
): CostJudgement | undefined {
  if (part.cost === undefined) return undefined;
  switch (measurement.kind) {
    case 'undetermined':
      return { kind: 'undetermined', because: measurement.why };
    case 'failed':
      return {
        kind: 'undetermined',
        because: `While its operations were counted, a call at larger sizes gave no value (${measurement.at.kind}).`,
      };
    case 'polynomial':
    case 'fitted': {
      const allowed = readCost(part.cost.key, symbols);
      if (typeof allowed === 'string') {
        return { kind: 'undetermined', because: `The key of this part cannot be read: ${allowed}.` };
      }
      return judgeTerms(part, part.cost, measurement, allowed, symbols);
    }
    default:
      return measurement satisfies never;
  }
}

function judgeTerms(
  part: CodePart,
  { ask }: NonNullable<CodePart['cost']>,
  { terms, kind }: Extract<CostMeasurement, { kind: 'polynomial' | 'fitted' }>,
  allowed: Growth,
  symbols: SymbolTable,
): CostJudgement {
  // What is subtracted, as in N(N − 1)/2, is of lower order: a count of operations is never negative.
  const counted = terms
    .filter(({ coefficient }) => coefficient > NOTHING)
    .sort((a, b) => degree(b) - degree(a) || b.coefficient - a.coefficient);
  const tex = texOf(counted);
  const growth = growthOf(counted);
  const measured = counted.length === 0 ? 'no operations at all' : `$${tex}$ operations`;
  const common = { measured, tex, growth, exact: kind === 'polynomial' };
  const excess: MeasuredTerm[] = [];
  for (const term of counted) {
    const comparison = compareGrowth(growthOf([term]), allowed);
    if (comparison.kind === 'undecided') {
      return { kind: 'undetermined', because: `It was not settled whether ${measured} is too much.` };
    }
    if (comparison.kind === 'outgrown') excess.push(term);
  }
  const [worst] = excess;
  if (worst === undefined) return { kind: 'within', ...common };
  const misconception = part.misconceptions.find(({ grows }) =>
    (grows ?? []).some((text) => {
      const least = readCost(text, symbols);
      return typeof least !== 'string' && compareGrowth(least, growth).kind === 'bounded';
    }),
  );
  return {
    kind: 'exceeds',
    ...common,
    finding: findExcess(worst, ask, allowed),
    ...(misconception === undefined ? {} : { misconception: misconception.id }),
  };
}

const growthOf = (terms: readonly MeasuredTerm[]): Growth => ({ alternatives: [terms.map(termOf)] });

export function termOf({ exponents, logs = {} }: Pick<MeasuredTerm, 'exponents' | 'logs'>): Term {
  return { ...constantTerm(SOME), powers: exponentOf(exponents), logs: exponentOf(logs) };
}

function exponentOf(powers: Readonly<Record<string, number>>): Exponent {
  const entries = Object.entries(powers)
    .filter(([, power]) => power !== 0)
    .map(([name, power]) => [name, rational(Math.round(power * 12), 12)] as const);
  return new Map(entries);
}

/**
 * The call that decides on the excess: as long as what one call of the function around a line costs is within the key,
 * not the function is at fault but whoever calls it so often.
 */
function decidingCall({ exponents, logs, calls = [] }: MeasuredTerm, allowed: Growth): CallSite | undefined {
  let deciding: CallSite | undefined;
  for (const call of calls) {
    const once = Object.entries(exponents).map(
      ([name, power]) => [name, Math.max(0, power - (call.times[name] ?? 0))] as const,
    );
    const term = termOf({ exponents: Object.fromEntries(once), ...(logs === undefined ? {} : { logs }) });
    if (compareGrowth({ alternatives: [[term]] }, allowed).kind !== 'bounded') break;
    deciding = call;
  }
  return deciding;
}

function findExcess(worst: MeasuredTerm, ask: string, allowed: Growth): Finding {
  const does = `operations whose number grows like $${texOfTerm(termOf(worst))}$, more than this part allows`;
  const { line } = worst;
  if (line === undefined) return { severity: 'error', message: `Your code does ${does}. ${ask}` };
  const call = decidingCall(worst, allowed);
  if (call === undefined) {
    return {
      severity: 'error',
      message: `Line ${line} does most of the ${does}. ${ask}`,
      place: { kind: 'code', line, column: 1 },
    };
  }
  const from =
    call.loop === undefined || call.loop === call.line
      ? `line ${call.line}`
      : `line ${call.line}, in the loop that begins in line ${call.loop}`;
  return {
    severity: 'error',
    message: `Line ${line} does most of the ${does}. One call of it is cheap enough, but it is called from ${from}. ${ask}`,
    place: { kind: 'code', line: call.line, column: 1 },
  };
}

/** A logarithm counts for less than any power. */
const degree = ({ exponents, logs = {} }: MeasuredTerm): number =>
  Object.values(exponents).reduce((sum, exponent) => sum + exponent, 0) + Object.values(logs).length / 100;

/** `6\,N D R + 2\,N R + …` */
function texOf(terms: readonly MeasuredTerm[]): string {
  if (terms.length === 0) return '0';
  const shown = terms.slice(0, SHOWN).map(({ coefficient, exponents, logs = {} }) => {
    const factors = Object.entries(exponents)
      .filter(([, exponent]) => exponent !== 0)
      .map(([name, exponent]) => `${texOfName(name)}${exponent === 1 ? '' : `^{${exponent}}`}`);
    factors.push(...Object.keys(logs).map((name) => `\\log_2 ${texOfName(name)}`));
    const number = String(Number(coefficient.toPrecision(3)));
    if (factors.length === 0) return number;
    return `${number === '1' ? '' : `${number}\\,`}${factors.join('\\,')}`;
  });
  return [...shown, ...(terms.length > SHOWN ? ['\\dots'] : [])].join(' + ');
}
