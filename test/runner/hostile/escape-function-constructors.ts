// tries: make code from text by every constructor of functions
// expects: returned "nothing"
export function f() {
  const makers: any[] = [
    Function,
    (() => 0).constructor,
    (async () => 0).constructor,
    (function* () {}).constructor,
    (async function* () {}).constructor,
  ];
  for (const make of makers) {
    try {
      make('return 1');
      return 'made a function';
    } catch {}
  }
  try {
    (0, eval)('1;1');
    return 'eval ran';
  } catch {}
  return 'nothing';
}
