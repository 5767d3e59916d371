// tries: hang in the computed name of a class member at loading
// expects: load timed-out
class A {
  [(() => {
    for (;;);
  })()]() {}
}
export const f = (x: number) => [x, 2 * x, A];
