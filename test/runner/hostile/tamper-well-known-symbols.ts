// tries: change what well-known symbols do for everything
// expects: honest
const all: any = Object.prototype;
all[Symbol.toPrimitive] = () => 'changed';
all[Symbol.isConcatSpreadable] = true;
all[Symbol.toStringTag] = 'Array';
(Array.prototype as any)[Symbol.iterator] = function* () {
  yield 'changed';
};
Object.defineProperty(Function, Symbol.hasInstance, { value: () => true });
export const f = (x: number) => {
  const answer: number[] = [];
  answer[0] = x;
  answer[1] = 2 * x;
  return answer;
};
