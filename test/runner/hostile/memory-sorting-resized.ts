// tries: resize a buffer while a view on it is sorted
// expects: returned | threw
export function f() {
  const buffer = new (ArrayBuffer as any)(80, { maxByteLength: 800 });
  const view = new Float64Array(buffer);
  for (let i = 0; i < 10; i += 1) view[i] = -i;
  view.sort((a, b) => (buffer.resize(a > -5 ? 0 : 800), a - b));
  return [view.length, view.byteOffset];
}
