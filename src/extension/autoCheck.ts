/** Checks without being asked: on save, and while writing where continuous run is on. */
import * as vscode from 'vscode';
import type { Checker } from './checker.ts';
import type { EngineLoader } from './engineLoader.ts';
import type { Gradebook } from './gradebook.ts';
import type { Guard } from './log.ts';
import type { PartRef } from './parts.ts';
import { refsOfFile } from './refs.ts';
import type { Runners } from './runners.ts';
import { settings } from './settings.ts';
import type { TestView } from './testView.ts';
import { fingerprintsIn } from './texts.ts';
import type { FileRole, Workbooks } from './workbooks.ts';

/** A pause in typing: long enough to finish a word, short enough to feel like an answer. */
const PAUSE_MS = 500;

export class AutoCheck implements vscode.Disposable {
  readonly #workbooks: Workbooks;
  readonly #gradebook: Gradebook;
  readonly #checker: Checker;
  readonly #runners: Runners;
  readonly #tests: TestView;
  readonly #load: EngineLoader;
  readonly #guard: Guard;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #subscriptions: readonly vscode.Disposable[];

  constructor(
    {
      workbooks,
      gradebook,
      runners,
      load,
      guard,
    }: {
      workbooks: Workbooks;
      gradebook: Gradebook;
      runners: Runners;
      load: EngineLoader;
      guard: Guard;
    },
    checker: Checker,
    tests: TestView,
  ) {
    this.#workbooks = workbooks;
    this.#gradebook = gradebook;
    this.#checker = checker;
    this.#runners = runners;
    this.#tests = tests;
    this.#load = load;
    this.#guard = guard;
    this.#subscriptions = [
      vscode.workspace.onDidSaveTextDocument((document) => {
        void guard.noticed('check the saved file', () => this.#saved(document));
      }),
      vscode.workspace.onDidOpenTextDocument((document) => {
        void guard.noticed('find the parts of a file', () => this.#tests.follow(document, []));
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) void guard.noticed('follow an edit', () => this.#edited(document));
      }),
    ];
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  async #saved(document: vscode.TextDocument): Promise<void> {
    const role = this.#workbooks.roleOf(document.uri);
    if (role === undefined || !settings.checkOnSave(document.uri) || !this.#mayCheck(role)) return;
    this.#gradebook.edited(refsOfFile(role), fingerprintsIn(role, document.getText(), this.#load));
    await this.#checker.check(this.#due(role), { automatic: true });
  }

  /**
   * Of written answers, what has no verdict that still holds, and what builds on such a part. Code is one unit,
   * and each check of it draws fresh numbers, so it is always due.
   */
  #due(role: FileRole): readonly PartRef[] {
    const refs = refsOfFile(role);
    if (role.file === 'solution') return refs;
    const due = new Set<string>();
    for (const { id, requires = [] } of role.problem.problem.parts) {
      const { report, outdated } = this.#gradebook.of({
        root: role.workbook.root,
        problem: role.problem.problem.id,
        part: id,
      });
      const holds = report !== undefined && !outdated && report.verdict !== 'fault';
      // Parts stand in the order in which they build on each other.
      if (!holds || report.verdict === 'skipped' || requires.some((part) => due.has(part))) due.add(id);
    }
    return refs.filter(({ part }) => due.has(part));
  }

  #edited(document: vscode.TextDocument): void {
    const role = this.#workbooks.roleOf(document.uri);
    if (role === undefined) return;
    const refs = refsOfFile(role);
    this.#gradebook.edited(refs, fingerprintsIn(role, document.getText(), this.#load));
    this.#tests.follow(
      document,
      refs.filter((ref) => this.#gradebook.of(ref).outdated),
    );
    const watched = this.#mayCheck(role) ? refs.filter((ref) => this.#tests.isContinuous(ref)) : [];
    if (watched.length === 0) return;
    const key = document.uri.toString();
    clearTimeout(this.#timers.get(key));
    const check = (): unknown => this.#checker.check(watched, { automatic: true });
    this.#timers.set(
      key,
      setTimeout(() => void this.#guard.noticed('check while you write', check), PAUSE_MS),
    );
  }

  /** Saving code in a folder that is not trusted runs nothing and says nothing: asking to check it explains. */
  #mayCheck({ file, workbook }: FileRole): boolean {
    return file === 'answers' || this.#runners.permission(workbook.root).ok;
  }
}
