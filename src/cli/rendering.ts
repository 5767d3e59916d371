/** A Report as a person reads it in a terminal. */
import type { LocatedFinding, PartReport, Report, ReportedRubric } from '../grading/report.ts';
import type { CostComparison } from '../grading/costComparison.ts';
import type { Verdict } from '../grading/judgement.ts';
import { BEARING_WORDS, STANDING_SIGNS, STANDING_WORDS, type Standing } from '../grading/rubric.ts';
import { plainText } from '../tutor/plainText.ts';
import { isToldByRubric, suggestion } from '../tutor/suggestion.ts';
import { points, scoreOf, standingOf, standingWord } from '../tutor/wording.ts';
import { renderCounterexample, renderTraces } from './codeRendering.ts';
import { cut, harmless, type Paint, type Style } from './terminal.ts';

const LOOK: Record<Verdict, { readonly mark: string; readonly style: Style }> = {
  correct: { mark: '✓', style: 'green' },
  partial: { mark: '◐', style: 'yellow' },
  incorrect: { mark: '✗', style: 'red' },
  ungradable: { mark: '!', style: 'yellow' },
  review: { mark: '?', style: 'blue' },
  skipped: { mark: '-', style: 'dim' },
  fault: { mark: '‼', style: 'red' },
};

export function renderReport(report: Report, paint: Paint): string {
  const lines = [paint('bold', `${report.set.title} ${report.set.version}`), ''];
  let problem = '';
  for (const part of report.parts) {
    if (part.problem !== problem) {
      problem = part.problem;
      lines.push(paint('bold', problem));
    }
    lines.push(...renderPart(part, paint));
  }
  for (const notice of report.notices) lines.push('', ...renderFinding(notice, paint));
  const waiting = report.parts.filter(({ verdict, answered }) => verdict === 'review' && answered);
  const more = waiting.reduce((sum, { max }) => sum + max, 0);
  const open = more === 0 ? '' : `, ${points(more)} more wait for a person`;
  lines.push('', `${paint('bold', scoreOf(report.score, report.max))}${open}`);
  return `${lines.join('\n')}\n`;
}

/** One line for what is right or blank; the reason, the question and the places for everything else. */
export function renderPart(part: PartReport, paint: Paint): string[] {
  const { mark, style } = part.answered ? LOOK[part.verdict] : { mark: '·', style: 'dim' as const };
  const word = standingWord(standingOf(part)).padEnd(WIDEST_WORD);
  const score = `${points(part.score)}/${points(part.max)}`.padStart(7);
  const head = `  ${paint(style, `${mark} ${word}`)} ${score}  ${part.part}  ${paint('dim', part.title)}`;
  if (!part.answered) return [head];
  const indented = (lines: readonly string[]): string[] => lines.map((line) => `      ${line}`);
  const costs = part.cost === undefined ? [] : renderCosts(part.cost, paint);
  if (part.verdict === 'correct') {
    const warnings = part.findings.filter(({ severity }) => severity === 'warning');
    const told = warnings.flatMap((finding) => renderFinding(finding, paint));
    return [head, ...indented([...told, ...renderTraces(part, paint), ...costs])];
  }
  const lines = [head, words(part.reason)];
  for (const { id, message, ask } of part.diagnoses) {
    lines.push(`${paint(style, id)}${part.reason.startsWith(message) ? '' : `: ${words(message)}`}`);
    if (ask !== undefined) lines.push(`${paint('bold', '→')} ${words(ask)}`);
  }
  const told = [part.reason, ...part.diagnoses.map(({ message }) => message)];
  const { rubric, findings, counterexample } = part;
  if (rubric !== undefined) lines.push(...renderRubric(rubric, part.max, paint));
  if (counterexample !== undefined) lines.push(...renderCounterexample(counterexample, paint));
  for (const finding of findings) {
    if (rubric !== undefined && isToldByRubric(finding, rubric)) continue;
    lines.push(...renderFinding(finding, paint, told));
  }
  return [head, ...indented([...lines.slice(1), ...renderTraces(part, paint), ...costs])];
}

/** You claim, your code does, the key: one under the other, so that they can be compared. */
function renderCosts({ claim, code, key, says }: CostComparison, paint: Paint): string[] {
  if (claim === undefined) return [];
  const row = (name: string, tex: string, note = ''): string =>
    `${name.padEnd(16)}${words(`$${tex}$`)}${note === '' ? '' : paint('dim', `  ${note}`)}`;
  const met = (meets: boolean): string => (meets ? 'is what is asked' : 'is not what is asked');
  return [
    row('you claim', claim.tex, met(claim.meetsKey)),
    code.kind === 'counted'
      ? row('your code does', code.tex, `${code.exact ? '' : 'about; '}${met(code.meetsKey)}`)
      : `your code does  ${words(code.because)}`,
    ...(key === undefined ? [] : [row('the key', key)]),
    ...(code.kind === 'counted' ? [words(says)] : []),
  ];
}

const POINT_STYLE: Record<Standing, Style> = {
  found: 'green',
  disputed: 'yellow',
  contradicted: 'red',
  unclear: 'blue',
  missing: 'dim',
  'by-hand': 'dim',
};

/** Each point with the words of the answer that bear on it, for whoever ticks it off. */
function renderRubric(rubric: ReportedRubric, max: number, paint: Paint): string[] {
  const lines = rubric.lines.flatMap(({ standing, point, points: worth, quotes, ask }) => [
    `${paint(POINT_STYLE[standing], `${STANDING_SIGNS[standing]} ${points(worth)}`)}  ${words(point)} ${paint('dim', `(${STANDING_WORDS[standing]})`)}`,
    ...quotes.map(({ bears, text, ...place }) => {
      const quote = `${BEARING_WORDS[bears]}“${oneLine(text)}”`;
      return `     ${[placeOf(place, paint), quote].filter((each) => each !== '').join(' ')}`;
    }),
    ...(standing === 'contradicted' && ask !== undefined ? [`     ${paint('bold', '→')} ${words(ask)}`] : []),
  ]);
  return [`${paint('bold', 'Rubric')}: ${suggestion(rubric, max)}`, ...lines];
}

const placeOf = (
  { file, line, column }: Pick<LocatedFinding, 'file' | 'line' | 'column'>,
  paint: Paint,
): string => paint('dim', harmless([file, line, column].filter((one) => one !== undefined).join(':')));

/** @param told what was said already, of which a finding adds only the place */
function renderFinding(finding: LocatedFinding, paint: Paint, told: readonly string[] = []): string[] {
  const at = placeOf(finding, paint);
  const message = told.some((one) => finding.message.startsWith(one)) ? '' : words(finding.message);
  return [
    [at, message].filter((one) => one !== '').join(' '),
    ...(finding.input === undefined ? [] : [`  with     ${oneLine(onOneLine(finding.input))}`]),
    ...(finding.expected === undefined ? [] : [`  expected ${oneLine(finding.expected)}`]),
    ...(finding.actual === undefined ? [] : [`  actual   ${oneLine(finding.actual)}`]),
  ].filter((line) => line !== '');
}

/** A message for a screen that shows no TeX and obeys escape sequences. */
const words = (message: string): string => harmless(plainText(message));

/** So that points stand in one column. */
const WIDEST_WORD = 'Waits for another part'.length;
/** Arguments that stand one a line. */
const onOneLine = (input: string): string =>
  input
    .replace(/,\n\s+/g, ', ')
    .replace(/\nthen\n/g, '; then ')
    .replace(/\n/g, '; ');
const oneLine = (text: string): string => cut(harmless(text.replace(/\s+/g, ' ')));
