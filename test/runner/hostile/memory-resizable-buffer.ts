// tries: grow a resizable buffer
// expects: out-of-memory | timed-out | threw
export function f() {
  const buffer = new (ArrayBuffer as any)(1, { maxByteLength: 2 ** 31 });
  buffer.resize(2 ** 31);
  return new Uint8Array(buffer).fill(1).length;
}
