// tries: keep microtasks coming by Array.fromAsync
// expects: timed-out | not-plain-data | threw TypeError | out-of-memory
export const f = () =>
  (Array as any).fromAsync({
    [Symbol.asyncIterator]: () => ({ next: async () => ({ done: false, value: 0 }) }),
  });
