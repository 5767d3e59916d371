// tries: hang in a helper of an endless iterator
// expects: timed-out | out-of-memory | threw TypeError | threw ReferenceError
export const f = () =>
  (globalThis as any).Iterator.from({ next: () => ({ done: false, value: 0 }) })
    .filter(() => false)
    .toArray();
