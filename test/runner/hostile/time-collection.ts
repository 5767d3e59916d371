// tries: watch the garbage collector
// expects: threw ReferenceError
export const f = () => new WeakRef({}).deref();
