/** What a code part shows beside its verdict: the simplest input that fails, where it threw, what it printed. */
import type { CaseResult } from '../grading/case.ts';
import type { Counterexample } from '../grading/counterexample.ts';
import type { PartReport } from '../grading/report.ts';
import { plainText } from '../tutor/plainText.ts';
import { cut, harmless, type Paint } from './terminal.ts';

/** Cases whose output is shown, and lines of each; the rest are counted. */
const MOST_CASES = 3;
const MOST_LINES = 8;

/** The call, both sides of it, and the difference in words. */
export function renderCounterexample(
  { input, expected, actual, message, title }: Counterexample,
  paint: Paint,
): string[] {
  return [
    `${paint('bold', 'the simplest input that shows it')} ${paint('dim', `(${harmless(title)})`)}`,
    ...compact(input).map((line) => `  ${line}`),
    ...(expected === undefined ? [] : [`  expected ${compact(expected).join(' ')}`]),
    ...(actual === undefined ? [] : [`  actual   ${compact(actual).join(' ')}`]),
    `  ${harmless(plainText(message))}`,
  ];
}

/** What running left behind: the way to an exception, and the console. */
export function renderTraces({ cases = [] }: PartReport, paint: Paint): string[] {
  return [...renderStack(cases, paint), ...renderConsole(cases, paint)];
}

/** The way to the line that threw, in the first case that did, unless it is that one line. */
function renderStack(cases: readonly CaseResult[], paint: Paint): string[] {
  const thrown = cases.find(({ frames }) => frames !== undefined && frames.length > 1);
  if (thrown?.frames === undefined) return [];
  return [
    `${paint('bold', 'called from')} ${paint('dim', `(case “${harmless(thrown.title)}”)`)}`,
    ...thrown.frames.map(
      ({ function: name, line, column }) =>
        `  ${harmless(name ?? 'a function without a name')}, line ${line}, column ${column}`,
    ),
  ];
}

function renderConsole(cases: readonly CaseResult[], paint: Paint): string[] {
  const printing = cases.filter((one) => one.console.length > 0);
  // Where something fails, what was printed there is what is looked for.
  const failing = printing.filter(({ verdict }) => verdict !== 'passed');
  const shown = (failing.length > 0 ? failing : printing).slice(0, MOST_CASES);
  const more = printing.length - shown.length;
  return [
    ...shown.flatMap((one) => {
      const lines = one.console.flatMap(({ level, text }) =>
        (level === 'log' ? text : `${level}: ${text}`).split('\n'),
      );
      const left = lines.length - MOST_LINES;
      return [
        `${paint('bold', 'printed')} ${paint('dim', `(case “${harmless(one.title)}”)`)}`,
        ...lines.slice(0, MOST_LINES).map((line) => `  ${cut(harmless(line))}`),
        ...(left > 0 ? [paint('dim', `  … ${left} more ${left === 1 ? 'line' : 'lines'}`)] : []),
      ];
    }),
    ...(more > 0 ? [paint('dim', `… ${more} more ${more === 1 ? 'case' : 'cases'} printed something`)] : []),
  ];
}

/** Matrices of one printed block on one line each. */
function compact(text: string): string[] {
  return harmless(text)
    .replace(/,\n\s+/g, ', ')
    .split('\n')
    .map(cut);
}
