// tries: throw an error whose stack is another at every reading
// expects: threw Error | threw
export function f() {
  const error = new Error('x');
  let turn = 0;
  Object.defineProperty(error, 'stack', {
    get: () => (turn += 1) > 1 ? { toString: () => 'at /etc/passwd:1:1' } : 'Error: x\n    at solution.ts:-1:1e9\n    at \u202esolution.ts:9999999:1',
  });
  throw error;
}
