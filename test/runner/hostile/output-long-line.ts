// tries: print one line of 50 MB
// expects: returned 1
export function f() {
  console.log('x'.repeat(5e7));
  return 1;
}
