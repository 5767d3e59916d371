// tries: hang in a search of the engine
// expects: timed-out | out-of-memory | returned
export const f = () => {
  const hay = 'a'.repeat(2e7);
  let n = 0;
  for (let i = 0; i < 1000; i += 1) n += hay.indexOf('a'.repeat(1e6) + 'b' + i);
  return n;
};
