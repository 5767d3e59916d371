// tries: spell import with an escape in it
// expects: load unsupported | load syntax
export const f = () => imp\u006frt('fs');
