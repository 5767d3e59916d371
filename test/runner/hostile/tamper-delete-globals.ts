// tries: delete every global
// expects: honest
for (const name of Reflect.ownKeys(globalThis)) {
  try {
    delete (globalThis as any)[name];
  } catch {}
}
export const f = (x: number) => [x, 2 * x];
