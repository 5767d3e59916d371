/** The score in the status bar: of the problem whose file is open, else of the first set. */
import * as vscode from 'vscode';
import { points, scoreOf } from '../tutor/wording.ts';
import type { Checker } from './checker.ts';
import type { Gradebook } from './gradebook.ts';
import { BUSY } from './icons.ts';
import type { Workbooks } from './workbooks.ts';

export class ScoreItem implements vscode.Disposable {
  readonly #item = vscode.window.createStatusBarItem('rederive.score', vscode.StatusBarAlignment.Left, 10);
  readonly #workbooks: Workbooks;
  readonly #gradebook: Gradebook;
  readonly #checker: Checker;
  readonly #subscriptions: readonly vscode.Disposable[];

  constructor(workbooks: Workbooks, gradebook: Gradebook, checker: Checker) {
    this.#workbooks = workbooks;
    this.#gradebook = gradebook;
    this.#checker = checker;
    this.#item.name = 'Rederive Score';
    this.#item.command = 'rederive.goToPart';
    const refresh = (): void => this.#refresh();
    this.#subscriptions = [
      this.#item,
      workbooks.onDidChange(refresh),
      gradebook.onDidChange(refresh),
      vscode.window.onDidChangeActiveTextEditor(refresh),
    ];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #refresh(): void {
    const editor = vscode.window.activeTextEditor;
    const role = editor && this.#workbooks.roleOf(editor.document.uri);
    const workbook = role?.workbook ?? this.#workbooks.open[0];
    if (workbook === undefined) {
      this.#item.hide();
      return;
    }
    const problem = role?.problem.problem;
    const { score, max } = this.#gradebook.score(workbook, problem?.id);
    const what = problem?.title ?? workbook.set.header.title;
    const busy = this.#checker.busy;
    this.#item.text = `$(${busy ? BUSY : 'mortar-board'}) ${points(score)}/${points(max)}`;
    this.#item.tooltip = `${what}: ${scoreOf(score, max)}. ${busy ? 'Checking…' : 'Go to a part…'}`;
    this.#item.accessibilityInformation = {
      label: `Rederive, ${what}: ${scoreOf(score, max)}${busy ? ', checking' : ''}`,
    };
    this.#item.show();
  }
}
