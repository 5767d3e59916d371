// tries: queue promise jobs without an end
// expects: timed-out | out-of-memory
export function f() {
  const spin = (): Promise<unknown> => Promise.resolve().then(spin);
  void spin();
  return 'left running';
}
