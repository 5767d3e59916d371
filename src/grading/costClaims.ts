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
import { hasOrder, isAboutSizes, isDefinition, sidesOf, statementsOf } from './costRelations.ts';
import { defines, definitionsIn } from './costDefinitions.ts';
import { findComparedSizes, findFixedSizes } from './costWords.ts';
import { MOST_PASSAGES, type Passage, passagesOf } from './passages.ts';

/** One stated bound. */
export interface Claim {
  readonly growth: Growth;
  readonly order: OrderNotation | 'bare';
  readonly expression: Expression;
  readonly span: Span;
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
  /** The price of one, multiplied by how many there are. */
  readonly isCounted: boolean;
  /** Says how many times another price is paid. */
  readonly isCount: boolean;
  /** Worked out for numbers that its sentence puts in. */
  readonly isExample: boolean;
  readonly isQuestion: boolean;
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
  for (const passage of passages) {
    const { start, notation } = passage;
    const text = passage.text.replace(LOOSE_ENDS, (sign) => ' '.repeat(sign.length));
    if (passage.isTorn) {
      const message = 'Words stand between the factors here. Write the product with the symbols only.';
      const span = { start, end: start + text.length };
      obstacles.push({ kind: 'unreadable', span, message, inOrder: false });
      continue;
    }
    if (SOFT.test(text)) {
      const message = 'soft-O leaves logarithms out, and here they may matter, so write them out';
      const span = { start, end: start + text.length };
      obstacles.push({ kind: 'refused', span, message, inOrder: true });
      continue;
    }
    if (DENIED_INSIDE.test(text)) {
      const message =
        'This formula strikes out or denies something inside itself. Write only the cost that you mean.';
      const span = { start, end: start + text.length };
      obstacles.push({ kind: 'unreadable', span, message, inOrder: false });
      continue;
    }
    if (BINOMIAL.test(text)) {
      const message = 'a binomial coefficient stands for a product, so write that product out';
      const span = { start, end: start + text.length };
      obstacles.push({ kind: 'refused', span, message, inOrder: passage.isOrder });
      continue;
    }
    const reading = readMathematics(text, start, symbols, notation ? { notation } : {});
    if (reading.kind === 'unreadable') {
      const end = start + text.length;
      obstacles.push({
        kind: 'unreadable',
        span: { start: Math.min(reading.span.start, end), end: Math.min(reading.span.end, end) },
        message: `${reading.message} Expected: ${reading.expected}`,
        inOrder: passage.isOrder,
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
        obstacles.push({ kind: 'not-a-cost', span: statement.span, message, inOrder: false });
        continue;
      }
      const { sides, arrives } = sidesOf(statement, passage);
      for (const [at, side] of sides.entries()) take(side, at > 0 || arrives, passage);
    }
  }
  const constant = findFixedSizes(words, symbols);
  if (constant.length > 0) assumptions.push({ relations: constant, span: answer.span });
  const compared = findComparedSizes(words, symbols);
  if (compared.length > 0) assumptions.push({ relations: compared, span: answer.span });
  return { claims, assumptions, obstacles, words };

  function take(side: Expression, concludes: boolean, passage: Passage): void {
    const count = countOf(passage, symbols);
    if (passage.lone && isLone(side) && !count && !COST_LABEL.test(passage.before)) return;
    const reading = readGrowth(side, definitions);
    const inOrder = hasOrder(side);
    if (reading.kind === 'growth') {
      try {
        const one = settle(reading.growth);
        const growth = count ? multiply(count, one) : one;
        if (isConstantGrowth(growth) && !inOrder) {
          obstacles.push({
            kind: 'not-a-cost',
            span: side.span,
            message: 'a number does not say how the cost grows',
            inOrder,
          });
          return;
        }
        const { before, after, isReason, sentence, rest } = passage;
        claims.push({
          growth,
          order:
            (reading.order === 'O' || reading.order === 'bare') && AT_LEAST.test(before)
              ? 'Omega'
              : reading.order,
          expression: side,
          span: side.span,
          before,
          after,
          concludes,
          isReason,
          sentence,
          rest,
          isBoxed: /\\f?boxed?\b/.test(passage.text),
          isCounted: count !== undefined,
          isCount: passage.isCount,
          isExample: passage.isExample,
          isQuestion: passage.isQuestion,
        });
      } catch (error) {
        if (!(error instanceof NoGrowth)) throw error;
        obstacles.push({ kind: 'refused', span: side.span, message: error.message, inOrder });
      }
      return;
    }
    if (reading.kind === 'unknown') {
      const message = `\`${reading.name}\` is not one of the sizes`;
      obstacles.push({ kind: 'unknown', span: reading.span, message, name: reading.name, inOrder });
      return;
    }
    obstacles.push({ kind: reading.kind, span: reading.span, message: reading.message, inOrder });
  }
}

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

/** `Õ(…)`, `\tilde{O}(…)`, `O~(…)`. */
const SOFT =
  /Õ|[Oo]\u0303|\\(?:wide)?tilde\s*\{?\s*(?:\\(?:mathcal|mathrm|operatorname|text)\s*)?\{?\s*[O𝒪]|(?<![\p{L}\d])[O𝒪]\s*[~˜]\s*\(/u;

/** `\\cancel{O(…)}`, `O(…) \\text{ is wrong}` */
const DENIED_INSIDE =
  /\\(?:[bx]?cancel|sout|st|cancelto)(?![A-Za-z])|\\(?:text\w*|mathrm|mbox)\s*\{[^{}]*\b(?:wrong|not|false|incorrect|never|untrue)\b/;

const BINOMIAL = /\\[dt]?binom(?![A-Za-z])|\\choose(?![A-Za-z])/;

/** "Big-O: n": even a single size is then meant as the cost. */
const COST_LABEL = /\b(?:big[- ]?o|answer|costs?|complexity|run ?time|bound)\s*(?:is\s*)?[:=]?\s*$/;

const AT_LEAST = /\b(?:at least|no less than|not less than|lower bound(?: of| is)?)\s*$/;

/** A single size or number in running text is mentioned, not claimed: "project to R dimensions". */
const isLone = (expression: Expression): boolean =>
  expression.kind === 'symbol' || expression.kind === 'number' || expression.kind === 'constant';
