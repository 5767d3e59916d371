// tries: claim that the error arose in other lines and files
// expects: threw Error
export function f() {
  const error = new Error('forged');
  error.stack = 'Error: forged\n    at judge (solution.ts:999999:1)\n    at x (/etc/passwd:1:1)\n    at y (solution.ts:-1:0)';
  throw error;
}
