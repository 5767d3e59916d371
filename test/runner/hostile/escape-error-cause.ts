// tries: find an error of the host by a cause or a suppressed error
// expects: returned "nothing"
export function f() {
  const seen: unknown[] = [];
  const collect = (error: any): void => {
    for (let depth = 0; error !== undefined && depth < 5; depth += 1) {
      seen.push(error);
      for (const inner of error?.errors ?? []) seen.push(inner);
      error = error?.cause ?? error?.suppressed;
    }
  };
  for (const act of [() => null!, () => new Array(-1), () => 'x'.repeat(-1), () => decodeURIComponent('%'), () => JSON.parse('{'), () => new Proxy({}, null!), () => Symbol() + '']) {
    try {
      act();
    } catch (error) {
      collect(error);
    }
  }
  for (const error of seen as any[]) {
    if (!(error instanceof Error)) return 'an error of another realm';
    try {
      if (error.constructor.constructor('return process')()) return 'process';
    } catch {}
  }
  return 'nothing';
}
