/** Keeps reports across restarts of the window, each as long as the answer it judged is unchanged. */
import type * as vscode from 'vscode';
import type { EngineLoader } from './engineLoader.ts';
import type { Gradebook } from './gradebook.ts';
import type { Guard } from './log.ts';
import { keyOf } from './parts.ts';
import { refsOfProblem } from './refs.ts';
import { readStoredReports, type StoredReports } from './storedReports.ts';
import { fingerprintsOf } from './texts.ts';
import type { Workbooks } from './workbooks.ts';

const KEY = 'reports';
/** Saving waits for this long without news, so that a check of a whole set is written once. */
const QUIET_MS = 500;

export class Memory implements vscode.Disposable {
  readonly #state: vscode.Memento;
  readonly #version: string;
  readonly #gradebook: Gradebook;
  readonly #guard: Guard;
  readonly #subscription: vscode.Disposable;
  #timer: NodeJS.Timeout | undefined;

  constructor(context: vscode.ExtensionContext, gradebook: Gradebook, guard: Guard) {
    this.#state = context.workspaceState;
    this.#version = String((context.extension.packageJSON as { version?: unknown }).version);
    this.#gradebook = gradebook;
    this.#guard = guard;
    this.#subscription = gradebook.onDidChange(() => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void guard.noticed('keep the results', () => this.#save()), QUIET_MS);
    });
  }

  /** Brings back what still holds. Reports of sets, versions or answers that have changed stay away. */
  async restore(workbooks: Workbooks, load: EngineLoader): Promise<void> {
    const entries = readStoredReports(this.#state.get<unknown>(KEY), this.#version);
    const kept = new Map(entries.map((entry) => [keyOf(entry.ref), entry]));
    if (kept.size === 0) return;
    for (const workbook of workbooks.open) {
      for (const problem of workbook.set.problems) {
        const refs = refsOfProblem(workbook, problem).filter((ref) => kept.has(keyOf(ref)));
        if (refs.length === 0) continue;
        const now = await fingerprintsOf(workbook, problem, load);
        for (const ref of refs) {
          const entry = kept.get(keyOf(ref));
          if (entry !== undefined && entry.fingerprint === now.get(ref.part))
            this.#gradebook.record(entry, 0);
        }
      }
    }
    this.#guard.log.debug('Restored earlier results.');
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscription.dispose();
  }

  #save(): Thenable<void> {
    // A fault of ours is no result; the next check may fare better.
    const entries = this.#gradebook.entries.filter(({ report }) => report.verdict !== 'fault');
    const stored: StoredReports = { version: this.#version, entries };
    return this.#state.update(KEY, stored);
  }
}
