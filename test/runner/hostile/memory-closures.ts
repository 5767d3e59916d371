// tries: fill memory by closures
// expects: out-of-memory | timed-out
export function f() {
  let chain: () => unknown = () => 0;
  for (let i = 0; ; i += 1) {
    const before = chain;
    chain = () => [before, i];
  }
}
