// tries: answer with an array whose methods lie
// expects: honest
class Lying extends Array<number> {
  override every() {
    return true;
  }
  override join() {
    return 'right';
  }
}
export const f = (x: number) => Lying.of(x, 2 * x);
