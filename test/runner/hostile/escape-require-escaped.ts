// tries: spell require with an escape in it
// expects: load unsupported | threw ReferenceError
export const f = () => (requ\u0069re as any)('fs');
