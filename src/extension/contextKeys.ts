/** Tells VS Code what is open and under way, for the menus' and keybindings' when-clauses. */
import * as vscode from 'vscode';
import type { Checker } from './checker.ts';
import type { Gradebook } from './gradebook.ts';
import type { Workbooks } from './workbooks.ts';

type Key = 'open' | 'faulty' | 'checking' | 'inAnswers' | 'checkedOnce';

export class ContextKeys implements vscode.Disposable {
  readonly #said = new Map<Key, boolean>();
  readonly #workbooks: Workbooks;
  readonly #gradebook: Gradebook;
  readonly #checker: Checker;
  readonly #subscriptions: readonly vscode.Disposable[];

  constructor(workbooks: Workbooks, gradebook: Gradebook, checker: Checker) {
    this.#workbooks = workbooks;
    this.#gradebook = gradebook;
    this.#checker = checker;
    const refresh = (): void => this.#refresh();
    this.#subscriptions = [
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
    this.#say('open', this.#workbooks.open.length > 0);
    this.#say('faulty', this.#workbooks.faulty.length > 0);
    this.#say('checking', this.#checker.busy);
    this.#say('checkedOnce', this.#gradebook.entries.length > 0);
    this.#say('inAnswers', editor !== undefined && this.#workbooks.roleOf(editor.document.uri) !== undefined);
  }

  #say(key: Key, value: boolean): void {
    if (this.#said.get(key) === value) return;
    this.#said.set(key, value);
    void vscode.commands.executeCommand('setContext', `rederive.${key}`, value);
  }
}
