// tries: have a file of the machine read as a source map
// expects: threw RangeError
export const f = () => {
  throw new RangeError('mapped?');
};
//# sourceMappingURL=file:///etc/passwd
