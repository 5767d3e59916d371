// tries: return text that is not Unicode
// expects: returned
export const f = () => ['\ud800', '\udfff\u0000', '\ufeff'];
