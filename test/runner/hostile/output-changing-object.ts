// tries: print something that grows while it is printed
// expects: honest | timed-out
export function f(x: number) {
  const grows: Record<string, unknown> = {};
  let turn = 0;
  for (let i = 0; i < 40; i += 1) {
    Object.defineProperty(grows, 'k' + i, { enumerable: true, get: () => (grows['n' + (turn += 1)] = [grows]) });
  }
  console.log(grows);
  return [x, 2 * x];
}
