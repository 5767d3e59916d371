/** The types of tally.mjs, which is plain JavaScript because Mocha loads it by require(). */
import type { reporters } from 'mocha';
export class Tally extends reporters.Spec {}
