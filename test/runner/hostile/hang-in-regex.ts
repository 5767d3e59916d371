// tries: hang in a regular expression
// expects: timed-out
export const f = () => /^(a+)+$/.test('a'.repeat(60) + 'b');
