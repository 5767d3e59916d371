// tries: print an object that contains itself
// expects: returned 1
export function f() {
  const loop: any = { a: 1 };
  loop.self = loop;
  loop.list = [loop, [loop, [loop]]];
  console.log(loop);
  return 1;
}
