/** A mistake of the person at the keyboard, or something the machine lacks: told in one final sentence, without a stack. */
export class ExpectedError extends Error {
  override readonly name = 'ExpectedError';
}
