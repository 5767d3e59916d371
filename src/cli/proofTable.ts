/** The proof of a problem set as a table for a terminal. */
import type { Proof, ProblemProof, Tallies } from '../course/linting.ts';
import type { Check } from '../grading/soundness.ts';
import { DEVIATE } from '../mathematics/simulation.ts';
import { formatFault } from '../problem/fault.ts';
import { points } from '../tutor/wording.ts';
import { harmless, type Paint } from './terminal.ts';

const COLUMNS: readonly (readonly [Check, string])[] = [
  ['right', 'full marks'],
  ['blank', 'starter'],
  ['mutants', 'mutants'],
  ['examples', 'examples'],
  ['texts', 'texts'],
  ['tex', 'TeX'],
  ['steps', 'steps'],
  ['facts', 'facts'],
  ['files', 'files'],
];

export function renderProof(proof: Proof, name: string, paint: Paint): string {
  const { set, problems, faults } = proof;
  const lines: string[] = [];
  if (set) lines.push(paint('bold', `${set.title} ${set.version}`));
  for (const problem of problems) lines.push('', ...tableOf(problem, paint));
  if (set) lines.push('', ...summaryOf(proof));
  if (faults.length > 0) {
    const count = faults.length === 1 ? '1 fault' : `${String(faults.length)} faults`;
    lines.push('', paint('red', `${harmless(name)} has ${count}:`));
    for (const fault of faults) lines.push(`  ${harmless(formatFault(fault))}`);
  }
  return `${lines.join('\n')}\n`;
}

function tableOf({ problem, parts, checks }: ProblemProof, paint: Paint): string[] {
  const rows = [
    ...parts.map(({ part, kind, checks: own }) => ({ name: part, kind: String(kind), checks: own })),
    { name: 'the problem itself', kind: '', checks },
  ];
  const widest = Math.max(problem.length - 2, ...rows.map(({ name }) => name.length));
  const kinds = Math.max(...rows.map(({ kind }) => kind.length));
  const shown = COLUMNS.filter(([check]) => rows.some((row) => row.checks[check] !== undefined));
  const heads = shown.map(([, head]) => head.padStart(WIDTH));
  return [
    `${paint('bold', problem.padEnd(widest + 2))}  ${' '.repeat(kinds)}${paint('dim', heads.join(''))}`,
    ...rows.map(({ name, kind, checks: own }) => {
      const cells = shown.map(([check]) => cellOf(own, check, paint));
      return `  ${name.padEnd(widest)}  ${paint('dim', kind.padEnd(kinds))}${cells.join('')}`;
    }),
  ];
}

const WIDTH = 12;

function stepsOf(problems: readonly ProblemProof[]): string[] {
  const all = problems.flatMap(({ derivations }) => derivations);
  if (all.length === 0) return [];
  const sum = (pick: (each: (typeof all)[number]) => number): string =>
    String(all.reduce((total, each) => total + pick(each), 0));
  return [
    `Derivations: ${String(all.length)}, with ${sum(({ steps }) => steps)} steps, of which ${sum(({ stated }) => stated)} only define or state. ` +
      `Equations, shapes and counts tried: ${sum(({ tried }) => tried)}, by simulation ${sum(({ simulated }) => simulated)} ` +
      `(within ${DEVIATE.toFixed(2)} standard errors, which a true one exceeds once in a million).`,
  ];
}

/** How many were tried; and how many faults that brought up. */
function cellOf(checks: Tallies, check: Check, paint: Paint): string {
  const tally = checks[check];
  if (tally === undefined) return paint('dim', '·'.padStart(WIDTH));
  const { tried, faults } = tally;
  if (faults === 0) return String(tried).padStart(WIDTH);
  return paint('red', `✗${String(faults)} of ${String(tried)}`.padStart(WIDTH));
}

function summaryOf({ problems, points: all, ids, sound }: Proof): string[] {
  const parts = problems.flatMap((each) => each.parts);
  const sum = (check: Check): number =>
    [...parts, ...problems].reduce((total, { checks }) => total + (checks[check]?.tried ?? 0), 0);
  const code = parts.filter(({ kind }) => kind === 'code').length;
  const recorded =
    ids.tried > 0
      ? `${String(ids.tried)} ids ${ids.faults > 0 ? 'held against' : 'as'} recorded`
      : 'ids not recorded yet (--record)';
  return [
    `${String(parts.length)} parts, ${points(all)} points. References and starters run: ${String(code)}; ` +
      `mutants and examples recognised by name: ${String(sum('mutants'))} and ${String(sum('examples'))}; ` +
      `texts searched for the answer: ${String(sum('texts'))}; formulas typeset: ${String(sum('tex'))}; ` +
      `facts with a source: ${String(sum('facts'))}; ${recorded}.`,
    ...stepsOf(problems),
    ...(sound ? ['Sound.'] : []),
  ];
}
