// tries: hang in the engine itself, sorting
// expects: timed-out | out-of-memory | returned
export const f = () => {
  const a = new Float64Array(2e7);
  for (let i = 0; i < a.length; i += 1) a[i] = (i * 7919) % 1000003;
  for (let i = 0; i < 50; i += 1) a.slice().sort();
  return a.length;
};
