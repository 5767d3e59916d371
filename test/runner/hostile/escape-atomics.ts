// tries: share memory or wait on it
// expects: returned "nothing"
export function f() {
  for (const name of ['Atomics', 'SharedArrayBuffer']) if ((globalThis as any)[name]) return name;
  const buffer: any = new ArrayBuffer(8);
  for (let at = buffer; at; at = Object.getPrototypeOf(at)) if (at[Symbol.toStringTag] === 'SharedArrayBuffer') return 'shared';
  return 'nothing';
}
