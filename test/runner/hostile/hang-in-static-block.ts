// tries: hang in a static block of a class
// expects: load timed-out
class A {
  static {
    for (;;);
  }
}
export const f = () => A;
