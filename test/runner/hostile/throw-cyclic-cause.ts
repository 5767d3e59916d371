// tries: throw an error whose cause is itself
// expects: threw Error
export function f() {
  const error: any = new Error('round');
  error.cause = error;
  error.errors = [error, error];
  throw error;
}
