/** Formulas in a text about costs that are none: shapes of matrices, and products that go on in words. */

/** `N × N matrix`, `X ∈ ℝ^{N×D}`: a shape, not a cost. */
const SHAPE_AFTER =
  /^\s*\$?\s*(?:-?\s*(?:dimensional|shaped?)\b|(?:attention |score |weight |similarity |kernel |gram )?(?:matri(?:x|ces)|arrays?|scores?|tables?|tensors?|vectors?|entries|weights|logits|tokens?|queries|keys|values|rows?|columns?|features?|frequenc(?:y|ies)|dimensions?|heads?|layers?|steps?)\b)/i;
const SHAPE_BEFORE =
  /(?:∈|\bin\s+ℝ\^?|\bshaped?|\b(?:size|dimensions?|matri(?:x|ces)|vectors?|arrays?)\s+of|\bsize|\bwidth|\blength|\bdimensions?)\s*:?\s*\(?\s*$/i;
/** `(N×D)(D×N)`: the shapes of what is multiplied. */
const SHAPES =
  /^\s*(?:\(\s*[\p{L}_{}\\]+\s*(?:×|\\times|x|,)\s*[\p{L}_{}\\]+\s*\)\s*(?:·|\\cdot|\\times|×|@|\*)?\s*){2,4}$/u;
/** "N tokens times R features": factors with words between them. */
const WORDS_BETWEEN = /\b(?:times|multiplied by|by|choose)\s*$/i;
const SIGN_AFTER = /^[ \t$]*[·×⋅][ \t]*\p{L}{3,}/u;
const WORDS_AFTER = /^\s*\p{L}{3,}\s+(?:times|multiplied by)\b/iu;
/** "O(…) minus the projections" */
const TAKEN_AWAY = /^[\s)$]*(?:minus|divided by|less the)\s+(?!(?:lower|constant|small|some)\b)\p{L}{2,}/iu;

/** "the square root of O(…)" */
const FUNCTION_OF =
  /\b(?:sqrt|root|log(?:arithm)?|square|cube|inverse|reciprocal|exponential|exponent)\s+of\s*(?:the\s*)?$/i;

/** The shape of a matrix, or of several that are multiplied; an equation is none. */
export const isShape = (formula: string, before: string, after: string): boolean =>
  SHAPES.test(formula) || (!/[=≔]/.test(formula) && (SHAPE_AFTER.test(after) || SHAPE_BEFORE.test(before)));

/** Only part of what is meant: words multiply it, take something away, or apply a function to it. */
export const isTorn = (before: string, after: string, hasFormulaBefore: boolean): boolean =>
  (hasFormulaBefore && WORDS_BETWEEN.test(before)) ||
  WORDS_AFTER.test(after) ||
  TAKEN_AWAY.test(after) ||
  FUNCTION_OF.test(before) ||
  SIGN_AFTER.test(after);
