// tries: return from the module early with an object of its own
// expects: load syntax
return () => 'forged';
export const f = () => 1;
