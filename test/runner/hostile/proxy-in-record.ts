// tries: answer with a record whose keys change while it is read
// expects: returned | not-plain-data | threw | too-large | timed-out
export function f() {
  let turn = 0;
  const answer = new Proxy({} as Record<string, number>, {
    ownKeys: () => Array.from({ length: (turn += 1) }, (_, i) => 'k' + i),
    getOwnPropertyDescriptor: () => ({ value: 1, enumerable: true, configurable: true, writable: true }),
    get: () => turn,
  });
  return { answer };
}
