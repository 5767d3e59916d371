// tries: hang in arithmetic of big integers
// expects: timed-out | threw RangeError | out-of-memory
export const f = () => {
  let x = 3n;
  for (let i = 0; i < 40; i += 1) x *= x;
  return String(x).length;
};
