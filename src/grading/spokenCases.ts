/** Reads cases that are told apart in words: "A if |r| ≤ δ, and B otherwise", "A for x > 0; B for x ≤ 0". */
import type { Expression } from '../mathematics/expression.ts';
import { sameTree } from '../mathematics/structure.ts';
import type { ReadFormula } from './findings.ts';
import type { Formula } from './formulas.ts';

const IF = /^[\s,;:([]*(?:if|for|when|whenever|where|as\s+long\s+as|in\s+case|provided(?:\s+that)?)$/;
const AND = /^[\s,;.:)\]]*(?:and|but)?$/;
const ELSE_BEFORE =
  /^[\s,;.:)\]]*(?:and|but|or)?[\s,]*(?:else|otherwise|elsewhere|beyond(?:\s+that)?)(?:\s+(?:it\s+)?is)?[\s,:]*$/;
const ELSE_AFTER = /^[\s$`,;.)]*(?:otherwise|else|elsewhere|beyond|outside|in\s+all\s+other\s+cases)\b/i;

/** The formulas, with each value and condition that belong together as one formula of cases. */
export function joinCases(formulas: readonly Formula[], source: string): readonly Formula[] {
  const joined: Formula[] = [];
  for (let at = 0; at < formulas.length;) {
    const found = casesAt(formulas, at, source);
    const formula = formulas[at];
    if (formula === undefined) break;
    joined.push(found?.formula ?? formula);
    at += found?.length ?? 1;
  }
  return joined;
}

function casesAt(
  formulas: readonly Formula[],
  at: number,
  source: string,
): { readonly formula: Formula; readonly length: number } | undefined {
  const [first, condition, second, other] = formulas.slice(at, at + 4).map(asRead);
  if (first === undefined || condition === undefined || second === undefined) return undefined;
  const isBeside = condition.line === first.line && second.line <= first.line + 1;
  if (!isBeside || !IF.test(condition.before) || !compares(condition)) return undefined;
  const isElse =
    ELSE_BEFORE.test(second.before) ||
    (AND.test(second.before) && ELSE_AFTER.test(source.slice(second.span.end, second.span.end + 30)));
  const isOther =
    other !== undefined &&
    AND.test(second.before) &&
    other.line === second.line &&
    IF.test(other.before) &&
    compares(other);
  if ((!isElse && !isOther) || compares(first) || compares(second)) return undefined;
  const left = valueOf(first);
  const right = valueOf(second);
  const isOfOne = right?.of === undefined || (left?.of !== undefined && sameTree(left.of, right.of));
  if (left === undefined || right === undefined || !isOfOne) return undefined;
  const last = isElse ? second : (other ?? second);
  const span = { start: first.span.start, end: last.span.end };
  const branches = [
    { value: left.value, condition: condition.reading.expression },
    isElse || other === undefined
      ? { value: right.value }
      : { value: right.value, condition: other.reading.expression },
  ];
  const cases: Expression = { kind: 'cases', branches, span };
  const whole = first.reading.expression;
  const expression: Expression =
    whole.kind === 'relation'
      ? {
          ...whole,
          links: [
            ...whole.links.slice(0, -1),
            ...whole.links.slice(-1).map((link) => ({ ...link, expression: cases })),
          ],
        }
      : cases;
  const unknown = [first, condition, second, last].flatMap(({ reading }) => reading.unknown);
  const text = source.slice(span.start, span.end);
  const formula: Formula = { ...first, text, span, reading: { ...first.reading, expression, unknown } };
  return { formula, length: isElse ? 3 : 4 };
}

const asRead = (formula: Formula): ReadFormula | undefined =>
  formula.reading.kind === 'read' ? { ...formula, reading: formula.reading } : undefined;

/** `|r| ≤ δ`, `0 < x < 1` */
const compares = ({ reading: { expression } }: ReadFormula): boolean =>
  expression.kind === 'relation' &&
  expression.links.every(({ relation }) => /^(?:<|<=|>|>=)$/.test(relation));

/** The value that a formula gives, and the name it gives it to. */
function valueOf({
  reading: { expression },
}: ReadFormula): { readonly value: Expression; readonly of?: Expression } | undefined {
  if (expression.kind === 'list') return undefined;
  if (expression.kind !== 'relation') return { value: expression };
  const last = expression.links.at(-1);
  const isEquation = expression.links.every(({ relation }) => relation === '=' || relation === ':=');
  return isEquation && last !== undefined ? { value: last.expression, of: expression.first } : undefined;
}
