// tries: blow text up by replacing
// expects: timed-out | out-of-memory | threw RangeError
export const f = () => {
  let text = 'x'.repeat(1 << 24);
  for (let i = 0; i < 50; i += 1) text = text.replaceAll('x', 'xy').slice(0, 1 << 25);
  return text.length;
};
