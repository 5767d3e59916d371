// tries: throw a hundred thousand errors at once
// expects: threw AggregateError | out-of-memory | timed-out
export function f() {
  throw new AggregateError(
    Array.from({ length: 20000 }, (_, i) => new Error('e' + i)),
    '\u001b]0;owned\u0007many',
  );
}
