// tries: use decorators
// expects: load unsupported
function mark(x: any) {
  return x;
}
@mark
class A {}
export const f = () => A;
