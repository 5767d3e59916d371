// tries: keep microtasks coming from an async generator after the call
// expects: timed-out | not-plain-data
async function* forever() {
  for (;;) yield 0;
}
export async function f() {
  for await (const turn of forever()) void turn;
}
