// tries: replace the methods of JSON
// expects: honest
JSON.stringify = () => '{"kind":"returned"}';
JSON.parse = () => [];
export const f = (x: number) => [x, 2 * x];
