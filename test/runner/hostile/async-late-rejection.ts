// tries: leave rejected promises behind
// expects: returned "left"
export function f() {
  for (let i = 0; i < 1000; i += 1) void Promise.reject(new Error('late'));
  return 'left';
}
