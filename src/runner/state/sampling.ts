/** In the child: how much a marked program holds at once, looked at several times in each call. */
import v8 from 'node:v8';
import vm from 'node:vm';
import { action, type Step } from '../realm.ts';
import { sampler } from './sampler.ts';

export interface SampleMessage {
  readonly kind: 'sample';
  readonly script: string;
  readonly file: string;
  readonly sequence: number;
  readonly points: readonly { readonly strings: readonly string[]; readonly size: number }[];
  /** So many bytes settle the matter: a call that was seen to hold no more is not looked at again. */
  readonly enough: number;
}

/** So often a call is looked at; what is kept to the end is seen by the last look but for a share of this size. */
const LOOKS = 4;

let samplerScript: vm.Script | undefined;

let collect: (() => void) | undefined;

/** The collector is named for a moment only, so that no later context has it. */
function collector(): () => void {
  if (collect !== undefined) return collect;
  v8.setFlagsFromString('--expose-gc');
  collect = vm.runInNewContext('gc') as () => void;
  v8.setFlagsFromString('--no-expose-gc');
  return collect;
}

/** Bytes that are in use once what is not needed is gone. */
function bytesInUse(): number {
  collector()();
  const { used_heap_size: heap, external_memory: external } = v8.getHeapStatistics();
  return heap + external;
}

/**
 * The most bytes that each call held at a time beyond its arguments; fewer entries than points if a call did not
 * return. All calls are made in one context, since what is left of others would come and go meanwhile; each is made
 * at first to count its marks and to have everything compiled, and then looked at, twice if it matters, since what the
 * engine makes for itself meanwhile only ever adds.
 */
export function sample(
  { script: text, file, sequence, points, enough }: SampleMessage,
  words: Float64Array,
  { context, step }: { readonly context: vm.Context; readonly step: Step },
  fill: (words: Float64Array) => void,
): readonly number[] {
  let lowest = Infinity;
  let highest = 0;
  samplerScript ??= new vm.Script(`'use strict';(${sampler.toString()})`, { filename: 'rederive:sampler' });
  const makeSampler = samplerScript.runInContext(context, { displayErrors: false }) as typeof sampler;
  const { mark, enter, begin, passed } = makeSampler(() => {
    // What the call before left is freed while the collector works on: the first look is not the lowest for certain.
    if (lowest === Infinity) collector()();
    const bytes = bytesInUse();
    lowest = Math.min(lowest, bytes);
    highest = Math.max(highest, bytes);
  });
  const most: number[] = [];
  let at = 0;
  const call = (strings: readonly string[], size: number, every: number): boolean => {
    step(action.begin, sequence, 1);
    fill(words.subarray(at, at + size));
    lowest = Infinity;
    highest = 0;
    begin(every);
    const answer = step(action.call, JSON.stringify(strings), 0);
    return typeof answer === 'string' && answer.includes('"kind":"returned"');
  };
  try {
    step(action.begin, sequence, 0);
    const made = new vm.Script(text, { filename: file }).runInContext(context, {
      displayErrors: false,
    }) as (...given: unknown[]) => unknown;
    begin(0);
    step(action.bind, made(mark, enter), 0);
    for (const { strings, size } of points) {
      if (!call(strings, size, 0)) break;
      // So that the last look is at the end, where most is held.
      const every = Math.max(1, Math.floor((passed() - 1) / LOOKS));
      let least = Infinity;
      for (let turn = 0; turn < 2 && least > enough; turn += 1) {
        if (!call(strings, size, every)) return most;
        least = Math.min(least, Math.max(0, highest - lowest));
      }
      at += size;
      most.push(least);
    }
  } catch {
    // It did not load; nothing was held.
  }
  return most;
}
