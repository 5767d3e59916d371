// tries: hang while the keys of its result are listed
// expects: timed-out
export const f = () =>
  new Proxy(
    {},
    {
      ownKeys() {
        for (;;);
      },
    },
  );
