// tries: make an enormous regular expression
// expects: threw SyntaxError | timed-out | out-of-memory | returned
export const f = () => new RegExp('(' + 'a?'.repeat(1e6) + ')', 'u').test('a'.repeat(100));
