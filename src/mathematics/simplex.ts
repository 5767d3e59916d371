/** Exact linear programming for tiny problems. */
import { type Rational, greatestCommonDivisor, rational } from './rational.ts';

/** Σ coefficients·x, compared with `bound`. */
export interface Row {
  readonly coefficients: readonly Rational[];
  readonly relation: '<=' | '=' | '>=';
  readonly bound: Rational;
}

export type Optimum =
  | { readonly kind: 'optimal'; readonly value: Rational; readonly point: readonly Rational[] }
  | { readonly kind: 'infeasible' }
  | { readonly kind: 'unbounded' };

const leastCommonMultiple = (values: readonly Rational[]): bigint => {
  let multiple = 1n;
  for (const { over } of values) multiple = (multiple / greatestCommonDivisor(multiple, over)) * over;
  return multiple;
};

const scaled = (values: readonly Rational[], by: bigint): bigint[] =>
  values.map(({ top, over }) => top * (by / over));

/**
 * Maximises objective·x over x ≥ 0 and the rows.
 *
 * Two-phase simplex with Bland's rule (R. Bland, Math. Oper. Res. 2, 1977), which cannot cycle, on a tableau of
 * integers over one common denominator (integer pivoting after J. Edmonds 1967): every division is exact, so the answer is.
 * Meant for about ten variables and rows; the caller bounds the size.
 */
export function maximise(objective: readonly Rational[], rows: readonly Row[]): Optimum {
  const variables = objective.length;
  // One slack or surplus column for each inequality, one artificial column for each row that has no ready basis.
  const slackCount = rows.filter((row) => row.relation !== '=').length;
  const body: bigint[][] = [];
  const basis: number[] = [];
  const needsArtificial: number[] = [];
  let slack = variables;
  for (const [index, row] of rows.entries()) {
    const by = leastCommonMultiple([...row.coefficients, row.bound]);
    const flip = row.bound.top < 0n ? -1n : 1n;
    const line = scaled(row.coefficients, by).map((value) => value * flip);
    while (line.length < variables + slackCount) line.push(0n);
    let ready = -1;
    if (row.relation !== '=') {
      const direction = (row.relation === '<=' ? 1n : -1n) * flip;
      line[slack] = direction;
      if (direction === 1n) ready = slack;
      slack += 1;
    }
    line.push(row.bound.top * (by / row.bound.over) * flip);
    body.push(line);
    basis.push(ready);
    if (ready < 0) needsArtificial.push(index);
  }
  const real = variables + slackCount;
  const width = real + needsArtificial.length + 1;
  for (const line of body) {
    const bound = line.pop() ?? 0n;
    while (line.length < width - 1) line.push(0n);
    line.push(bound);
  }
  for (const [offset, index] of needsArtificial.entries()) {
    const line = body[index];
    if (line) line[real + offset] = 1n;
    basis[index] = real + offset;
  }

  const objectiveScale = leastCommonMultiple(objective);
  const goal: bigint[] = scaled(objective, objectiveScale).map((value) => -value);
  while (goal.length < width) goal.push(0n);
  // Phase 1 maximises minus the sum of the artificials; its row is priced out against the starting basis.
  const feasibility: bigint[] = new Array<bigint>(width).fill(0n);
  for (const index of needsArtificial) {
    for (const [column, value] of (body[index] ?? []).entries()) {
      if (column < real || column === width - 1) feasibility[column] = (feasibility[column] ?? 0n) - value;
    }
  }

  const tableau = [...body, goal, feasibility];
  let denominator = 1n;
  const pivot = (row: number, column: number): void => {
    const line = tableau[row] ?? [];
    const by = line[column] ?? 0n;
    for (const [index, other] of tableau.entries()) {
      if (index === row) continue;
      const factor = other[column] ?? 0n;
      for (let at = 0; at < width; at += 1) {
        other[at] = ((other[at] ?? 0n) * by - factor * (line[at] ?? 0n)) / denominator;
      }
    }
    denominator = by;
    if (denominator < 0n) {
      denominator = -denominator;
      for (const other of tableau) for (let at = 0; at < width; at += 1) other[at] = -(other[at] ?? 0n);
    }
    basis[row] = column;
  };

  const climb = (prices: readonly bigint[], columns: number): boolean => {
    for (;;) {
      let column = -1;
      for (let at = 0; at < columns; at += 1) {
        if ((prices[at] ?? 0n) < 0n) {
          column = at;
          break;
        }
      }
      if (column < 0) return true;
      let leaving = -1;
      for (let row = 0; row < body.length; row += 1) {
        const entry = body[row]?.[column] ?? 0n;
        if (entry <= 0n) continue;
        if (leaving < 0) {
          leaving = row;
          continue;
        }
        const best = body[leaving]?.[column] ?? 1n;
        const here = (body[row]?.[width - 1] ?? 0n) * best;
        const there = (body[leaving]?.[width - 1] ?? 0n) * entry;
        if (here < there || (here === there && (basis[row] ?? 0) < (basis[leaving] ?? 0))) leaving = row;
      }
      if (leaving < 0) return false;
      pivot(leaving, column);
    }
  };

  if (needsArtificial.length > 0) {
    climb(feasibility, real);
    if ((feasibility[width - 1] ?? 0n) !== 0n) return { kind: 'infeasible' };
    // An artificial still in the basis is zero there: swap it for any real column, or leave a redundant row alone.
    for (let row = 0; row < body.length; row += 1) {
      if ((basis[row] ?? 0) < real) continue;
      const column = (body[row] ?? []).findIndex((value, at) => at < real && value !== 0n);
      if (column >= 0) pivot(row, column);
    }
  }
  if (!climb(goal, real)) return { kind: 'unbounded' };

  const point = new Array<Rational>(variables).fill(rational(0));
  for (const [row, column] of basis.entries()) {
    if (column < variables) point[column] = rational(body[row]?.[width - 1] ?? 0n, denominator);
  }
  return {
    kind: 'optimal',
    value: rational(goal[width - 1] ?? 0n, denominator * objectiveScale),
    point,
  };
}
