/** Entry of a process that makes one call of a student's function for a debugger: same context, no limits. */
import { readFileSync } from 'node:fs';
import vm from 'node:vm';
import { FrameReader } from './channel.ts';
import { action, realm } from './realm.ts';

/** Written by `prepareDebugging`. */
interface DebugCase {
  readonly script: string;
  /** The address of the student's file, under which its breakpoints are known. */
  readonly url: string;
  readonly strings: readonly string[];
  readonly seed: number;
}

const [frame] = new FrameReader().push(readFileSync(process.argv[2] ?? ''));
if (frame === undefined) throw new Error('The file of the case to debug is damaged.');
const { script, url, strings, seed } = frame.header as DebugCase;

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
step(action.begin, 1, seed);
const input = step(action.reserve, '', frame.words.length) as Float64Array;
input.set(frame.words);
const answer = JSON.parse(String(step(action.call, JSON.stringify(strings), 0))) as {
  kind: string;
  thrown?: { stack: string };
};
if (answer.thrown !== undefined) process.stderr.write(`${answer.thrown.stack}\n`);
else process.stdout.write(`The call ${answer.kind}.\n`);
