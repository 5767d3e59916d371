// tries: reach the host through `arguments` and the callers of the module and of the function
// expects: returned "nothing"
let found = 'nothing';
try {
  // @ts-ignore
  if (typeof arguments !== 'undefined') found = 'arguments';
} catch {}
export function f() {
  try {
    if ((f as any).caller) return 'caller';
  } catch {}
  try {
    if ((arguments as any).callee) return 'callee';
  } catch {}
  return found;
}
