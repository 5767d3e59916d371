/** Debugs a code part on one case or on its counterexample, in VS Code's own JavaScript debugger. */
import { rm } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { Call } from '../grading/observation.ts';
import type { CodePart } from '../problem/kinds/code.ts';
import type { LoadedProblem } from '../problem/problemSet.ts';
import { debugUntilEnded } from './debugSession.ts';
import type { EngineLoader } from './engineLoader.ts';
import type { Gradebook } from './gradebook.ts';
import type { PartRef } from './parts.ts';
import type { Runners } from './runners.ts';
import { fileUri, type Workbooks } from './workbooks.ts';

export interface DebuggerSources {
  readonly workbooks: Workbooks;
  readonly gradebook: Gradebook;
  readonly runners: Runners;
  readonly load: EngineLoader;
  /** Checks the part and shows what stands in the way of running it at all. */
  readonly explain: (ref: PartRef) => unknown;
}

/** What the student's function is called with. */
export type Subject =
  /** The first case that failed, else the first. */
  | { readonly kind: 'trouble' }
  | { readonly kind: 'case'; readonly id: string }
  /** The simplest input that the last check found to go wrong. */
  | { readonly kind: 'counterexample' };

/** Runs until the session has ended. */
export async function debugPart(
  ref: PartRef,
  subject: Subject,
  sources: DebuggerSources,
  token?: vscode.CancellationToken,
): Promise<void> {
  const { workbooks, runners, explain } = sources;
  const found = workbooks.resolve(ref);
  if (found?.part.kind !== 'code') {
    void vscode.window.showInformationMessage(
      'Only code parts can be debugged; this one is answered in writing.',
    );
    return;
  }
  if (!runners.permission(ref.root).ok) return void explain(ref);
  const { workbook, problem } = found;
  const part: CodePart = found.part;
  const one = await inputsOf(ref, problem, part, subject, sources);
  if (one === undefined) return;
  const file = fileUri(workbook, ref.problem, 'solution');
  const document = await vscode.workspace.openTextDocument(file);
  const prepared = await runners.get().prepareDebugging({
    source: document.getText(),
    path: file.fsPath,
    export: part.export,
    calls: one.calls,
  });
  if (prepared.kind === 'refused') return void explain(ref);
  const { folder, kind, ...launch } = prepared;
  try {
    const name = `${part.label} ${part.title}: ${one.title}`;
    const configuration: vscode.DebugConfiguration = {
      type: 'node',
      request: kind,
      name,
      ...launch,
      console: 'internalConsole',
      outputCapture: 'std',
      sourceMaps: false,
      // What runs is the file without its types: every line is where it was, and the file is what the student knows.
      enableContentValidation: false,
      autoAttachChildProcesses: false,
    };
    // No two sessions share the file that holds their calls.
    const isOurs = ({ args }: vscode.DebugConfiguration): boolean =>
      Array.isArray(args) && args[0] === launch.args[0];
    await debugUntilEnded(vscode.workspace.getWorkspaceFolder(file), configuration, isOurs, token);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Inputs {
  readonly title: string;
  readonly calls: readonly Call[];
}

/** Undefined, and said so, where there is nothing to call the function with. */
async function inputsOf(
  ref: PartRef,
  problem: LoadedProblem,
  part: CodePart,
  subject: Subject,
  { gradebook, runners, load }: DebuggerSources,
): Promise<Inputs | undefined> {
  const { report } = gradebook.of(ref);
  if (subject.kind === 'counterexample') {
    const { counterexample } = report ?? {};
    if (counterexample === undefined) {
      void vscode.window.showInformationMessage(
        `No simplest input is known on which ${part.label} ${part.title} goes wrong. A check looks for one where something fails.`,
      );
      return undefined;
    }
    return { title: counterexample.title, calls: load().callsOfCounterexample(part, counterexample) };
  }
  const failed = report?.cases?.find(({ verdict }) => verdict === 'failed' || verdict === 'errored')?.id;
  const wanted = subject.kind === 'case' ? subject.id : failed;
  // The seed of the last check draws the same fresh numbers again, so that the case is the one that was seen.
  const { planned } = await load().planCode(problem, part, gradebook.seedOf(ref) ?? '1', runners.get());
  const one = planned.find(({ id }) => id === wanted) ?? planned[0];
  return one && { title: one.title, calls: [{ id: one.id, arguments: one.arguments }] };
}
