// tries: print a hundred thousand things at once
// expects: honest | threw RangeError
export function f(x: number) {
  console.log(...new Array(100000).fill('x'));
  return [x, 2 * x];
}
