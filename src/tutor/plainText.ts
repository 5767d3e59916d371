/** Turns a message with TeX between dollars into text that squiggles, terminals and tooltips can show. */

/** Like Pandoc, `$5 and $6` is money: a formula starts and ends without a space and is not followed by a digit. */
const FORMULA = /\$\$?(?!\s)((?:\\.|[^$\\\n])+?)(?<!\s)\$\$?(?!\d)/g;

/** Backticks stay: they read well wherever text is plain. */
export function plainText(message: string): string {
  return message.replace(FORMULA, (_, tex: string) => plainTex(tex));
}

const signs: Readonly<Record<string, string>> = {
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  epsilon: 'ε',
  varepsilon: 'ε',
  eta: 'η',
  theta: 'θ',
  lambda: 'λ',
  mu: 'μ',
  pi: 'π',
  rho: 'ρ',
  sigma: 'σ',
  tau: 'τ',
  phi: 'φ',
  varphi: 'φ',
  omega: 'ω',
  Theta: 'Θ',
  Omega: 'Ω',
  Sigma: 'Σ',
  Phi: 'Φ',
  Delta: 'Δ',
  cdot: '·',
  times: '×',
  le: '≤',
  leq: '≤',
  ge: '≥',
  geq: '≥',
  ll: '≪',
  gg: '≫',
  ne: '≠',
  neq: '≠',
  approx: '≈',
  sim: '~',
  propto: '∝',
  infty: '∞',
  sum: 'Σ',
  prod: '∏',
  in: '∈',
  to: '→',
  rightarrow: '→',
  Rightarrow: '⇒',
  mathbb: '',
  pm: '±',
  ldots: '…',
  dots: '…',
  cdots: '⋯',
  lVert: '‖',
  rVert: '‖',
  Vert: '‖',
  lvert: '|',
  rvert: '|',
  langle: '⟨',
  rangle: '⟩',
  top: 'ᵀ',
  quad: ' ',
  qquad: ' ',
  mid: '|',
  colon: ':',
  lfloor: '⌊',
  rfloor: '⌋',
  lceil: '⌈',
  rceil: '⌉',
  ast: '*',
  odot: '⊙',
  partial: '∂',
  nabla: '∇',
  ell: 'ℓ',
};

const raised: Readonly<Record<string, string>> = {
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
  '-': '⁻',
  '−': '⁻',
  '+': '⁺',
  ᵀ: 'ᵀ',
  T: 'ᵀ',
  n: 'ⁿ',
};

/** A reading aid, not a printer: what has no plain sign keeps its letters. */
function plainTex(tex: string): string {
  let text = tex
    .replace(/\\(?:left|right|bigl?|bigr?|Bigl?|Bigr?|displaystyle|limits|nolimits)(?![A-Za-z])/g, '')
    .replace(/\\\|/g, '‖')
    .replace(/\\[,;:!> ]/g, ' ')
    .replace(/\\([{}_%&#$])/g, '$1\uE000');
  for (let depth = 0; depth < 6; depth++) {
    const before = text;
    text = text
      .replace(
        /\\(?:text|mathrm|mathbf|mathcal|mathbb|operatorname|textbf|mathit|boldsymbol)\s*\{([^{}]*)\}/g,
        '$1',
      )
      .replace(
        /\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g,
        (_, a: string, b: string) => `${grouped(a)}/${grouped(b)}`,
      )
      .replace(/\\sqrt\s*\{([^{}]*)\}/g, (_, a: string) => `√${grouped(a)}`)
      .replace(/\^\s*\{([^{}]*)\}/g, (_, a: string) => superscript(plainSigns(a)))
      .replace(/_\s*\{([^{}]*)\}/g, (_, a: string) => `_${/^\w*$/.test(a) ? a : `(${a})`}`);
    if (text === before) break;
  }
  return plainSigns(text)
    .replace(/\^([0-9Tᵀn])/g, (_, a: string) => superscript(a))
    .replace(/[{}](?!\uE000)/g, '')
    .replaceAll('\uE000', '')
    .replace(/\s+/g, ' ')
    .trim();
}

function plainSigns(tex: string): string {
  return tex.replace(/\\([A-Za-z]+)/g, (_, name: string) =>
    Object.hasOwn(signs, name) ? (signs[name] ?? '') : name,
  );
}

function superscript(text: string): string {
  const signsOfText = [...text].map((sign) => (Object.hasOwn(raised, sign) ? raised[sign] : undefined));
  return signsOfText.every((sign) => sign !== undefined) ? signsOfText.join('') : `^${grouped(text)}`;
}

function grouped(text: string): string {
  return /^\s*(?:\w+|[^\w\s])\s*$/.test(text) ? text.trim() : `(${text.trim()})`;
}
