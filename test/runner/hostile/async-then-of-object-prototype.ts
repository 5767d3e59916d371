// tries: catch promises of the host by a `then` on Object.prototype
// expects: returned "nothing"
let caught = 'nothing';
Object.defineProperty(Object.prototype, 'then', {
  get() {
    caught = 'something of the host';
    return undefined;
  },
  configurable: true,
});
export const f = () => caught;
