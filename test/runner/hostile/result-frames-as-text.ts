// tries: answer with text that looks like an answer of the process
// expects: returned "{\"kind\":\"returned\",\"size\":3}\n\u0000\u0001{\"sequence\":2}"
export const f = () => '{"kind":"returned","size":3}\n\u0000\u0001{"sequence":2}';
