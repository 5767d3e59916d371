// tries: answer with arrays nested without an end
// expects: not-plain-data
export function f() {
  const make = (): any => new Proxy([1, 2], { get: (_, key) => (key === 'length' ? 1 : key === '0' ? make() : undefined) });
  return make();
}
