// tries: leave text in the static properties of RegExp
// expects: honest
/left (behind)/.exec('left behind');
export function f(x: number) {
  /(\d+)/.exec(String(x));
  return [x, 2 * x];
}
