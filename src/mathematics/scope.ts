/** What an evaluation sees: the point, the definitions, the bound indices, and how much work is left. */
import { OutOfDomain } from './arithmetic.ts';
import type { Arithmetic } from './arithmetic.ts';
import type { Definitions } from './definition.ts';
import type { Expression } from './expression.ts';
import type { Point } from './point.ts';
import type { Span } from './span.ts';
import type { Value } from './value.ts';

/**
 * Why a tree has no value, whatever the point: `shape` (a vector plus a number), `unknown` (a name without a value),
 * `unsupported` (a construct that we cannot compute, which is ours to say and not the student's fault).
 */
export class EvaluationFailure extends Error {
  readonly kind: 'shape' | 'unknown' | 'unsupported';
  readonly span: Span;

  constructor(kind: 'shape' | 'unknown' | 'unsupported', span: Span, message: string) {
    super(message);
    this.name = 'EvaluationFailure';
    this.kind = kind;
    this.span = span;
  }
}

/** A member that a family does not have at this point: x_{N+1} of x_1 … x_N. */
export class IndexOutOfRange extends OutOfDomain {
  readonly span: Span;

  constructor(span: Span, message: string) {
    super(message, 'range');
    this.name = 'IndexOutOfRange';
    this.span = span;
  }
}

export interface Scope<T> {
  readonly arithmetic: Arithmetic<T>;
  readonly point: Point;
  readonly definitions: Definitions;
  /** Indices of sums and arguments of functions, innermost meaning. */
  readonly bound: ReadonlyMap<string, Value<T>>;
  readonly memo: Map<string, Value<T>>;
  /** Which way every max, [·]₊, |·| and case went, for whoever wants both ways tried. */
  readonly branches: { readonly node: Expression; readonly way: number }[];
  /** Operations left; a sum of sums of sums ends here instead of running on. */
  readonly budget: { left: number };
  readonly depth: number;
}

/** Nodes visited at one point; a formula of a page takes a few thousand. */
const BUDGET = 60_000;

export const MAX_DEPTH = 120;

export function makeScope<T>(arithmetic: Arithmetic<T>, point: Point, definitions: Definitions): Scope<T> {
  return {
    arithmetic,
    point,
    definitions,
    bound: new Map(),
    memo: new Map(),
    branches: [],
    budget: { left: BUDGET },
    depth: 0,
  };
}

export function noteBranch<T>(scope: Scope<T>, node: Expression, way: number): void {
  scope.branches.push({ node, way });
}
