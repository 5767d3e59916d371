/** Leaves out what the page says already: a finding must stand alone in the editor, but not here. */
import type { CaseResult } from '../src/grading/case.ts';
import type { LocatedFinding, PartReport } from '../src/grading/report.ts';
import type { Diagnosis } from '../src/grading/judgement.ts';

export interface Said {
  readonly reason: string;
  /** Without messages and questions that stand in the reason; those with nothing left are gone. */
  readonly diagnoses: readonly { readonly message?: string; readonly ask?: string }[];
  /** With only what neither reason, diagnoses nor cases say. */
  readonly findings: readonly LocatedFinding[];
  /** Findings of which nothing but the place is left. */
  readonly places: readonly LocatedFinding[];
}

/** The report's sentences, each once. */
export function sayOnce({ reason, diagnoses, findings, cases = [], rubric }: PartReport): Said {
  const said = [reason, ...diagnoses.flatMap(({ message, ask }) => [message, ask ?? ''])];
  const quotes = rubric?.lines.flatMap((line) => line.quotes.map(({ text }) => text)) ?? [];
  const shorter = findings
    .filter((finding) => !cases.some((one) => isToldBy(one, finding)))
    .filter((finding) => !quotes.some((quote) => finding.message.includes(quote)))
    .map((finding) => ({ ...finding, message: unsaid(finding.message, said) }));
  const isPlace = ({ message, expected, actual }: LocatedFinding): boolean =>
    message === '' && expected === undefined && actual === undefined;
  return {
    reason,
    diagnoses: diagnoses
      .map((diagnosis) => newIn(diagnosis, reason))
      .filter((left) => left.message ?? left.ask),
    findings: shorter.filter((finding) => !isPlace(finding)),
    places: shorter.filter((finding) => isPlace(finding) && finding.line !== undefined),
  };
}

function newIn({ message, ask }: Diagnosis, reason: string): { message?: string; ask?: string } {
  return {
    ...(unsaid(message, [reason]) === '' || reason.includes(message.trim()) ? {} : { message }),
    ...(ask === undefined || reason.includes(ask.trim()) ? {} : { ask }),
  };
}

/** `message` without the sentences in `said`, the longest first. */
function unsaid(message: string, said: readonly string[]): string {
  return [...said]
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
    .sort((a, b) => b.length - a.length)
    .reduce((left, sentence) => left.replaceAll(sentence, ' '), message)
    .replace(/\s+/g, ' ')
    .trim();
}

/** Findings about a case name it first and then repeat its message. */
function isToldBy({ title, message }: CaseResult, finding: LocatedFinding): boolean {
  return (
    message !== undefined &&
    finding.message.includes(title) &&
    finding.message.trim().endsWith(message.trim())
  );
}
