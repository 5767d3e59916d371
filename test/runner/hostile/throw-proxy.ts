// tries: throw a proxy that answers everything with itself
// expects: threw
export function f() {
  const self: any = new Proxy(function () {}, { get: () => self, getPrototypeOf: () => Error.prototype, apply: () => self });
  throw self;
}
