// tries: throw with a message of 100 MB
// expects: threw | out-of-memory
export function f() {
  throw new Error('x'.repeat(1e8));
}
