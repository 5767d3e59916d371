// tries: replace Reflect and Object
// expects: honest
for (const holder of [Reflect, Object] as any[]) {
  for (const name of Object.getOwnPropertyNames(holder)) {
    try {
      holder[name] = () => 'tampered';
    } catch {}
  }
}
export const f = (x: number) => [x, 2 * x];
