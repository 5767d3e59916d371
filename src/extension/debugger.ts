/** Debugs one case of a code part in VS Code's own JavaScript debugger, with breakpoints in solution.ts. */
import { rm } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { CodePart } from '../problem/kinds/code.ts';
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

/**
 * Runs until the session has ended.
 *
 * @param wanted id of a case; by default the first that failed, else the first
 */
export async function debugCase(
  ref: PartRef,
  wanted: string | undefined,
  sources: DebuggerSources,
  token?: vscode.CancellationToken,
): Promise<void> {
  const { workbooks, gradebook, runners, load, explain } = sources;
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
  const cases = gradebook.of(ref).report?.cases ?? [];
  const failed = cases.find(({ verdict }) => verdict === 'failed' || verdict === 'errored')?.id;
  const runner = runners.get();
  // The seed of the last check draws the same fresh numbers again, so that the case is the one that was seen.
  const plan = await load().planCode(problem, part, gradebook.seedOf(ref) ?? '1', runner);
  const one = plan.planned.find(({ id }) => id === (wanted ?? failed)) ?? plan.planned[0];
  if (one === undefined) return;
  const file = fileUri(workbook, ref.problem, 'solution');
  const document = await vscode.workspace.openTextDocument(file);
  const prepared = await runner.prepareDebugging({
    source: document.getText(),
    path: file.fsPath,
    export: part.export,
    call: { id: one.id, arguments: one.arguments },
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
    // No two sessions share the file that holds their arguments.
    const isOurs = ({ args }: vscode.DebugConfiguration): boolean =>
      Array.isArray(args) && args[0] === launch.args[0];
    await debugUntilEnded(vscode.workspace.getWorkspaceFolder(file), configuration, isOurs, token);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
