// tries: hang while loading
// expects: load timed-out
while (true);
export const f = () => 1;
