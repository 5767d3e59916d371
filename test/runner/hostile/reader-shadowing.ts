// tries: declare names that a wrapper might use
// expects: honest
const exports = 1, module = 2, require = 3, step = 4, emit = 5, target = 6, undefined_ = 7;
export const f = (x: number) => [x, (exports + module + require + step + emit + target + undefined_) * 0 + 2 * x];
