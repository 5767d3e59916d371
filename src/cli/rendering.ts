/** A Report as a person reads it in a terminal. */
import type { LocatedFinding, PartReport, Report } from '../grading/report.ts';
import type { Verdict } from '../grading/judgement.ts';
import { points, scoreOf, standingOf, standingWord } from '../tutor/wording.ts';
import { harmless, type Paint, type Style } from './terminal.ts';

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
  lines.push('', paint('bold', scoreOf(report.score, report.max)));
  return `${lines.join('\n')}\n`;
}

/** One line for what is right or blank; the reason, the question and the places for everything else. */
export function renderPart(part: PartReport, paint: Paint): string[] {
  const { mark, style } = part.answered ? LOOK[part.verdict] : { mark: '·', style: 'dim' as const };
  const word = standingWord(standingOf(part)).padEnd(WIDEST_WORD);
  const score = `${points(part.score)}/${points(part.max)}`.padStart(7);
  const head = `  ${paint(style, `${mark} ${word}`)} ${score}  ${part.part}  ${paint('dim', part.title)}`;
  if (!part.answered || part.verdict === 'correct') return [head];
  const lines = [head, `      ${harmless(part.reason)}`];
  for (const { id, message, ask } of part.diagnoses) {
    lines.push(`      ${paint(style, id)}: ${harmless(message)}`);
    if (ask !== undefined) lines.push(`      ${paint('bold', '→')} ${harmless(ask)}`);
  }
  for (const finding of part.findings)
    lines.push(...renderFinding(finding, paint).map((line) => `      ${line}`));
  return lines;
}

function renderFinding(finding: LocatedFinding, paint: Paint): string[] {
  const at = [finding.file, finding.line, finding.column].filter((one) => one !== undefined).join(':');
  const message = `${at === '' ? '' : `${paint('dim', harmless(at))} `}${harmless(finding.message)}`;
  const sides = [
    finding.expected === undefined ? [] : [`  expected ${oneLine(finding.expected)}`],
    finding.actual === undefined ? [] : [`  actual   ${oneLine(finding.actual)}`],
  ].flat();
  return [message, ...sides];
}

/** So that points stand in one column. */
const WIDEST_WORD = 'Waits for another part'.length;
const WIDEST = 160;
const oneLine = (text: string): string => {
  const line = harmless(text.replace(/\s+/g, ' '));
  return line.length > WIDEST ? `${line.slice(0, WIDEST - 1)}…` : line;
};
