// tries: answer with an array that says it is endless
// expects: not-plain-data | too-large | timed-out | out-of-memory
export const f = () => new Proxy([] as unknown[], { get: (_, key) => (key === 'length' ? 2 ** 53 : 1) });
