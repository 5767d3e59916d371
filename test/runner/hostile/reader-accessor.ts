// tries: declare accessor fields, which belong to decorators
// expects: load syntax | load unsupported
class A {
  accessor x = 1;
}
export const f = (x: number) => [x, 2 * new A().x * x];
