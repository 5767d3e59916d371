// tries: look for the expected value in everything reachable
// expects: returned "nothing"
export function f() {
  const seen = new Set<unknown>();
  const queue: any[] = [globalThis, console, Math, f, Error];
  let words = 0;
  while (queue.length > 0 && words < 20000) {
    const thing = queue.pop();
    if ((typeof thing !== 'object' && typeof thing !== 'function') || thing === null || seen.has(thing)) continue;
    seen.add(thing);
    for (const key of Reflect.ownKeys(thing)) {
      words += 1;
      if (/expect|answer|grade|verdict|solution/i.test(String(key))) {
        return `found ${String(key)}`;
      }
      try {
        queue.push(thing[key]);
      } catch {}
    }
    queue.push(Object.getPrototypeOf(thing));
  }
  return 'nothing';
}
