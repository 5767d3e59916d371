// tries: return ten megabytes of text
// expects: too-large
export const f = () => 'x'.repeat(1e7);
