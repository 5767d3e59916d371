// tries: print an object that throws when shown
// expects: returned 1
export function f() {
  console.log({ get a() { throw new Error('no'); } }, new Proxy({}, { getPrototypeOf() { throw 1; } }), Symbol('s'), 10n ** 1000n);
  return 1;
}
