// tries: answer with the arguments object
// expects: not-plain-data | returned
export function f(_x: number) {
  return arguments;
}
