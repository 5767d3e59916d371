// tries: return negative zero and infinities
// expects: returned
export const f = () => [-0, Infinity, -Infinity];
