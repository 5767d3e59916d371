/** One session of VS Code's debugger, from its start to its end. */
import * as vscode from 'vscode';

/**
 * Runs until the session has ended; a session that is cancelled is stopped, however far it has come.
 *
 * @param isOurs by its configuration: a session may have ended before its start is told, and the debugger of Node.js
 *   starts one of its own below each
 * @throws Error when VS Code cannot start a session
 */
export async function debugUntilEnded(
  folder: vscode.WorkspaceFolder | undefined,
  configuration: vscode.DebugConfiguration,
  isOurs: (configuration: vscode.DebugConfiguration) => boolean,
  token: vscode.CancellationToken | undefined,
): Promise<void> {
  if (token?.isCancellationRequested) return;
  const subscriptions: vscode.Disposable[] = [];
  const ours = (session: vscode.DebugSession): boolean =>
    session.parentSession === undefined && isOurs(session.configuration);
  let session: vscode.DebugSession | undefined;
  const stopIfCancelled = (): void => {
    // Without a session, VS Code would stop every other one that runs.
    if (session !== undefined && token?.isCancellationRequested) void vscode.debug.stopDebugging(session);
  };
  try {
    const ended = new Promise<void>((resolve) => {
      subscriptions.push(
        vscode.debug.onDidStartDebugSession((started) => {
          if (!ours(started)) return;
          session = started;
          stopIfCancelled();
        }),
        vscode.debug.onDidTerminateDebugSession((over) => {
          if (ours(over)) resolve();
        }),
      );
    });
    const cancellation = token?.onCancellationRequested(stopIfCancelled);
    if (cancellation !== undefined) subscriptions.push(cancellation);
    if (!(await vscode.debug.startDebugging(folder, configuration))) {
      throw new Error('VS Code did not start its JavaScript debugger');
    }
    await ended;
  } finally {
    for (const subscription of subscriptions) subscription.dispose();
  }
}
