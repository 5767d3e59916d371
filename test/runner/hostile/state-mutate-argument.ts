// tries: change the arguments, hoping that they are compared with
// expects: returned
export function f(x: any, list: any) {
  if (list) list.length = 0;
  return list ?? 'none';
}
