/** Entry of a process that calls a student's function for a debugger: same context as in a check, no limits. */
import { readFileSync } from 'node:fs';
import vm from 'node:vm';
import { FrameReader } from './channel.ts';
import { action, realm } from './realm.ts';

/** Written by `prepareDebugging`: this first, then the arguments of each call. */
interface DebugProgram {
  readonly script: string;
  /** The address of the student's file, under which its breakpoints are known. */
  readonly url: string;
}

interface DebugCall {
  readonly strings: readonly string[];
}

const [program, ...calls] = new FrameReader().push(readFileSync(process.argv[2] ?? ''));
if (program === undefined) throw new Error('The file of the case to debug is damaged.');
const { script, url } = program.header as DebugProgram;

const context = vm.createContext(Object.create(null) as vm.Context, {
  microtaskMode: 'afterEvaluate',
  name: 'solution.ts',
});
const step = (new vm.Script(`'use strict';(${realm.toString()})`).runInContext(context) as typeof realm)(
  (line) => {
    const { line: said } = JSON.parse(line) as { line: { level: string; text: string } };
    (said.level === 'error' || said.level === 'warn' ? process.stderr : process.stdout).write(
      `${said.text}\n`,
    );
  },
);
step(action.begin, 0, 0);
// An exception is left to the debugger, which stops at it if it is asked to; Node prints it otherwise.
step(action.bind, new vm.Script(script, { filename: url }).runInContext(context), 0);
calls.forEach(({ header, words }, i) => {
  // As in a check, `Math.random` begins anew in each call.
  step(action.begin, i + 1, i + 1);
  const input = step(action.reserve, '', words.length) as Float64Array;
  input.set(words);
  const { strings } = header as DebugCall;
  const answer = JSON.parse(String(step(action.call, JSON.stringify(strings), 0))) as {
    kind: string;
    thrown?: { stack: string };
  };
  const name = calls.length === 1 ? 'The call' : `Call ${i + 1} of ${calls.length}`;
  if (answer.thrown !== undefined) process.stderr.write(`${answer.thrown.stack}\n`);
  else process.stdout.write(`${name} ${answer.kind}.\n`);
});
