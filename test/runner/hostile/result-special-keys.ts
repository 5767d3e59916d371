// tries: return keys that mean something to careless readers
// expects: returned
export const f = () => JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}, "toString": 1, "length": 5}');
