/** Entry of the process that reads student source: what breaks or hangs on a monstrous file is this process alone. */
import { Socket } from 'node:net';
import { frameOf, FrameReader } from './channel.ts';
import { instrument, type CounterNames } from './cost/instrumentation.ts';
import { compile } from './script.ts';
import { mark, type MarkNames } from './trace/marking.ts';

const socket = new Socket({ fd: 3, readable: true, writable: true });
const reader = new FrameReader();

/** The parent is trusted; it is the only one that can write here. */
interface Request {
  readonly sequence: number;
  readonly source: string;
  readonly file: string;
  /** Present when the operations are to be counted. */
  readonly counters?: CounterNames;
  /** Present when the program is to say where it is. */
  readonly marks?: MarkNames;
}

/** A file that was just run is often counted or marked next. */
let last:
  { readonly source: string; readonly file: string; readonly result: ReturnType<typeof compile> } | undefined;

function compileOnce(source: string, file: string): ReturnType<typeof compile> {
  if (last?.source !== source || last.file !== file) last = { source, file, result: compile(source, file) };
  return last.result;
}

socket.on('data', (chunk: Buffer) => {
  for (const { header } of reader.push(chunk)) {
    const { sequence, source, file, counters, marks } = header as Request;
    const result = compileOnce(source, file);
    const answer =
      result.kind === 'script'
        ? {
            ...result,
            exports: [...result.exports],
            ...(counters === undefined ? {} : { counted: instrument(result.body, counters) }),
            ...(marks === undefined ? {} : { marked: mark(result.body, marks) }),
          }
        : result;
    socket.write(frameOf(JSON.stringify({ sequence, result: answer })));
  }
});
socket.on('error', () => process.exit(0));
socket.on('close', () => process.exit(0));
socket.write(frameOf('{"sequence":0}'));
