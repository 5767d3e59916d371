// tries: hang while the result is being read
// expects: timed-out
export const f = () => new Proxy([1], { get() { for (;;); } });
