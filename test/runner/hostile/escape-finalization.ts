// tries: be called back by the collector
// expects: returned "nothing"
export function f() {
  for (const name of ['FinalizationRegistry', 'WeakRef', 'gc']) if (name in globalThis) return name;
  try {
    new (Iterator as any).prototype.constructor.WeakRef({});
    return 'a weak reference';
  } catch {}
  return 'nothing';
}
