// tries: replace the methods of strings
// expects: honest
for (const name of ['slice', 'replace', 'split', 'charCodeAt', 'concat', 'indexOf']) (String.prototype as any)[name] = () => 'tampered';
export const f = (x: number) => {
  console.log('still', x);
  return [x, 2 * x];
};
