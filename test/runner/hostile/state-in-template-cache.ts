// tries: keep state on the objects of tagged templates
// expects: honest
const kept = new WeakMap<object, number>();
const tag = (strings: TemplateStringsArray) => strings;
export function f(x: number) {
  const site = tag`here`;
  kept.set(site, (kept.get(site) ?? 0) + x);
  try {
    (site as any).left = x;
  } catch {}
  return [x, 2 * x];
}
