/** One case under VS Code's own debugger: a breakpoint in solution.ts is hit, and a variable can be read. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, extension, PROBLEM, root, startAfresh, write } from './homework.ts';

const source = `type Matrix = number[][];

export function softmaxAttention(Q: Matrix, K: Matrix, V: Matrix): Matrix {
  const seen: number = Q.length * 1000 + V.length;
  console.log('seen', seen);
  return K;
}
`;

interface Stop {
  readonly session: vscode.DebugSession;
  readonly threadId: number;
}

/** Every stop of every session, as the debug adapter reports it. */
function watchStops(): { readonly stops: readonly Stop[]; readonly dispose: () => void } {
  const stops: Stop[] = [];
  const tracker = vscode.debug.registerDebugAdapterTrackerFactory('*', {
    createDebugAdapterTracker: (session) => ({
      onDidSendMessage(message: { event?: string; body?: { threadId?: number } }) {
        if (message.event !== 'stopped') return;
        stops.push({ session, threadId: message.body?.threadId ?? 0 });
      },
    }),
  });
  return { stops, dispose: () => tracker.dispose() };
}

describe('debugging a case in VS Code', () => {
  before(extension);

  after(async () => {
    vscode.debug.removeBreakpoints(vscode.debug.breakpoints);
    await vscode.debug.stopDebugging();
    await startAfresh();
  });

  it('stops at a breakpoint in solution.ts and reads a variable of the failing case', async () => {
    const document = await write('solution.ts', source, true);
    const line = source.split('\n').findIndex((text) => text.includes('console.log'));
    vscode.debug.addBreakpoints([
      new vscode.SourceBreakpoint(new vscode.Location(document.uri, new vscode.Position(line, 0))),
    ]);
    const watch = watchStops();
    try {
      const ref = { root: root().fsPath, problem: PROBLEM, part: 'softmax-attention' };
      const over = vscode.commands.executeCommand('rederive.debugPart', ref);
      const { session, threadId } = await eventually('a stop at the breakpoint', () => watch.stops[0]);
      const { stackFrames } = (await session.customRequest('stackTrace', { threadId })) as {
        stackFrames: { id: number; line: number; name: string; source?: { path?: string } }[];
      };
      const [frame] = stackFrames;
      assert.equal(frame?.line, line + 1);
      assert.equal(frame.source?.path, document.uri.fsPath);
      const { result } = (await session.customRequest('evaluate', {
        expression: 'seen',
        frameId: frame.id,
        context: 'watch',
      })) as { result: string };
      assert.match(result, /^\d+00\d$/);
      await session.customRequest('continue', { threadId });
      await over;
      await eventually('the end of the session', () =>
        vscode.debug.activeDebugSession === undefined ? true : undefined,
      );
    } finally {
      watch.dispose();
    }
  });
});
