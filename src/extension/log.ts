/** Where every failure of the extension ends: in the log, and before the person who can act on it. */
import * as vscode from 'vscode';

export const SHOW_LOG = 'rederive.showLog';

/** Runs what VS Code calls us for; nothing that it throws escapes or is lost. */
export interface Guard {
  readonly log: vscode.LogOutputChannel;
  /** For commands: the person asked, so a failure is always shown. `what` completes "Rederive could not …". */
  asked<T>(what: string, run: () => T | PromiseLike<T>): Promise<T | undefined>;
  /** For events: a failure is shown once, then only logged. */
  noticed(what: string, run: () => unknown): Promise<void>;
}

export function createGuard(log: vscode.LogOutputChannel): Guard {
  const shown = new Set<string>();
  const report = (what: string, error: unknown, again: boolean): void => {
    if (isCancelled(error)) {
      log.debug(`Cancelled: ${what}.`);
      return;
    }
    const message = describe(what, error);
    if (isExpected(error)) log.warn(message);
    else log.error(`Could not ${what}.`, stackOf(error));
    if (!again && shown.has(message)) return;
    shown.add(message);
    void vscode.window.showErrorMessage(message, 'Show Log').then((choice) => {
      if (choice === 'Show Log') log.show(true);
    });
  };
  return {
    log,
    async asked(what, run) {
      try {
        return await run();
      } catch (error) {
        report(what, error, true);
        return undefined;
      }
    },
    async noticed(what, run) {
      try {
        await run();
      } catch (error) {
        report(what, error, false);
      }
    },
  };
}

/** An expected error's message is already the final sentence; anything else is a bug of ours and says so. */
function describe(what: string, error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return isExpected(error)
    ? message
    : `Rederive could not ${what}: ${message}. This is a fault of Rederive, not of your work; the log has the details.`;
}

/** By name: the engine is a bundle of its own, whose classes are not this bundle's. */
function isExpected(error: unknown): boolean {
  return error instanceof Error && error.name === 'ExpectedError';
}

function isCancelled(error: unknown): boolean {
  return error instanceof vscode.CancellationError || (error instanceof Error && error.name === 'AbortError');
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
