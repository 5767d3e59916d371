// tries: answer with an array whose entries change at every reading
// expects: returned
export function f(x: number) {
  let turn = 0;
  return new Proxy([0, 0], { get: (list, key) => (key === 'length' ? 2 : key === '0' || key === '1' ? (turn += 1) : Reflect.get(list, key)) });
}
