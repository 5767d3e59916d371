// tries: answer with an array that is empty but for its last entry
// expects: not-plain-data | too-large
export function f() {
  const answer: number[] = [];
  answer[4294967294] = 1;
  return answer;
}
