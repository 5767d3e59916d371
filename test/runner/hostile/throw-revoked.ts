// tries: throw a revoked proxy
// expects: threw
export function f() {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  throw proxy;
}
