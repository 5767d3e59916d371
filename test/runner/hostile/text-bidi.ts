// tries: turn the message round by directional marks
// expects: threw Error
export function f() {
  throw new Error('\u202etcerroc\u202c \u2066x\u2069 \u200bhidden\u200d\ufeff');
}
