// tries: put markup into the message
// expects: threw Error
export function f() {
  throw new Error('<img src=x onerror=alert(1)><script>alert(2)</script>');
}
