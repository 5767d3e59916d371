/** Every command by name: what each does is one small function. */
import * as vscode from 'vscode';
import { afterHint, afterStep, nextRung } from '../tutor/ladder.ts';
import type { PartReport } from '../grading/report.ts';
import type { Checker } from './checker.ts';
import { gradeSubmissions, packProblemSet } from './classroom.ts';
import { debugPart, type DebuggerSources, type Subject } from './debugger.ts';
import type { Gradebook } from './gradebook.ts';
import type { HelpShown } from './help.ts';
import { helpFor } from './offer.ts';
import type { EngineLoader } from './engineLoader.ts';
import { SHOW_LOG, type Guard } from './log.ts';
import type { Opening } from './opening.ts';
import type { PartPage } from './page.ts';
import type { PartRef } from './parts.ts';
import { refsOfWorkbook } from './refs.ts';
import type { Runners } from './runners.ts';
import { settings } from './settings.ts';
import { startProblemSet, type StartOptions } from './startSet.ts';
import type { Targets } from './targets.ts';
import type { Workbooks } from './workbooks.ts';

export interface CommandOptions extends StartOptions {
  readonly workbooks: Workbooks;
  readonly gradebook: Gradebook;
  readonly checker: Checker;
  readonly runners: Runners;
  readonly load: EngineLoader;
  readonly guard: Guard;
  readonly help: HelpShown;
  readonly page: PartPage;
  readonly targets: Targets;
  readonly opening: Opening;
  readonly results: { clear(): void };
}

type Run = (argument: unknown) => unknown;

/** What a failure says it was doing, and what to do. Names without the prefix `rederive.`. */
function commandTable(options: CommandOptions): Readonly<Record<string, readonly [what: string, run: Run]>> {
  const { workbooks, checker, help, page, targets, opening, guard, context } = options;
  const withPart =
    (run: (ref: PartRef) => unknown): Run =>
    async (argument) => {
      const ref = await targets.part(argument);
      if (ref !== undefined) await run(ref);
    };
  const debug = (kind: Exclude<Subject['kind'], 'case'>): Run =>
    withPart((ref) => debugPart(ref, { kind }, debuggerSources(options)));
  return {
    startProblemSet: ['start the problem set', () => startProblemSet(options)],
    checkPart: ['check the part', withPart((ref) => checkPart(ref, options))],
    checkProblem: [
      'check the problem',
      async (argument) => checkMany(await targets.problem(argument), options),
    ],
    checkAll: ['check all parts', () => checkMany(workbooks.open.flatMap(refsOfWorkbook), options)],
    debugPart: ['debug the part', debug('trouble')],
    debugCounterexample: ['debug the counterexample', debug('counterexample')],
    stopChecking: ['stop checking', () => checker.cancelAll()],
    showHint: ['show a hint', withPart((ref) => showHint(ref, options))],
    showDerivation: ['show the derivation', withPart((ref) => showDerivation(ref, options))],
    showNextStep: ['show the next step', withPart((ref) => showStep(ref, options))],
    showPart: ['show the part’s page', withPart((ref) => page.show(ref, true))],
    goToPart: [
      'go to a part',
      async () => {
        const ref = await targets.pick();
        if (ref !== undefined) await openPart(ref, options);
      },
    ],
    openPart: ['open the part', withPart((ref) => openPart(ref, options))],
    openAnswers: ['open the answers', withPart((ref) => opening.file(ref, 'answers'))],
    openSolution: ['open the solution', withPart((ref) => opening.file(ref, 'solution'))],
    resetHelp: ['reset the hints', withPart((ref) => help.reset(ref))],
    clearResults: ['clear the results', () => options.results.clear()],
    reloadProblemSets: ['read the problem sets', () => workbooks.reload()],
    packProblemSet: [
      'pack the problem set',
      (argument) => packProblemSet(argument, { ...options, extensionPath: context.extensionPath }),
    ],
    gradeSubmissions: [
      'grade the submissions',
      (argument) => gradeSubmissions(argument, { ...options, extensionPath: context.extensionPath }),
    ],
    openWalkthrough: [
      'open the walkthrough',
      () =>
        vscode.commands.executeCommand(
          'workbench.action.openWalkthrough',
          `${context.extension.id}#start`,
          false,
        ),
    ],
    [SHOW_LOG.slice('rederive.'.length)]: ['show the log', () => guard.log.show()],
  };
}

/** Every command fails in one way: into the log, and as one message with a way to it. */
export function registerCommands(options: CommandOptions): vscode.Disposable {
  return vscode.Disposable.from(
    ...Object.entries(commandTable(options)).map(([name, [what, run]]) =>
      vscode.commands.registerCommand(`rederive.${name}`, (argument: unknown) =>
        options.guard.asked(what, () => run(argument) as PromiseLike<unknown>),
      ),
    ),
  );
}

/** What stands in the way of debugging is what stands in the way of checking. */
export function debuggerSources(options: Omit<DebuggerSources, 'explain'>): DebuggerSources {
  const explain = (ref: PartRef): unknown => vscode.commands.executeCommand('rederive.checkPart', ref);
  return { ...options, explain };
}

async function checkPart(ref: PartRef, options: CommandOptions): Promise<readonly PartReport[]> {
  const found = options.workbooks.resolve(ref);
  if (found?.part.kind === 'code') await explainTrust(ref, options);
  const reports = await options.checker.check([ref]);
  const right = reports.every(({ verdict }) => verdict === 'correct');
  options.page.show(ref, !right && reports.length > 0 && settings.showPageAfterCheck());
  return reports;
}

async function checkMany(refs: readonly PartRef[], options: CommandOptions): Promise<readonly PartReport[]> {
  const [code] = refs.filter((ref) => options.workbooks.resolve(ref)?.part.kind === 'code');
  if (code !== undefined) await explainTrust(code, options);
  return vscode.window.withProgress({ location: { viewId: 'rederive.problemSets' } }, () =>
    options.checker.check(refs),
  );
}

/** Says once a command that code is left out, and goes on: what is written is checked all the same. */
function explainTrust(ref: PartRef, { runners }: CommandOptions): void {
  const permission = runners.permission(ref.root);
  if (permission.ok) return;
  const manage = 'Manage Workspace Trust';
  const offers = permission.lacks === 'trust' ? [manage] : [];
  void vscode.window.showWarningMessage(permission.because, ...offers).then((choice) => {
    if (choice === manage) void vscode.commands.executeCommand('workbench.trust.manage');
  });
}

async function showHint(ref: PartRef, options: CommandOptions): Promise<void> {
  const { workbooks, help, page } = options;
  const found = workbooks.resolve(ref);
  if (found === undefined) return;
  const offered = helpFor(found.problem, found.part);
  const progress = help.of(ref, offered);
  const rung = nextRung(offered, progress);
  await page.reveal(ref);
  switch (rung.kind) {
    case 'hint':
      return help.set(ref, afterHint(offered, progress));
    case 'derivation': {
      const show = 'Show Derivation';
      const all = offered.hints.length === 0 ? 'This part has no hints' : 'All hints of this part are shown';
      const said = `${all}. Its derivation shows the way step by step.`;
      if ((await vscode.window.showInformationMessage(said, show)) === show)
        await showDerivation(ref, options);
      return;
    }
    case 'end': {
      const all =
        offered.hints.length === 0 ? 'This part has no hints.' : 'All hints of this part are shown.';
      void vscode.window.showInformationMessage(`${all} Its page has everything there is.`);
      return;
    }
    default:
      return rung satisfies never;
  }
}

async function showDerivation(ref: PartRef, options: CommandOptions): Promise<void> {
  const found = options.workbooks.resolve(ref);
  if (found === undefined) return;
  const offered = helpFor(found.problem, found.part);
  if (offered.steps === 0) {
    void vscode.window.showInformationMessage(`${found.part.label} ${found.part.title} has no derivation.`);
    return;
  }
  await options.page.reveal(ref);
  // The first step comes with the asking; each further one is asked for by itself.
  if (options.help.of(ref, offered).steps === 0) await showStep(ref, options);
}

async function showStep(ref: PartRef, { workbooks, help, page }: CommandOptions): Promise<void> {
  const found = workbooks.resolve(ref);
  if (found === undefined) return;
  const offered = helpFor(found.problem, found.part);
  await page.reveal(ref);
  await help.set(ref, afterStep(offered, help.of(ref, offered)));
}

async function openPart(ref: PartRef, { opening, page }: CommandOptions): Promise<void> {
  await opening.part(ref);
  page.show(ref, true);
}
