// tries: throw an error with an endless name
// expects: threw
export function f() {
  const error = new Error('x');
  error.name = 'N'.repeat(1e6);
  throw error;
}
