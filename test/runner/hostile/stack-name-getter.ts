// tries: run code of its own while the stack is formatted
// expects: threw | returned "ran"
export function f() {
  class Odd extends Error {
    get name(): string {
      return 'Odd' + 'x'.repeat(50);
    }
  }
  throw new Odd('m');
}
