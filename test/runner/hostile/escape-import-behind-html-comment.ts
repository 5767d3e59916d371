// tries: hide import() where scripts and modules read `<!--` differently
// expects: load syntax | load unsupported
let x = 1;
const b = 2;
x = 1 < !--b /* a comment to one reader
*/;
x = 1 <!--b /*
import('node:fs')
/* */;
export const f = () => x;
