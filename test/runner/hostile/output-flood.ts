// tries: print without an end
// expects: timed-out
export function f() {
  for (let i = 0; ; i += 1) console.log('flood', i);
}
