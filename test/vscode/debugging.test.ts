/** Code under VS Code's own debugger: breakpoints in solution.ts are hit, variables can be read, sessions end. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  eventually,
  extension,
  lensesOf,
  open,
  PROBLEM,
  root,
  runCheck,
  startAfresh,
  uriOf,
  write,
} from './homework.ts';

const PART = 'softmax-attention';

const source = `type Matrix = number[][];

export function softmaxAttention(Q: Matrix, K: Matrix, V: Matrix): Matrix {
  const seen: number = Q.length * 1000 + V.length;
  console.log('seen', seen);
  return K;
}
`;
/** From 0. */
const BREAKPOINT = source.split('\n').findIndex((text) => text.includes('console.log'));

interface Stop {
  readonly session: vscode.DebugSession;
  readonly threadId: number;
}

/** Every stop of every session, as the debug adapter reports it, and the sessions that have not ended. */
class Watch {
  readonly stops: Stop[] = [];
  readonly #begun: string[] = [];
  readonly #over = new Set<string>();
  readonly #subscriptions: readonly vscode.Disposable[];

  constructor() {
    this.#subscriptions = [
      vscode.debug.registerDebugAdapterTrackerFactory('*', {
        createDebugAdapterTracker: (session) => ({
          onDidSendMessage: (message: { event?: string; body?: { threadId?: number } }) => {
            if (message.event !== 'stopped') return;
            this.stops.push({ session, threadId: message.body?.threadId ?? 0 });
          },
        }),
      }),
      vscode.debug.onDidStartDebugSession(({ id }) => this.#begun.push(id)),
      vscode.debug.onDidTerminateDebugSession(({ id }) => this.#over.add(id)),
    ];
  }

  /**
   * `vscode.debug.activeDebugSession` does not tell: when sessions end in quick succession, the extension host may
   * take in last that a session became active which is no more.
   */
  get running(): readonly string[] {
    return this.#begun.filter((id) => !this.#over.has(id));
  }

  async end(): Promise<void> {
    await eventually('the end of every session', () => (this.running.length === 0 ? true : undefined));
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}

async function read({ session, threadId }: Stop, expression: string): Promise<string> {
  const { stackFrames } = (await session.customRequest('stackTrace', { threadId })) as {
    stackFrames: { id: number; line: number; source?: { path?: string; sourceReference?: number } }[];
  };
  const [frame] = stackFrames;
  assert.equal(frame?.line, BREAKPOINT + 1);
  // In a remote window the address of the file stands for its path.
  const path = frame.source?.path ?? '';
  assert.ok(path.endsWith(uriOf('solution.ts').path), path);
  // Otherwise VS Code shows what the engine was given: the program without its types, in an editor of its own.
  assert.equal(frame.source?.sourceReference ?? 0, 0);
  const asked = { expression, frameId: frame.id, context: 'watch' };
  const { result } = (await session.customRequest('evaluate', asked)) as { result: string };
  return result;
}

describe('debugging in VS Code', () => {
  const ref = (): object => ({ root: root().fsPath, problem: PROBLEM, part: PART });
  let watch: Watch;

  before(extension);

  beforeEach(async () => {
    const { uri } = await write('solution.ts', source, true);
    vscode.debug.addBreakpoints([
      new vscode.SourceBreakpoint(new vscode.Location(uri, new vscode.Position(BREAKPOINT, 0))),
    ]);
    watch = new Watch();
  });

  afterEach(async () => {
    vscode.debug.removeBreakpoints(vscode.debug.breakpoints);
    await vscode.debug.stopDebugging();
    await watch.end();
    watch.dispose();
    await startAfresh();
  });

  it('stops at a breakpoint in solution.ts and reads a variable of the failing case', async () => {
    const over = vscode.commands.executeCommand('rederive.debugPart', ref());
    const stop = await eventually('a stop at the breakpoint', () => watch.stops[0]);
    assert.match(await read(stop, 'seen'), /^\d+00\d$/);
    await stop.session.customRequest('continue', { threadId: stop.threadId });
    await over;
    await watch.end();
    assert.equal(watch.stops.length, 1);
  });

  it('offers the counterexample above the function, and calls the function with it', async () => {
    const debugging = async (): Promise<vscode.Command | undefined> =>
      (await lensesOf(uriOf('solution.ts'))).find(({ command }) => command?.title === 'Debug Counterexample')
        ?.command;
    assert.equal(await debugging(), undefined);
    await runCheck(PART);
    const { exports } = await extension();
    const { counterexample } = exports.reports().find(({ part }) => part === PART) ?? {};
    const { Q, K, V } = counterexample?.arguments ?? {};
    const offered = (await debugging()) ?? assert.fail('the counterexample is not offered');
    const over = vscode.commands.executeCommand(offered.command, ...(offered.arguments as unknown[]));
    const stop = await eventually('a stop at the breakpoint', () => watch.stops[0]);
    assert.equal(await read(stop, 'JSON.stringify([Q, K, V])'), `'${JSON.stringify([Q, K, V])}'`);
    await stop.session.customRequest('continue', { threadId: stop.threadId });
    await over;
    await watch.end();
    assert.equal(watch.stops.length, 1);
  });

  for (const when of ['at once', 'at the breakpoint'] as const) {
    it(`ends when the Test Explorer cancels it ${when}, and ends nothing else`, async () => {
      const waiting = vscode.Uri.joinPath(root(), '..', 'waiting.js');
      await vscode.workspace.fs.writeFile(waiting, Buffer.from('setInterval(() => {}, 1000);\n'));
      const name = 'Something else of the student’s';
      const other = { type: 'node', request: 'launch', name, program: waiting.fsPath };
      assert.ok(await vscode.debug.startDebugging(undefined, { ...other, console: 'internalConsole' }));
      // The debugger of Node.js has a session for the program, and one below it for its thread.
      const others = await eventually('the other program', () =>
        watch.running.length === 2 ? [...watch.running] : undefined,
      );
      let over = false;
      const editor = await open('solution.ts');
      const inFunction = new vscode.Position(BREAKPOINT, 0);
      editor.selection = new vscode.Selection(inFunction, inFunction);
      const debugging = vscode.commands.executeCommand('testing.debugAtCursor').then(() => (over = true));
      if (when === 'at the breakpoint') await eventually('a stop at the breakpoint', () => watch.stops[0]);
      await eventually('the end of the run', async () => {
        // Heard only once the run has begun.
        await vscode.commands.executeCommand('testing.cancelRun');
        return over ? true : undefined;
      });
      await debugging;
      await eventually('the end of the session', () => (watch.running.length === 2 ? true : undefined));
      // Long enough for a session that nobody stopped to begin.
      await new Promise((resolve) => setTimeout(resolve, 2000));
      assert.deepEqual(watch.running, others);
    });
  }
});
