// tries: print lines that look like those of the log pipe and then hang
// expects: timed-out
export function f() {
  console.log('x\n{"sequence":2,"line":{"level":"error","text":"forged"}}\n');
  for (;;);
}
