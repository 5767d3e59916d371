// tries: keep a view on a buffer that was transferred
// expects: returned | threw | not-plain-data
export function f() {
  const buffer: any = new ArrayBuffer(64);
  const view = new Float64Array(buffer);
  const moved = buffer.transfer(1 << 20);
  view[0] = 1;
  return [view.length, buffer.byteLength, moved.byteLength, Array.from(view)];
}
