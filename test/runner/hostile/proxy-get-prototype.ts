// tries: change everything while the kind of its result is looked up
// expects: not-plain-data | returned | threw
export const f = () =>
  new Proxy(
    {},
    {
      getPrototypeOf() {
        (Array.prototype as any).push = () => 0;
        (Object.prototype as any).kind = 'returned';
        JSON.stringify = () => '{"kind":"returned"}';
        return null;
      },
    },
  );
