// tries: replace every method of arrays
// expects: honest
for (const name of Object.getOwnPropertyNames(Array.prototype)) {
  if (typeof (Array.prototype as any)[name] !== 'function') continue;
  try {
    (Array.prototype as any)[name] = () => 'tampered';
  } catch {}
}
export const f = (x: number) => [x, 2 * x];
