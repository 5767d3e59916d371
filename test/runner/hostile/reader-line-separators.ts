// tries: hide code behind line ends that editors do not show
// expects: honest
// a comment export const f = (x: number) => [x, 2 * x]; // and another
