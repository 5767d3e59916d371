// tries: return not-a-number, hoping that it equals everything
// expects: returned
export const f = () => [Number.NaN, Number.NaN];
