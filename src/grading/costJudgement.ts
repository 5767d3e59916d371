/** What the measured cost of a code part says about it, once it has been held against the key. */
import type { Finding } from './judgement.ts';

export type CostJudgement =
  /** Grows no faster than the key. `measured` is the cost as TeX or text, such as `6 N D R + 6 N R M`. */
  | { readonly kind: 'within'; readonly measured: string }
  | {
      readonly kind: 'exceeds';
      readonly measured: string;
      readonly finding: Finding;
      /** The declared misconception whose growth it has. */
      readonly misconception?: string;
    }
  /** Counting did not settle it: a person decides, with the reason. */
  | { readonly kind: 'undetermined'; readonly because: string };
