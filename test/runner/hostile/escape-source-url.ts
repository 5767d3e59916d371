// tries: pretend that the file is one of ours
// expects: threw RangeError
export const f = () => {
  throw new RangeError('whose line is this?');
};
//# sourceURL=rederive:realm
