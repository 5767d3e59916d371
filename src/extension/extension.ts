/** Starts the extension: makes the objects, joins them, and leaves the rest to them. */
import { performance } from 'node:perf_hooks';
import * as vscode from 'vscode';
import type { PartReport } from '../grading/report.ts';
import { PartActions } from './actions.ts';
import { Authoring } from './authoring.ts';
import { AutoCheck } from './autoCheck.ts';
import { Checker } from './checker.ts';
import { debuggerSources, registerCommands } from './commands.ts';
import { ContextKeys } from './contextKeys.ts';
import { debugPart } from './debugger.ts';
import { Squiggles } from './diagnostics.ts';
import { createEngineLoader } from './engineLoader.ts';
import { followCursor } from './follow.ts';
import { Gradebook } from './gradebook.ts';
import { HelpShown } from './help.ts';
import { PartLenses } from './lenses.ts';
import { createGuard, type Guard } from './log.ts';
import { Memory } from './memory.ts';
import { Opening } from './opening.ts';
import { Outlines } from './outlines.ts';
import { PartPage } from './page.ts';
import { Runners } from './runners.ts';
import { ScoreItem } from './statusBar.ts';
import { welcomeStarted } from './startSet.ts';
import { Targets } from './targets.ts';
import { TestView } from './testView.ts';
import { ProblemTree } from './tree.ts';
import { Workbooks } from './workbooks.ts';

/** For other extensions and tests. */
export interface Exports {
  /** Fulfilled when the workbooks of this window have been read. */
  readonly ready: Promise<void>;
  readonly activationMilliseconds: number;
  /** What is known of the parts that have been checked, in no order. */
  reports(): readonly PartReport[];
}

export function activate(context: vscode.ExtensionContext): Exports {
  const started = performance.now();
  const log = vscode.window.createOutputChannel('Rederive', { log: true });
  context.subscriptions.push(log);
  const guard = createGuard(log);
  try {
    const gradebook = new Gradebook();
    const ready = start(context, guard, gradebook);
    const activationMilliseconds = performance.now() - started;
    log.info(
      `Rederive ${String((context.extension.packageJSON as { version?: unknown }).version)} is active after ${activationMilliseconds.toFixed(1)} ms.`,
    );
    return {
      ready,
      activationMilliseconds,
      reports: () => gradebook.entries.map(({ report }) => report),
    };
  } catch (error) {
    // VS Code says nothing when an activation fails.
    log.error('Activation failed.', error instanceof Error ? (error.stack ?? error.message) : String(error));
    void vscode.window.showErrorMessage('Rederive could not start. The log “Rederive” has the reason.');
    throw error;
  }
}

function start(context: vscode.ExtensionContext, guard: Guard, gradebook: Gradebook): Promise<void> {
  const load = createEngineLoader(context.extensionPath, guard.log);
  const workbooks = new Workbooks(load, guard);
  const outlines = new Outlines(workbooks, load);
  const help = new HelpShown(context.workspaceState);
  const runners = new Runners(context.extensionPath, load);
  const checker = new Checker(workbooks, gradebook, runners, load, guard);
  const tree = new ProblemTree(workbooks, gradebook);
  const view = vscode.window.createTreeView('rederive.problemSets', {
    treeDataProvider: tree,
    showCollapseAll: true,
  });
  const tests = new TestView(workbooks, checker, outlines, guard, (ref, subject, token) =>
    debugPart(ref, subject, debuggerSources({ workbooks, gradebook, runners, load }), token),
  );
  const opening = new Opening(workbooks, outlines, load);
  const run = (name: string, argument: unknown): void =>
    void vscode.commands.executeCommand(`rederive.${name}`, argument);
  const page = new PartPage(
    { workbooks, gradebook, outlines, help, runners, load, guard },
    {
      check: (ref) => run('checkPart', ref),
      debugCounterexample: (ref) => run('debugCounterexample', ref),
      hint: (ref) => run('showHint', ref),
      step: (ref) => run('showNextStep', ref),
      open: (root, file, line, column) =>
        void guard.asked('open the file', () => opening.place(root, file, line, column)),
      start: () => run('startProblemSet', undefined),
    },
    context.extensionUri,
  );
  const targets = new Targets(workbooks, gradebook, outlines, page);
  const authoring = new Authoring(workbooks, load, guard);
  const memory = new Memory(context, gradebook, guard);
  const options = {
    context,
    workbooks,
    gradebook,
    checker,
    runners,
    load,
    guard,
    help,
    page,
    targets,
    opening,
    results: {
      clear: (): void => {
        gradebook.clear();
        tests.invalidate();
      },
    },
    welcome: async (root: string): Promise<void> => {
      const first = workbooks.find(root)?.set.problems[0]?.problem;
      const part = first?.parts[0];
      if (first !== undefined && part !== undefined)
        run('openPart', { root, problem: first.id, part: part.id });
    },
  };
  context.subscriptions.push(
    workbooks,
    gradebook,
    help,
    runners,
    checker,
    tree,
    view,
    tests,
    page,
    memory,
    authoring,
    new Squiggles(workbooks, gradebook, outlines),
    new PartLenses(workbooks, outlines, gradebook, help),
    new PartActions(workbooks, outlines),
    new ScoreItem(workbooks, gradebook, checker),
    new ContextKeys(workbooks, gradebook, checker),
    new AutoCheck({ workbooks, gradebook, runners, load, guard }, checker, tests),
    followCursor(outlines, page),
    registerCommands(options),
  );
  // Reading the sets needs the engine, which is too heavy for an activation: VS Code goes on first.
  return new Promise((resolve) => {
    setImmediate(() => {
      void guard
        .noticed('read the problem sets', async () => {
          await workbooks.reload();
          await memory.restore(workbooks, load);
          await welcomeStarted(options);
          await authoring.search();
        })
        .then(resolve);
    });
  });
}
