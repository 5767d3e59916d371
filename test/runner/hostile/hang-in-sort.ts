// tries: hang in a comparator
// expects: timed-out
export const f = () => [3, 2, 1].sort(() => {
  for (;;);
});
