/** A mistake of the person at the keyboard, or something the machine lacks: told in one final sentence, without a stack. */

/**
 * `request`: what was asked for is not there, or was not asked rightly. `material`: a set, pack or file is
 * unsound, so something could not be graded.
 */
export type Blame = 'request' | 'material';

export class ExpectedError extends Error {
  override readonly name = 'ExpectedError';
  readonly blame: Blame;

  constructor(message: string, blame: Blame = 'request') {
    super(message);
    this.blame = blame;
  }
}
