// tries: answer with something that can be awaited
// expects: not-plain-data
export const f = (x: number) => ({ then: (done: any) => done([x, 2 * x]) });
