// tries: replace Math and its randomness
// expects: honest
for (const name of Object.getOwnPropertyNames(Math)) {
  try {
    (Math as any)[name] = () => 0;
  } catch {}
}
export const f = (x: number) => [x, 2 * x];
