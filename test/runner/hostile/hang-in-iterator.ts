// tries: hang in an iterator without an end
// expects: timed-out | out-of-memory | threw RangeError
export const f = () => [...(function* () { for (;;) yield 1; })()].length;
