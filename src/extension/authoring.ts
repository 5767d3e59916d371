/** For authors: the faults of every problem set in the workspace, on the lines that have them. */
import { dirname, join, sep } from 'node:path';
import * as vscode from 'vscode';
import type { Fault } from '../problem/fault.ts';
import { SOURCE } from './diagnostics.ts';
import type { EngineLoader } from './engineLoader.ts';
import type { Guard } from './log.ts';
import { locationOf } from './places.ts';
import type { Workbooks } from './workbooks.ts';

const MOST_SETS = 50;

export class Authoring implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('rederive-authoring');
  readonly #workbooks: Workbooks;
  readonly #load: EngineLoader;
  readonly #subscriptions: readonly vscode.Disposable[];
  /** Folders that hold a `problemset.yaml`. */
  #sets: readonly string[] = [];

  constructor(workbooks: Workbooks, load: EngineLoader, guard: Guard) {
    this.#workbooks = workbooks;
    this.#load = load;
    const headers = vscode.workspace.createFileSystemWatcher('**/{problemset,problem}.yaml');
    const search = (): void => void guard.noticed('find the problem sets', () => this.search());
    this.#subscriptions = [
      this.#collection,
      headers,
      headers.onDidCreate(search),
      headers.onDidDelete(search),
      // Also what other programs write, such as a checkout of another branch.
      headers.onDidChange((uri) => void guard.noticed('read the problem set', () => this.#saved(uri))),
      vscode.workspace.onDidChangeWorkspaceFolders(search),
      vscode.workspace.onDidSaveTextDocument(({ uri }) => {
        void guard.noticed('read the problem set', () => this.#saved(uri));
      }),
    ];
  }

  /** Reads every set in the workspace. Sets that students have are packs, whose faults they cannot mend. */
  async search(): Promise<void> {
    const found = await vscode.workspace.findFiles('**/problemset.yaml', '**/node_modules/**', MOST_SETS);
    this.#sets = found.filter(({ scheme }) => scheme === 'file').map(({ fsPath }) => dirname(fsPath));
    await vscode.commands.executeCommand('setContext', 'rederive.authoring', this.#sets.length > 0);
    this.#collection.clear();
    for (const set of this.#sets) await this.#read(set);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  async #saved(uri: vscode.Uri): Promise<void> {
    const set = this.#sets.find((folder) => uri.fsPath.startsWith(folder + sep));
    if (set === undefined || this.#workbooks.roleOf(uri) !== undefined) return;
    await this.#read(set);
    // An author who has the set open sees the statement, hints and derivations change on the page.
    if (this.#workbooks.open.some(({ root }) => isWithin(root, set)) || this.#workbooks.faulty.length > 0) {
      await this.#workbooks.reload();
    }
  }

  async #read(set: string): Promise<void> {
    const reading = await this.#load().openSet(set);
    const faults = reading.kind === 'faulty' ? reading.faults : [];
    const byFile = new Map<string, vscode.Diagnostic[]>();
    for (const fault of faults)
      byFile.set(fault.file, [...(byFile.get(fault.file) ?? []), diagnosticOf(set, fault)]);
    this.#collection.forEach((uri) => {
      if (isWithin(uri.fsPath, set)) this.#collection.delete(uri);
    });
    for (const [file, diagnostics] of byFile)
      this.#collection.set(vscode.Uri.file(join(set, file)), diagnostics);
  }
}

function diagnosticOf(set: string, fault: Fault): vscode.Diagnostic {
  const { file, line, column, what, remedy } = fault;
  const at = locationOf(set, { severity: 'error', message: what, file, line, column });
  const diagnostic = new vscode.Diagnostic(at?.range ?? new vscode.Range(0, 0, 0, 0), `${what} ${remedy}`);
  diagnostic.source = SOURCE;
  return diagnostic;
}

const isWithin = (path: string, folder: string): boolean => path === folder || path.startsWith(folder + sep);
