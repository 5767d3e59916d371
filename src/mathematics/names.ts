/** What single characters, TeX commands and English words are called. */
import type { Relation } from './expression.ts';
import type { Sign, Word } from './token.ts';

const GREEK_LETTERS: readonly (readonly [string, string])[] = [
  ['alpha', 'α'],
  ['beta', 'β'],
  ['gamma', 'γ'],
  ['delta', 'δ'],
  ['epsilon', 'εϵ'],
  ['zeta', 'ζ'],
  ['eta', 'η'],
  ['theta', 'θϑ'],
  ['iota', 'ι'],
  ['kappa', 'κ'],
  ['lambda', 'λ'],
  ['mu', 'μµ'],
  ['nu', 'ν'],
  ['xi', 'ξ'],
  ['pi', 'π'],
  ['rho', 'ρϱ'],
  ['sigma', 'σς'],
  ['tau', 'τ'],
  ['upsilon', 'υ'],
  ['phi', 'φϕ'],
  ['chi', 'χ'],
  ['psi', 'ψ'],
  ['omega', 'ω'],
  ['Gamma', 'Γ'],
  ['Delta', 'Δ∆'],
  ['Theta', 'Θ'],
  ['Lambda', 'Λ'],
  ['Xi', 'Ξ'],
  ['Pi', 'Π'],
  ['Sigma', 'Σ'],
  ['Phi', 'Φ'],
  ['Psi', 'Ψ'],
  ['Omega', 'ΩΩ'],
  ['ell', 'ℓ'],
];

/** Greek character → English name. */
export const GREEK: ReadonlyMap<string, string> = new Map(
  GREEK_LETTERS.flatMap(([name, characters]) =>
    [...characters].map((character) => [character, name] as const),
  ),
);

/** English names of Greek letters as they may be typed, the variant commands of TeX among them. */
export const GREEK_WORDS: ReadonlyMap<string, string> = new Map([
  ...GREEK_LETTERS.map(([name]) => [name, name] as const),
  ['varphi', 'phi'],
  ['varepsilon', 'epsilon'],
  ['vartheta', 'theta'],
  ['varsigma', 'sigma'],
  ['varrho', 'rho'],
  // `lambda` is taken in some programming languages.
  ['lam', 'lambda'],
  ['lmbda', 'lambda'],
  ['lambd', 'lambda'],
  ['eps', 'epsilon'],
]);

/** Words of two letters and more that name a function or an operation, in any notation. */
export const WORDS: ReadonlyMap<string, Word> = new Map<string, Word>([
  ['exp', 'exp'],
  ['log', 'log'],
  ['ln', 'ln'],
  ['lg', 'log2'],
  ['log2', 'log2'],
  ['log10', 'log10'],
  ['max', 'max'],
  ['min', 'min'],
  ['abs', 'abs'],
  ['sin', 'sin'],
  ['cos', 'cos'],
  ['tan', 'tan'],
  ['sinh', 'sinh'],
  ['cosh', 'cosh'],
  ['tanh', 'tanh'],
  ['floor', 'floor'],
  ['ceil', 'ceil'],
  ['sign', 'sign'],
  ['sgn', 'sign'],
  ['softmax', 'softmax'],
  ['relu', 'relu'],
  ['ReLU', 'relu'],
  ['sigmoid', 'sigmoid'],
  ['tr', 'trace'],
  ['Tr', 'trace'],
  ['trace', 'trace'],
  ['det', 'det'],
  ['diag', 'diag'],
  ['var', 'var'],
  ['Var', 'var'],
  ['cov', 'cov'],
  ['Cov', 'cov'],
  ['argmax', 'argmax'],
  ['argmin', 'argmin'],
  ['factorial', 'factorial'],
  ['sqrt', 'sqrt'],
  ['cbrt', 'cbrt'],
  ['sum', 'sum'],
  ['Sum', 'sum'],
  ['prod', 'prod'],
  ['norm', 'norm'],
  ['dot', 'dot'],
  ['inner', 'dot'],
  ['transpose', 'transpose'],
  ['inv', 'inverse'],
  ['Normal', 'normal'],
  ['normal', 'normal'],
  ['Gaussian', 'normal'],
  ['gaussian', 'normal'],
  ['Gauss', 'normal'],
  ['Uniform', 'uniform'],
  ['Unif', 'uniform'],
  ['Laplace', 'laplace'],
  ['Cauchy', 'cauchy'],
  ['Bernoulli', 'bernoulli'],
  ['Poisson', 'poisson'],
  ['Exponential', 'exponential'],
  ['binom', 'binom'],
]);

/** Signs that are one character in plain text, and the same in TeX. */
export const SIGNS: ReadonlyMap<string, Sign> = new Map<string, Sign>([
  ['+', '+'],
  ['-', '-'],
  ['−', '-'],
  ['–', '-'],
  ['±', '+-'],
  ['\\pm', '+-'],
  ['*', '*'],
  ['∗', '*'],
  ['·', '*'],
  ['⋅', '*'],
  ['@', '*'],
  ['∙', '*'],
  ['•', '*'],
  ['\\cdot', '*'],
  ['\\cdotp', '*'],
  ['\\ast', '*'],
  ['\\bullet', '*'],
  ['×', 'x'],
  ['\\times', 'x'],
  ['⊗', 'outer'],
  ['\\otimes', 'outer'],
  ['⊙', 'o'],
  ['∘', 'o'],
  ['\\odot', 'o'],
  ['\\circ', 'o'],
  ['/', '/'],
  ['÷', '/'],
  ['∕', '/'],
  ['\\div', '/'],
  ['!', '!'],
  [',', ','],
  [';', ';'],
  [':', ':'],
  ["'", "'"],
  ['′', "'"],
  ['’', "'"],
  ['\\prime', "'"],
]);

export const RELATIONS: ReadonlyMap<string, Relation> = new Map<string, Relation>([
  ['=', '='],
  ['\\equiv', '='],
  ['≡', '='],
  [':=', ':='],
  ['=:', ':='],
  ['≔', ':='],
  ['≜', ':='],
  ['≝', ':='],
  ['\\triangleq', ':='],
  ['\\coloneq', ':='],
  ['==', '='],
  ['!=', '!='],
  ['≠', '!='],
  ['<', '<'],
  ['\\lt', '<'],
  ['>', '>'],
  ['\\gt', '>'],
  ['<=', '<='],
  ['≤', '<='],
  ['⩽', '<='],
  ['\\le', '<='],
  ['\\leq', '<='],
  ['\\leqslant', '<='],
  ['\\leqq', '<='],
  ['>=', '>='],
  ['≥', '>='],
  ['⩾', '>='],
  ['\\ge', '>='],
  ['\\geq', '>='],
  ['\\geqslant', '>='],
  ['\\geqq', '>='],
  ['<<', '<<'],
  ['≪', '<<'],
  ['\\ll', '<<'],
  ['>>', '>>'],
  ['≫', '>>'],
  ['\\gg', '>>'],
  ['∝', 'prop'],
  ['\\propto', 'prop'],
  ['≈', '~='],
  ['\\approx', '~='],
  ['≃', '~='],
  ['\\simeq', '~='],
  ['≅', '~='],
  ['\\cong', '~='],
  ['~=', '~='],
  ['~', '~'],
  ['∼', '~'],
  ['\\sim', '~'],
  ['←', ':='],
  ['\\leftarrow', ':='],
  ['\\gets', ':='],
  ['\\longleftarrow', ':='],
  ['→', '->'],
  ['->', '->'],
  ['\\to', '->'],
  ['\\rightarrow', '->'],
  ['\\longrightarrow', '->'],
  ['∈', 'in'],
  ['\\in', 'in'],
  ['⇒', '=>'],
  ['=>', '=>'],
  ['\\Rightarrow', '=>'],
  ['\\Longrightarrow', '=>'],
  ['⟹', '=>'],
  ['⇔', '<=>'],
  ['<=>', '<=>'],
  ['\\Leftrightarrow', '<=>'],
  ['\\Longleftrightarrow', '<=>'],
  ['⟺', '<=>'],
]);

/** Raised and lowered characters, each with the ordinary one. A few letters have no such form: there is no raised q. */
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟᶿᵠᵡ';
const SUPERSCRIPT_VALUES = '0123456789+-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδθφχ';
const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ';
const SUBSCRIPT_VALUES = '0123456789+-=()aehijklmnoprstuvxβγρφχ';

/** Raised character → the ordinary one that it raises. */
export const RAISED: ReadonlyMap<string, string> = new Map(
  [...SUPERSCRIPTS].map((character, at) => [character, [...SUPERSCRIPT_VALUES][at] ?? character] as const),
);
/** Lowered character → the ordinary one. */
export const LOWERED: ReadonlyMap<string, string> = new Map(
  [...SUBSCRIPTS].map((character, at) => [character, [...SUBSCRIPT_VALUES][at] ?? character] as const),
);

/** The plain letter behind a styled one (𝒪, 𝐪, 𝜎), or the character itself. */
export function plainLetter(character: string): string {
  const plain = character.normalize('NFKC');
  return plain.length === 1 ? plain : character;
}

/** Words that stand between formulas rather than in them. */
export const PROSE: ReadonlySet<string> = new Set(
  (
    'and where with for if otherwise when as so then hence thus therefore since because let by using is are ' +
    'be has we have that which the of to at or over from else given define defined all each every any means iff'
  ).split(' '),
);
