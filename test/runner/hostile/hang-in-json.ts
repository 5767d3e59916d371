// tries: hang in toJSON
// expects: timed-out
export const f = () => JSON.stringify({ toJSON() { for (;;); } });
