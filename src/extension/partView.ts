/** Puts together what the page shows of one part; decides nothing about it. */
import type { Workbook } from '../course/workbook.ts';
import { factSheet, type FactSheet } from '../problem/factSheet.ts';
import type { LoadedProblem } from '../problem/problemSet.ts';
import type { Part } from '../problem/problem.ts';
import type { Progress } from '../tutor/ladder.ts';
import type { Permission } from '../tutor/trust.ts';
import type { Checking, PartView } from '../../webview/view.ts';
import type { Gradebook, PartState } from './gradebook.ts';
import { derivationFor } from './offer.ts';
import type { PartRef } from './parts.ts';
import { pictureViews } from './pictureViews.ts';

export interface PartViewInput {
  readonly workbook: Workbook;
  readonly problem: LoadedProblem;
  readonly part: Part;
  readonly ref: PartRef;
  readonly gradebook: Pick<Gradebook, 'of' | 'noticesOf'>;
  readonly progress: Progress;
  /** Whether code of this workbook may run. */
  readonly permission: Permission;
  /** The line of the part's heading or function, from 1. */
  readonly line: number;
}

export function partView({ workbook, problem, part, ref, ...input }: PartViewInput): PartView {
  const { gradebook, progress, permission, line } = input;
  const state = gradebook.of(ref);
  const files = workbook.files.get(problem.problem.id);
  const file = part.kind === 'code' ? files?.solution : files?.answers;
  const derivation = derivationFor(problem, part);
  const staff = workbook.set.audience === 'staff';
  const isSolved = (id: string): boolean =>
    staff || gradebook.of({ ...ref, part: id }).report?.verdict === 'correct';
  const sheet = isSolved(part.id) ? sheetOf(problem, part, isSolved) : undefined;
  const intro = problem.statement.intro;
  const statement = problem.statement.sections.get(part.id) ?? '';
  const hints = (part.hints ?? []).slice(0, progress.hints);
  return {
    kind: 'part',
    root: workbook.root,
    set: { id: workbook.set.header.id, title: workbook.set.header.title },
    problem: { id: problem.problem.id, title: problem.problem.title },
    parts: problem.problem.parts.map((one) => {
      const { standing, report } = gradebook.of({ ...ref, part: one.id });
      return {
        problem: problem.problem.id,
        part: one.id,
        label: one.label,
        title: one.title,
        standing,
        score: report?.score ?? 0,
        max: one.points,
      };
    }),
    part: { id: part.id, kind: part.kind, label: part.label, title: part.title, max: part.points },
    intro,
    statement,
    pictures: pictureViews(problem.pictures, [intro, statement, ...hints]),
    ...(file === undefined ? {} : { answer: { file, line } }),
    checking: checkingOf(state, part, permission),
    ...(state.report === undefined ? {} : { report: state.report }),
    outdated: state.outdated,
    notices: gradebook.noticesOf(workbook.root, problem.problem.id),
    hints: { shown: hints, total: part.hints?.length ?? 0 },
    ...(sheet === undefined ? {} : { facts: sheet }),
    ...(derivation === undefined
      ? {}
      : {
          derivation: {
            title: derivation.title,
            steps: derivation.steps.slice(0, progress.steps),
            total: derivation.steps.length,
            ...(derivation.sources === undefined ? {} : { sources: derivation.sources }),
          },
        }),
  };
}

/** The table holds keys: what another part asks for is shown once it is solved there. */
function sheetOf(
  { facts, problem }: LoadedProblem,
  part: Part,
  isSolved: (part: string) => boolean,
): FactSheet | undefined {
  if (facts === undefined || part.kind !== 'quantity') return undefined;
  const open = problem.parts.flatMap((one) =>
    one.kind === 'quantity' && one.id !== part.id && !isSolved(one.id) ? one.asked : [],
  );
  return factSheet(facts, part.asked, open);
}

function checkingOf(state: PartState, part: Part, permission: Permission): Checking {
  if (state.busy) return { kind: 'busy' };
  if (part.kind === 'code' && !permission.ok) {
    return { kind: permission.lacks === 'trust' ? 'untrusted' : 'blocked', because: permission.because };
  }
  return { kind: 'idle' };
}
