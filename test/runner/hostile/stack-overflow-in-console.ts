// tries: overflow the stack inside console.log and keep what it throws
// expects: returned "nothing"
export function f() {
  let found = 'nothing';
  const dive = (): void => {
    try {
      dive();
    } catch {
      try {
        console.log('edge', { a: [1, 2, 3] });
      } catch (error: any) {
        if (!(error instanceof Error)) {
          found = 'an error of another realm';
        }
      }
    }
  };
  dive();
  return found;
}
