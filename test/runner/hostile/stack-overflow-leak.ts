// tries: overflow the stack inside the formatter and keep an error of the host
// expects: returned "nothing"
export function f() {
  const strange: any[] = [];
  const realms = new Set<unknown>([RangeError.prototype, Error.prototype, TypeError.prototype]);
  for (let spare = 0; spare < 60; spare += 1) {
    const dive = (left: number): void => {
      try {
        dive(left);
      } catch (error: any) {
        if (left > 0) {
          try {
            const fresh: any = new Error('x');
            void fresh.stack;
          } catch (inner: any) {
            if (!realms.has(Object.getPrototypeOf(inner))) strange.push(inner);
          }
        }
        if (!realms.has(Object.getPrototypeOf(error))) strange.push(error);
        if (strange.length < 3) throw error;
      }
    };
    try {
      dive(spare);
    } catch {}
  }
  for (const leaked of strange) {
    try {
      const found = leaked.constructor.constructor('return process')();
      if (found) return 'process';
    } catch {}
    try {
      Object.getPrototypeOf(leaked).polluted = true;
      return 'changed the outer realm';
    } catch {}
  }
  return 'nothing';
}
