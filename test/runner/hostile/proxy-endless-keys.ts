// tries: answer with an object of very many keys
// expects: too-large | out-of-memory | timed-out | threw
const keys = Array.from({ length: 200000 }, (_, i) => `k${i}`);
export const f = () => new Proxy({}, { ownKeys: () => keys, getOwnPropertyDescriptor: () => ({ value: 1, enumerable: true, configurable: true }) });
