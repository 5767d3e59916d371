// tries: reach the host through the constructor of an argument
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
export const f = (x: unknown) => seek([x]) + seek(Object(x)) === 'nothingnothing' ? 'nothing' : 'process';
