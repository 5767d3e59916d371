/** How far each part's hints and derivation have been shown in this workspace. */
import * as vscode from 'vscode';
import { nothingShown, readProgress, type Help, type Progress } from '../tutor/ladder.ts';
import { keyOf, type PartRef } from './parts.ts';

export class HelpShown implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<PartRef>();
  readonly #state: vscode.Memento;

  readonly onDidChange = this.#changed.event;

  constructor(state: vscode.Memento) {
    this.#state = state;
  }

  of(ref: PartRef, help: Help): Progress {
    return readProgress(help, this.#state.get<unknown>(keyFor(ref)));
  }

  async set(ref: PartRef, progress: Progress): Promise<void> {
    const nothing = progress.hints === 0 && progress.steps === 0;
    await this.#state.update(keyFor(ref), nothing ? undefined : progress);
    this.#changed.fire(ref);
  }

  reset(ref: PartRef): Promise<void> {
    return this.set(ref, nothingShown);
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

const keyFor = (ref: PartRef): string => `help\n${keyOf(ref)}`;
