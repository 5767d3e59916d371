/** In the child: makes the calls of a batch, counted or plain, and answers with the counts by line and the results. */
import vm from 'node:vm';
import { action, type Step } from '../realm.ts';
import { metering, type StartMeter } from './metering.ts';
import { withoutHurry } from './tiers.ts';

export interface MeasureMessage {
  readonly kind: 'measure';
  readonly script: string;
  readonly file: string;
  readonly sequence: number;
  /** How many lines there are to charge, and further slots of the program's own; undefined to run the plain script. */
  readonly lines?: number;
  readonly slots?: number;
  /** Of each call: its table of strings and how many of the words that follow are its own. */
  readonly points: readonly { readonly strings: readonly string[]; readonly size: number }[];
}

interface Room {
  readonly context: vm.Context;
  readonly step: Step;
  readonly start?: StartMeter;
}

/** What the child knows how to do with a context. */
export interface Hands {
  readonly openRoom: () => Room;
  /** A view on memory of the realm, made without looking at any property of `inner`. */
  readonly viewOf: (inner: unknown) => Float64Array;
  /** Runs the jobs that the promises of a context have queued. */
  readonly settle: (context: vm.Context) => void;
  /** How many words a call has left to be read; 0 if it returned nothing. */
  readonly outputSize: (answer: unknown) => number;
  readonly reply: (header: string, words: Float64Array) => void;
}

/** One whose built-ins pay. */
type MeteredRoom = Required<Room>;

/** Contexts that are kept ready, about a megabyte each. */
const PREPARED_AT_MOST = 24;

export interface Calling {
  readonly measure: (message: MeasureMessage, words: Float64Array) => void;
  /** Gets as many contexts ready as the last measurement used. To be called when nobody waits. */
  readonly prepare: () => void;
  /** The measurement is over: the next one counts anew what it uses. */
  readonly close: () => void;
}

export function calling({ openRoom, viewOf, settle, outputSize, reply }: Hands): Calling {
  const FloatsHere = Float64Array;
  const startMeter = metering(() => openRoom().context);
  const prepared: MeteredRoom[] = [];
  let used = 0;
  let usedLast = 0;

  const openMetered = (): MeteredRoom => {
    const room = openRoom();
    return { ...room, start: startMeter(room.context) };
  };

  /** Counted calls have a context each, so that none profits from another; plain ones share one, as those of cases do. */
  const measure = (
    { script: text, file, sequence, lines, slots = 0, points }: MeasureMessage,
    words: Float64Array,
  ): void => {
    const script = new vm.Script(text, { filename: file });
    const plain = lines === undefined ? openRoom() : undefined;
    const load = ({ context, step }: Room): unknown => {
      step(action.begin, sequence, 0);
      return script.runInContext(context, { displayErrors: false });
    };
    const answers: string[] = [];
    const columns: Float64Array[] = [];
    let at = 0;
    for (const [i, { strings, size }] of points.entries()) {
      let counts: Float64Array | undefined;
      let answer: unknown;
      const opened: Room = plain ?? prepared.pop() ?? openMetered();
      const { step, context } = opened;
      try {
        if (opened.start !== undefined) {
          used += 1;
          const metered = opened.start(lines ?? 0, slots);
          counts = metered.counts;
          const made = load(opened) as (...given: unknown[]) => unknown;
          step(
            action.bind,
            made(
              metered.counts,
              metered.charge,
              metered.weigh,
              metered.stretch,
              metered.place,
              metered.append,
            ),
            0,
          );
        } else if (i === 0) {
          step(action.bind, load(opened), 0);
        }
        step(action.begin, sequence, 1);
        viewOf(step(action.reserve, '', size)).set(words.subarray(at, at + size));
        answer = step(action.call, JSON.stringify(strings), 0);
      } catch (thrown) {
        answer = String(step(action.thrown, thrown, 0)).replace('{', `{"sequence":${sequence},`);
      }
      at += size;
      settle(context);
      answers.push(String(answer).replace('{', '{"milliseconds":0,'));
      if (counts !== undefined) columns.push(viewOf(counts).slice());
      const returned = outputSize(answer);
      if (returned === 0) break;
      columns.push(viewOf(step(action.output, '', 0)).slice(0, returned));
    }
    const all = new FloatsHere(columns.reduce((sum, { length }) => sum + length, 0));
    let filled = 0;
    for (const column of columns) {
      all.set(column, filled);
      filled += column.length;
    }
    reply(`{"kind":"measured","sequence":${sequence},"points":[${answers.join(',')}]}`, all);
  };

  return {
    measure: (message, words) => withoutHurry(() => measure(message, words)),
    prepare: () => {
      while (prepared.length < Math.min(usedLast, PREPARED_AT_MOST)) prepared.push(openMetered());
    },
    close: () => {
      if (used === 0) return;
      usedLast = used;
      used = 0;
    },
  };
}
