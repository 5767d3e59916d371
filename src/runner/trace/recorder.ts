/** Keeps track, inside a context, of where a marked program is; evaluated there after `realm`. */

export interface Recorder {
  readonly mark: (place: number) => void;
  readonly enter: (loop: number) => void;
  /** What a program that does not end is busy with, or −1 before its first mark. */
  readonly busy: () => number;
  /** The place it came by last, statements before the loops that repeat them, or −1. */
  readonly last: () => number;
}

/**
 * Runs *inside* the context, like `realm`, before the student's code, and refers to nothing outside itself.
 *
 * `kinds` has a letter for each place: `l` a loop, `f` a function, `s` a statement. Among loops the one that has
 * turned most often since it was last entered is the one that does not end: an inner loop that ends is entered anew,
 * an outer loop around one that does not end turns no more. Where no loop runs away, a function called over and over
 * calls itself; else what was come by last still runs.
 *
 * `emit` is a function of the host, called with a string only; nothing that it throws is passed on. It is told often
 * at first and then ever less, so that a program that is killed has said where it was to within a sixty-fourth of its
 * way, and one that is not is hardly slowed.
 */
export function recorder(kinds: string, emit: (line: string) => void): Recorder {
  const MANY = 1000;
  const total = kinds.length;
  const turns = new Float64Array(total);
  const isLoop = new Float64Array(total);
  const isFunction = new Float64Array(total);
  for (let i = 0; i < total; i += 1) {
    isLoop[i] = kinds[i] === 'l' ? 1 : 0;
    isFunction[i] = kinds[i] === 'f' ? 1 : 0;
  }
  let latest = -1;
  let count = 0;
  let next = 1;

  const most = (among: Float64Array): number => {
    let best = -1;
    let record = MANY;
    for (let i = 0; i < total; i += 1) {
      if (among[i] === 1 && (turns[i] as number) >= record) {
        best = i;
        record = turns[i] as number;
      }
    }
    return best;
  };
  const busy = (): number => {
    const loop = most(isLoop);
    if (loop >= 0) return loop;
    const called = most(isFunction);
    return called >= 0 ? called : latest;
  };
  return {
    mark: (place) => {
      // When a loop turns, what its body did last is the better answer.
      if (isLoop[place] === 0 || turns[place] === 0 || latest < 0 || isLoop[latest] === 1) latest = place;
      turns[place] = (turns[place] as number) + 1;
      count += 1;
      if (count < next) return;
      const step = count / 64;
      next = count + (step > 65536 ? 65536 : step);
      try {
        emit(busy() + ',' + latest);
      } catch {
        // The stack is full, or nobody listens.
      }
    },
    enter: (loop) => {
      turns[loop] = 0;
    },
    busy,
    last: () => latest,
  };
}
