/** The one tree that every notation of mathematics (LaTeX, ASCII, Unicode) becomes. */
import type { Span } from './span.ts';

/** Functions that have a name of their own in every notation. `ln` is `log` without a base; `lg` is base 2. */
export type FunctionName =
  | 'exp'
  | 'log'
  | 'max'
  | 'min'
  | 'abs'
  | 'sin'
  | 'cos'
  | 'tan'
  | 'sinh'
  | 'cosh'
  | 'tanh'
  | 'factorial'
  | 'floor'
  | 'ceil'
  | 'sign'
  | 'softmax'
  | 'relu'
  | 'sigmoid'
  | 'trace'
  | 'det'
  | 'diag'
  /** The average of the entries. */
  | 'mean'
  /** The entrywise product of its arguments. */
  | 'hadamard'
  | 'var'
  | 'cov'
  | 'argmax'
  | 'argmin';

export type Constant = 'e' | 'pi' | 'infinity';

/** Big-O and its relatives: O, Θ, Ω, o, ω. */
export type OrderNotation = 'O' | 'Theta' | 'Omega' | 'o' | 'omega';

/**
 * What stands between two sides. `:=` is a definition, `~` "is distributed as" or "grows like", `in` is ∈,
 * `<<` is ≪, `->` is → and `=>`, `<=>` are implications.
 */
export type Relation =
  | ':='
  | '='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | '<<'
  | '>>'
  | 'prop'
  | '~='
  | '~'
  | '->'
  | 'in'
  | '=>'
  | '<=>';

/** Every node knows where it stands; spans are offsets into the file that it was read from. */
interface Node {
  readonly span: Span;
}

/** A literal, with its digits as they were written so that nothing is lost: `0.10` is not `0.1` for a quantity. */
export interface NumberNode extends Node {
  readonly kind: 'number';
  readonly value: number;
  readonly text: string;
}

/**
 * A name. `name` is canonical when `declared` (aliases are resolved against the symbol table), and the normalised
 * spelling otherwise. Undeclared names are never guessed at: whoever reads the tree decides what to say.
 */
export interface SymbolNode extends Node {
  readonly kind: 'symbol';
  readonly name: string;
  readonly declared: boolean;
}

export interface ConstantNode extends Node {
  readonly kind: 'constant';
  readonly name: Constant;
}

/** `a + b − c` is an addition of a, b and the negation of c. At least two terms. */
export interface AddNode extends Node {
  readonly kind: 'add';
  readonly terms: readonly Expression[];
}

/** Factors in order, whether joined by `*`, `·`, `×` or nothing. At least two. */
export interface MultiplyNode extends Node {
  readonly kind: 'multiply';
  readonly factors: readonly Expression[];
}

export interface DivideNode extends Node {
  readonly kind: 'divide';
  readonly numerator: Expression;
  readonly denominator: Expression;
}

export interface NegateNode extends Node {
  readonly kind: 'negate';
  readonly argument: Expression;
}

export interface PowerNode extends Node {
  readonly kind: 'power';
  readonly base: Expression;
  readonly exponent: Expression;
}

/** A root; without a degree it is the square root. */
export interface RootNode extends Node {
  readonly kind: 'root';
  readonly radicand: Expression;
  readonly degree?: Expression;
}

/** A named function of its arguments. `base` only for `log`; `|x|` is `abs`, `n!` is `factorial`. */
export interface FunctionNode extends Node {
  readonly kind: 'function';
  readonly name: FunctionName;
  readonly arguments: readonly Expression[];
  readonly base?: Expression;
}

/** A function that the problem declares (or the student made up), such as φ(q) or f(a). */
export interface CallNode extends Node {
  readonly kind: 'call';
  readonly callee: SymbolNode | IndexedNode;
  readonly arguments: readonly Expression[];
}

/** q_i, S_{i−1}, W_{ij}: a member of a family. */
export interface IndexedNode extends Node {
  readonly kind: 'indexed';
  readonly base: Expression;
  readonly indices: readonly Expression[];
}

/**
 * ∑ or ∏. `from` and `to` are inclusive; without both the index runs over its whole family. `condition` is a
 * relation such as j ≤ i or j ≠ i that further restricts the index.
 */
export interface SumNode extends Node {
  readonly kind: 'sum' | 'product';
  readonly index: string;
  readonly from?: Expression;
  readonly to?: Expression;
  readonly condition?: Expression;
  readonly body: Expression;
}

/** ‖x‖; without an order the Euclidean (Frobenius for matrices) one. */
export interface NormNode extends Node {
  readonly kind: 'norm';
  readonly argument: Expression;
  readonly order?: Expression;
}

/** ⟨a, b⟩ and dot(a, b). */
export interface InnerNode extends Node {
  readonly kind: 'inner';
  readonly left: Expression;
  readonly right: Expression;
}

/** Aᵀ. `prime` when it was written `A'`, which may also have meant another name. */
export interface TransposeNode extends Node {
  readonly kind: 'transpose';
  readonly argument: Expression;
  readonly prime: boolean;
}

/** (a, b, c) or [a, b, c]. */
export interface TupleNode extends Node {
  readonly kind: 'tuple';
  readonly items: readonly Expression[];
}

export interface MatrixNode extends Node {
  readonly kind: 'matrix';
  readonly rows: readonly (readonly Expression[])[];
}

export interface CasesNode extends Node {
  readonly kind: 'cases';
  /** Without a condition: otherwise. */
  readonly branches: readonly { readonly value: Expression; readonly condition?: Expression }[];
}

/** E[x], E_w[x], E_{w∼p}[x]: `over` is the subscript. */
export interface ExpectationNode extends Node {
  readonly kind: 'expectation';
  readonly body: Expression;
  readonly over?: Expression;
}

export type LawFamily = 'normal' | 'uniform' | 'laplace' | 'cauchy' | 'bernoulli' | 'poisson' | 'exponential';

/** N(mean, covariance), written 𝒩, N, Normal or Gaussian; Uniform(a, b); other laws by their names. */
export interface DistributionNode extends Node {
  readonly kind: 'distribution';
  readonly family: LawFamily;
  readonly parameters: readonly Expression[];
}

/** [x]₊ = max(x, 0). */
export interface PositivePartNode extends Node {
  readonly kind: 'positivePart';
  readonly argument: Expression;
}

/** O(x), Θ(x), … */
export interface OrderNode extends Node {
  readonly kind: 'order';
  readonly notation: OrderNotation;
  readonly argument: Expression;
}

/** ℝ^{2R×M}: `dimensions` are 2R and M; none for plain ℝ. */
export interface SpaceNode extends Node {
  readonly kind: 'space';
  readonly dimensions: readonly Expression[];
}

/** { n : a < n, n < b }: what meets its conditions. `element` may say where it is taken from, as n ∈ X does. */
export interface SetNode extends Node {
  readonly kind: 'set';
  readonly element: Expression;
  readonly conditions: readonly Expression[];
}

/** `…` between terms, factors or entries. */
export interface EllipsisNode extends Node {
  readonly kind: 'ellipsis';
}

/** first R₁ x₁ R₂ x₂ …: a chain such as a = b ≤ c. At least one link. */
export interface RelationNode extends Node {
  readonly kind: 'relation';
  readonly first: Expression;
  readonly links: readonly Link[];
}

export interface Link {
  readonly relation: Relation;
  readonly expression: Expression;
  /** Where the relation sign stands. */
  readonly span: Span;
}

/** Several statements in one formula: `S_0 = 0, Z_0 = 0`. At least two. */
export interface ListNode extends Node {
  readonly kind: 'list';
  readonly items: readonly Expression[];
}

export type Expression =
  | NumberNode
  | SymbolNode
  | ConstantNode
  | AddNode
  | MultiplyNode
  | DivideNode
  | NegateNode
  | PowerNode
  | RootNode
  | FunctionNode
  | CallNode
  | IndexedNode
  | SumNode
  | NormNode
  | InnerNode
  | TransposeNode
  | TupleNode
  | MatrixNode
  | CasesNode
  | ExpectationNode
  | DistributionNode
  | PositivePartNode
  | OrderNode
  | SpaceNode
  | SetNode
  | EllipsisNode
  | RelationNode
  | ListNode;
