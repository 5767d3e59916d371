// tries: replace the console and its methods
// expects: honest
console.log = () => {
  throw new Error('no console');
};
(globalThis as any).console = undefined;
export const f = (x: number) => [x, 2 * x];
