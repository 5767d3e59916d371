/** Keeps this process alive while something is awaited that by itself keeps nobody waiting. */

/** Longer than any wait, short enough for a timer. */
const LONG = 2 ** 30;

/**
 * Idle children are unreferenced, so that they do not hold up the end of a program. While one of them is wanted, or
 * is being ended, nothing else may be referenced: without a timer Node would then leave with the work half done.
 */
export async function held<T>(work: () => Promise<T>): Promise<T> {
  const hold = setInterval(() => {}, LONG);
  try {
    return await work();
  } finally {
    clearInterval(hold);
  }
}
