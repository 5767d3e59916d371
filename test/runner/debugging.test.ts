/** A breakpoint in the student's TypeScript is hit by the call that is debugged, and variables can be read there. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LocalRunner } from '../../src/runner/pool.ts';
import { openRunner } from './bundledRunner.ts';

const source = `interface Size { n: number }
const half = (x: number): number => x / 2;
export function f(rows: number[][], size: Size): number {
  let total: number = 0;
  for (const row of rows) {
    total += row.length * size.n;
  }
  console.log('total', total);
  return total;
}
`;

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: {
    readonly callFrames?: readonly {
      readonly callFrameId: string;
      readonly functionName: string;
      readonly location: { readonly lineNumber: number };
      readonly url: string;
    }[];
  };
  readonly result?: { readonly result?: { readonly value?: unknown } };
}

/** The few questions of the inspector protocol that a debugger asks. */
class Inspector {
  readonly #socket: WebSocket;
  readonly #messages: Message[] = [];
  #wake: () => void = () => {};
  #next = 0;

  constructor(address: string) {
    this.#socket = new WebSocket(address);
    this.#socket.addEventListener('message', ({ data }) => {
      this.#messages.push(JSON.parse(String(data)) as Message);
      this.#wake();
    });
  }

  async open(): Promise<void> {
    await new Promise((resolve) => this.#socket.addEventListener('open', resolve, { once: true }));
  }

  async ask(method: string, params: Record<string, unknown> = {}): Promise<Message> {
    this.#next += 1;
    const id = this.#next;
    this.#socket.send(JSON.stringify({ id, method, params }));
    return await this.hear((message) => message.id === id);
  }

  async hear(wanted: (message: Message) => boolean): Promise<Message> {
    for (;;) {
      const at = this.#messages.findIndex(wanted);
      const [message] = at < 0 ? [] : this.#messages.splice(at, 1);
      if (message !== undefined) return message;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  close(): void {
    this.#socket.close();
  }
}

describe('debugging one case', () => {
  let runner: LocalRunner;
  before(() => {
    runner = openRunner();
  });
  after(() => runner.dispose());

  it('stops at a breakpoint in the TypeScript file, on its own line, with its variables', async () => {
    const path = join(import.meta.dirname, 'solution.ts');
    const launch = await runner.prepareDebugging({
      source,
      path,
      export: 'f',
      calls: [{ id: 'one', arguments: [[[1, 2], [3]], { n: 10 }] }],
    });
    assert.ok(launch.kind === 'launch');
    const child = spawn(
      launch.runtimeExecutable,
      ['--inspect-brk=127.0.0.1:0', launch.program, ...launch.args],
      {
        cwd: launch.cwd,
        env: launch.env,
      },
    );
    try {
      const address = await new Promise<string>((resolve, reject) => {
        let said = '';
        child.stderr.on('data', (chunk: Buffer) => {
          said += chunk.toString();
          const found = /Debugger listening on (ws:\S+)/.exec(said)?.[1];
          if (found !== undefined) resolve(found);
        });
        child.once('exit', () => reject(new Error(said)));
      });
      let printed = '';
      child.stdout.on('data', (chunk: Buffer) => {
        printed += chunk.toString();
      });
      const inspector = new Inspector(address);
      await inspector.open();
      await inspector.ask('Runtime.enable');
      await inspector.ask('Debugger.enable');
      // Line 6 of the file: the protocol counts from 0.
      await inspector.ask('Debugger.setBreakpointByUrl', { lineNumber: 5, url: pathToFileURL(path).href });
      await inspector.ask('Runtime.runIfWaitingForDebugger');
      const paused = (message: Message): boolean => message.method === 'Debugger.paused';
      const atStart = await inspector.hear(paused);
      assert.notEqual(atStart.params?.callFrames?.[0]?.functionName, 'f');
      void inspector.ask('Debugger.resume');
      const stopped = (await inspector.hear(paused)).params?.callFrames?.[0];
      assert.ok(stopped !== undefined);
      assert.deepEqual([stopped.functionName, stopped.location.lineNumber], ['f', 5]);
      // Also what the function itself has no use for: other functions of the file, and what every program has.
      for (const [expression, value] of [
        ['row.length * size.n + total', 20],
        ['half(total + 3)', 1.5],
        ['JSON.stringify(rows)', '[[1,2],[3]]'],
        ['Math.max(...Array.from(row))', 2],
        ['new Float64Array(2).fill(NaN).join()', 'NaN,NaN'],
      ]) {
        const read = await inspector.ask('Debugger.evaluateOnCallFrame', {
          callFrameId: stopped.callFrameId,
          expression,
        });
        assert.equal(read.result?.result?.value, value, String(expression));
      }
      await inspector.ask('Debugger.disable');
      const gone = new Promise((resolve) => child.once('close', resolve));
      inspector.close();
      await gone;
      assert.equal(printed, 'total 30\nThe call returned.\n');
    } finally {
      child.kill('SIGKILL');
      rmSync(launch.folder, { recursive: true, force: true });
    }
  });

  it('makes the calls that belong together one after the other, each with its own arguments', async () => {
    const launch = await runner.prepareDebugging({
      source: `let made = 0;
export function f(rows: number[][], name: string): number {
  made += 1;
  console.log(made, name, JSON.stringify(rows), Math.random() < 1);
  if (rows.length === 0) throw new Error('no rows');
  return rows.length;
}
`,
      path: '/solution.ts',
      export: 'f',
      calls: [
        { id: 'one', arguments: [[[1, -0.5]], 'first'] },
        { id: 'two', arguments: [[], 'then'] },
        { id: 'three', arguments: [[[2], [3]], 'last'] },
      ],
    });
    assert.ok(launch.kind === 'launch');
    try {
      const { stdout, stderr } = spawnSync(launch.runtimeExecutable, [launch.program, ...launch.args], {
        encoding: 'utf8',
        env: launch.env,
      });
      assert.equal(
        stdout,
        [
          '1 first [[1,-0.5]] true',
          'Call 1 of 3 returned.',
          '2 then [] true',
          '3 last [[2],[3]] true',
          'Call 3 of 3 returned.',
          '',
        ].join('\n'),
      );
      assert.match(stderr, /^Error: no rows\n/);
    } finally {
      rmSync(launch.folder, { recursive: true, force: true });
    }
  });

  it('says why a file cannot be debugged as a run would', async () => {
    const refused = await runner.prepareDebugging({
      source: 'export const g = 1;',
      path: '/solution.ts',
      export: 'f',
      calls: [{ id: 'one', arguments: [] }],
    });
    assert.deepEqual(refused, {
      kind: 'refused',
      load: { kind: 'missing-export', wanted: 'f', exported: ['g'] },
    });
  });
});
