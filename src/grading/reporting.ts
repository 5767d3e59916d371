/** Puts points and places to judgements: the only way a Report comes about. */
import type { Part } from '../problem/problem.ts';
import type { ProblemSet } from '../problem/problemSet.ts';
import type { Answers } from '../submission/answers.ts';
import type { Judgement, Place } from './judgement.ts';
import { lineFinder } from './lines.ts';
import type { LocatedFinding, PartReport, Report, ReportedRubric } from './report.ts';
import type { JudgedRubric } from './rubric.ts';

type Located = Pick<LocatedFinding, 'file' | 'line' | 'column' | 'endLine' | 'endColumn'>;

/** Points are shown and exported with two decimals; thirds of a point are real, longer tails are noise. */
export const roundPoints = (points: number): number => Math.round(points * 100) / 100;

/** The files of one problem in a submission, by the names that findings carry. */
export interface SubmissionFiles {
  readonly answers: { readonly name: string; readonly source: string };
  readonly solution: { readonly name: string };
}

export function reportPart(
  problem: string,
  part: Part,
  judgement: Judgement,
  files: SubmissionFiles,
  answered = true,
): PartReport {
  const lines = lineFinder(files.answers.source);
  const { verdict, reason, diagnoses, understood, cases, cost, properties, counterexample, rubric } =
    judgement;
  return {
    problem,
    part: part.id,
    kind: part.kind,
    label: part.label,
    title: part.title,
    verdict,
    answered,
    score: roundPoints(clamp(judgement.credit) * part.points),
    max: part.points,
    reason,
    diagnoses,
    findings: judgement.findings.map((finding) => locate(finding, files, lines)),
    ...(understood === undefined ? {} : { understood }),
    ...(cases === undefined ? {} : { cases }),
    ...(cost === undefined ? {} : { cost }),
    ...(properties === undefined || properties.length === 0 ? {} : { properties }),
    ...(counterexample === undefined ? {} : { counterexample }),
    ...(rubric === undefined ? {} : { rubric: locateRubric(rubric, files, lines) }),
  };
}

const clamp = (credit: number): number => (Number.isFinite(credit) ? Math.min(1, Math.max(0, credit)) : 0);

function locateRubric(
  rubric: JudgedRubric,
  files: SubmissionFiles,
  lines: ReturnType<typeof lineFinder>,
): ReportedRubric {
  return {
    ...rubric,
    lines: rubric.lines.map((line) => ({
      ...line,
      quotes: line.quotes.map((quote) => locate(quote, files, lines)),
    })),
  };
}

/** The same with lines and columns for the place. */
function locate<T extends { readonly place?: Place }>(
  finding: T,
  files: SubmissionFiles,
  lines: ReturnType<typeof lineFinder>,
): Omit<T, 'place'> & Located {
  const { place, ...rest } = finding;
  switch (place?.kind) {
    case undefined:
      return rest;
    case 'code': {
      const { kind: _, ...position } = place;
      return { ...rest, file: files.solution.name, ...position };
    }
    case 'answer': {
      const start = lines(place.span.start);
      const end = lines(Math.max(place.span.end, place.span.start));
      return { ...rest, file: files.answers.name, ...start, endLine: end.line, endColumn: end.column };
    }
    default:
      return place satisfies never;
  }
}

/** What `readAnswers` had to say of the file, with lines. */
export function noticesOf(answers: Answers, file: string): LocatedFinding[] {
  const lines = lineFinder(answers.source);
  return answers.notices.map(({ severity, message, span }) => {
    const end = lines(span.end);
    return { severity, message, file, ...lines(span.start), endLine: end.line, endColumn: end.column };
  });
}

export function reportOf(
  set: ProblemSet,
  seed: string,
  parts: readonly PartReport[],
  notices: readonly LocatedFinding[],
  layers: readonly string[],
): Report {
  const { id, title, version } = set.header;
  return {
    format: 'rederive-report',
    version: 1,
    set: { id, title, version },
    seed,
    score: roundPoints(parts.reduce((sum, part) => sum + part.score, 0)),
    max: roundPoints(parts.reduce((sum, part) => sum + part.max, 0)),
    parts,
    notices,
    layers,
  };
}
