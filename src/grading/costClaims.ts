/** What a written answer says about a cost: the bounds it states, what it assumes, and what cannot be read. */
import type { SizeRelation } from '../mathematics/asymptotics.ts';
import type { Expression, OrderNotation } from '../mathematics/expression.ts';
import { type Growth, NoGrowth, isConstantGrowth, multiply, settle } from '../mathematics/growth.ts';
import { readGrowth } from '../mathematics/growthReading.ts';
import { readMathematics } from '../mathematics/reading.ts';
import { readRegime } from '../mathematics/regime.ts';
import type { Span } from '../mathematics/span.ts';
import type { SymbolTable } from '../mathematics/symbols.ts';
import type { WrittenAnswer } from '../submission/answer.ts';
import {
  hasOrder,
  isAboutSizes,
  isBetweenSizes,
  isDefinition,
  sidesOf,
  statementsOf,
} from './costRelations.ts';
import { defines, definitionsIn } from './costDefinitions.ts';
import { readChain, refusalOf } from './costFormula.ts';
import { type Stance, stancesOf } from './stances.ts';
import { wordsAround } from './wordsAround.ts';
import { findComparedSizes, findFixedSizes } from './costWords.ts';
import { MOST_PASSAGES } from './flows.ts';
import { type Passage, passagesOf } from './passages.ts';

/** How a formula stands in the text: the words around it, and what they make of it. */
export interface Said {
  /** Words of the same clause before and after it, in lower case. */
  readonly before: string;
  readonly after: string;
  /** Stands after another side of the same relation chain: what the chain arrives at. */
  readonly concludes: boolean;
  /** Given as a reason for a cost that stands before it. */
  readonly isReason: boolean;
  /** Words of the whole sentence before it, in lower case. */
  readonly sentence: string;
  /** Words after it, across sentences, in lower case. */
  readonly rest: string;
  /** In a box, as final answers are. */
  readonly isBoxed: boolean;
  /** Has O(…) or a relative in it. */
  readonly isOrder: boolean;
  /** The price of one, multiplied by how many there are. */
  readonly isCounted: boolean;
  /** Says how many times another price is paid. */
  readonly isCount: boolean;
  /** Worked out for numbers that its sentence puts in. */
  readonly isExample: boolean;
  readonly isQuestion: boolean;
}

/** One stated bound. */
export interface Claim extends Said {
  readonly stance: Stance;
  readonly growth: Growth;
  readonly order: OrderNotation | 'bare';
  readonly expression: Expression;
  readonly span: Span;
}

/** `D = M`, said in the answer. */
export interface Assumption {
  readonly relations: readonly SizeRelation[];
  readonly span: Span;
}

/** Something that is no bound, and why: `message` is a clause. */
export interface Obstacle {
  readonly kind: 'unreadable' | 'unknown' | 'refused' | 'not-a-cost';
  readonly span: Span;
  readonly message: string;
  /** For `unknown`: the name. */
  readonly name?: string;
  /** Inside O(…), where nothing but a cost can stand. */
  readonly inOrder: boolean;
  /** Absent where the whole answer is the obstacle. */
  readonly said?: Said;
}

export interface CostReading {
  readonly claims: readonly Claim[];
  readonly assumptions: readonly Assumption[];
  readonly obstacles: readonly Obstacle[];
  /** All text of the answer, formulas included. */
  readonly words: string;
}

export function readCosts(answer: WrittenAnswer, symbols: SymbolTable): CostReading {
  const claims: Claim[] = [];
  const assumptions: Assumption[] = [];
  const obstacles: Obstacle[] = [];
  const words = answer.blocks
    .flat()
    .map((piece) => (piece.kind === 'table' ? '' : piece.text))
    .join(' ');
  const passages = passagesOf(answer, symbols);
  if (passages.length > MOST_PASSAGES) {
    const message = `There are more than ${MOST_PASSAGES.toString()} formulas here. State the cost in a few lines.`;
    return {
      claims,
      assumptions,
      obstacles: [{ kind: 'unreadable', span: answer.span, message, inOrder: true }],
      words,
    };
  }
  const definitions = definitionsIn(passages, symbols);
  // Beside a bracket an unknown name is a function; one that the answer defines is a size.
  const named: SymbolTable =
    definitions.size === 0
      ? symbols
      : { ...symbols, ...Object.fromEntries([...definitions.keys()].map((name) => [name, { means: name }])) };
  for (const passage of passages) {
    const text = passage.text.replace(LOOSE_ENDS, (sign) => ' '.repeat(sign.length));
    const span = { start: passage.start, end: passage.start + text.length };
    const said = saidOf(passage);
    const refusal = refusalOf(text, passage);
    if (refusal) {
      obstacles.push({ ...refusal, span, said });
      continue;
    }
    const { reading, isRest } = readChain(text, passage, named);
    if (reading.kind === 'unreadable') {
      obstacles.push({
        kind: 'unreadable',
        span: { start: Math.min(reading.span.start, span.end), end: Math.min(reading.span.end, span.end) },
        message: `${reading.message} Expected: ${reading.expected}`,
        inOrder: passage.isOrder,
        said,
      });
      continue;
    }
    for (const statement of statementsOf(reading.expression)) {
      if (defines(statement, definitions)) continue;
      const regime = isAboutSizes(statement) ? readRegime(statement) : undefined;
      if (regime?.kind === 'regime') {
        assumptions.push({ relations: regime.relations, span: statement.span });
        continue;
      }
      if (isDefinition(statement)) {
        const message = 'this says what a size is, not what the cost is';
        obstacles.push({ kind: 'not-a-cost', span: statement.span, message, inOrder: false, said });
        continue;
      }
      if (isBetweenSizes(statement) && GIVES_REASON.test(passage.before)) continue;
      const { sides, arrives } = sidesOf(statement, passage);
      for (const [at, side] of sides.entries())
        take(side, { ...said, concludes: at > 0 || arrives || isRest }, passage);
    }
  }
  const constant = findFixedSizes(words, symbols);
  if (constant.length > 0) assumptions.push({ relations: constant, span: answer.span });
  const compared = findComparedSizes(words, symbols);
  if (compared.length > 0) assumptions.push({ relations: compared, span: answer.span });
  const spans = claims.map(({ span }) => span);
  const stances = stancesOf(answer, wordsAround(answer, claims), spans);
  const held = claims.map((claim, at) => ({ ...claim, stance: stances[at]?.stance ?? claim.stance }));
  return { claims: held, assumptions, obstacles, words };

  function take(side: Expression, said: Said, passage: Passage): void {
    const count = countOf(passage, named);
    if (passage.lone && isLone(side) && !count && !COST_LABEL.test(said.before)) return;
    const reading = readGrowth(side, definitions);
    const inOrder = hasOrder(side);
    const refuse = (kind: Obstacle['kind'], span: Span, message: string, name?: string): void => {
      obstacles.push({ kind, span, message, inOrder, said, ...(name === undefined ? {} : { name }) });
    };
    switch (reading.kind) {
      case 'growth':
        break;
      case 'unknown':
        return refuse('unknown', reading.span, `\`${reading.name}\` is not one of the sizes`, reading.name);
      default:
        return refuse(reading.kind, reading.span, reading.message);
    }
    try {
      const one = settle(reading.growth);
      const growth = count ? multiply(count, one) : one;
      if (isConstantGrowth(growth) && !inOrder)
        return refuse('not-a-cost', side.span, 'a number does not say how the cost grows');
      const bounds = reading.order === 'O' || reading.order === 'bare';
      const order = bounds && AT_LEAST.test(said.before) ? 'Omega' : reading.order;
      claims.push({
        ...said,
        stance: 'held',
        isOrder: inOrder,
        isCounted: count !== undefined,
        growth,
        order,
        expression: side,
        span: side.span,
      });
    } catch (error) {
      if (!(error instanceof NoGrowth)) throw error;
      refuse('refused', side.span, error.message);
    }
  }
}

const saidOf = ({
  before,
  after,
  isReason,
  sentence,
  rest,
  text,
  isCount,
  isExample,
  isQuestion,
}: Passage): Said => ({
  before,
  after,
  concludes: false,
  isReason,
  sentence,
  rest,
  isBoxed: /\\f?boxed?\b/.test(text),
  isOrder: false,
  isCounted: false,
  isCount,
  isExample,
  isQuestion,
});

/** How many times a price is paid; undefined where nothing says so. */
function countOf({ counts }: Passage, symbols: SymbolTable): Growth | undefined {
  let product: Growth | undefined;
  for (const { text, start, notation } of counts) {
    const read = readMathematics(text, start, symbols, notation ? { notation } : {});
    if (read.kind !== 'read') continue;
    const reading = readGrowth(read.expression);
    if (reading.kind !== 'growth') continue;
    try {
      const count = settle(reading.growth);
      product = product ? multiply(product, count) : count;
    } catch (error) {
      if (!(error instanceof NoGrowth)) throw error;
    }
  }
  return product;
}

/** Signs at either end of a formula that lead to or from the words beside it: `\Rightarrow O(…)`, `O(…) \subseteq`. */
const LOOSE_ENDS =
  /^\s*(?:=|\\(?:Rightarrow|Longrightarrow|implies|therefore|approx|sim|simeq|in|to|rightarrow|leadsto)(?![A-Za-z]))|(?:=|\\(?:Rightarrow|Longrightarrow|implies|approx|sim|simeq|in|to|rightarrow|subseteq|subset|leq?)(?![A-Za-z]))\s*$/g;

/** "…, as max(D, M) ≤ D + M" */
const GIVES_REASON = /\b(?:as|since|because|where|when|if|for|note that|by|using|from|indeed)\s*:?\s*$/;

/** "Big-O: n": even a single size is then meant as the cost. */
const COST_LABEL = /\b(?:big[- ]?o|answer|costs?|complexity|run ?time|bound)\s*(?:is\s*)?[:=]?\s*$/;

const AT_LEAST = /\b(?:at least|no less than|not less than|lower bound(?: of| is)?)\s*$/;

/** A single size or number in running text is mentioned, not claimed: "project to R dimensions". */
const isLone = (expression: Expression): boolean =>
  expression.kind === 'symbol' || expression.kind === 'number' || expression.kind === 'constant';
