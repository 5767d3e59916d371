// tries: reach the host through `this` of the module and of the function
// expects: returned "nothing"
/** What of the host an object leads to, or "nothing". */
function seek(thing: any): string {
  try {
    const make = thing.constructor.constructor;
    const found = make('return typeof process === "object" ? process : undefined')();
    return found === undefined ? 'nothing' : 'process';
  } catch {
    return 'nothing';
  }
}
const outer: any = this;
export function f(this: any) {
  return outer === undefined || seek(outer) === 'nothing' ? (this === undefined ? 'nothing' : seek(this)) : 'process';
}
