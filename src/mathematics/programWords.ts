/** Formulas as programs spell them (`np.random.normal(0, scale=s)`, `X.T @ y`), turned into those of a lecture. */
import type { Token } from './token.ts';

const MEAN = new Set(['mean', 'loc', 'mu', 'center']);
const VARIANCE = new Set(['cov', 'covariance', 'var', 'variance', 'Sigma', 'sigma2', 'covariance_matrix']);
const DEVIATION = new Set(['std', 'stddev', 'sd', 'scale', 'sigma', 'stdev', 'deviation']);
const IGNORED = new Set(['size', 'shape', 'dim', 'axis', 'keepdim', 'keepdims', 'out', 'device', 'dtype']);

const MODULES =
  /(?<![\w.])(?:np|numpy|torch|math|jnp|jax|tf|scipy|rng|random|keras|nn|F)\.(?:(?:linalg|random|special|functional|distributions|nn|math)\.)?(?=[A-Za-z])/g;
/** Libraries whose normal law takes a deviation in its second place. */
const BY_DEVIATION =
  /(?<![\w.])(?:np|numpy|torch|jax|tf|rng|random)\.(?:(?:random|distributions)\.)?(?:normal|Normal|gauss)\s*\(/g;

/** Blanks the names of modules, keeping every place, and says where a law by its deviation opens. */
export function withoutModules(text: string): { readonly text: string; readonly laws: readonly number[] } {
  if (!text.includes('.')) return { text, laws: [] };
  const laws = [...text.matchAll(BY_DEVIATION)].map((match) => match.index + match[0].length - 1);
  return { text: text.replace(MODULES, (module) => ' '.repeat(module.length)), laws };
}

/** The word spelled by the tokens from `at` on, letter by letter or as one name, and where it ends. */
function wordAt(tokens: readonly Token[], at: number): { readonly word: string; readonly next: number } {
  let word = '';
  let next = at;
  for (; next < tokens.length; next += 1) {
    const token = tokens[next];
    const glued = next === at || !(token?.spaced ?? true);
    if (token?.kind === 'name' || token?.kind === 'letter') {
      if (!glued) break;
      word += token.name;
    } else if (token?.kind === 'number' && word !== '' && glued) word += token.text;
    else break;
  }
  return { word, next };
}

/** Where the argument that begins at `at` ends: at the comma or bracket after it. */
function argumentEnd(tokens: readonly Token[], at: number): number {
  let depth = 0;
  for (let next = at; next < tokens.length; next += 1) {
    const token = tokens[next];
    if (token?.kind === 'open') depth += 1;
    else if (token?.kind === 'close') {
      if (depth === 0) return next;
      depth -= 1;
    } else if (depth === 0 && token?.kind === 'sign' && token.sign === ',') return next;
  }
  return tokens.length;
}

function squared(tokens: readonly Token[], like: Token): Token[] {
  const { span } = like;
  return [
    { kind: 'open', bracket: '(', span, spaced: false },
    ...tokens,
    { kind: 'close', bracket: '(', span, spaced: false },
    { kind: 'sign', sign: '^', span, spaced: false },
    { kind: 'number', value: 2, text: '2', span, spaced: false },
  ];
}

/**
 * `Normal(mean=0, std=s)` as `Normal(0, (s)^2)`, `randn(R, D)` as `Normal(0, 1)`; arguments that only say a shape are
 * left out. One pass over the tokens.
 *
 * @param laws where a bracket opens whose second argument is a deviation
 */
export function readPrograms(tokens: readonly Token[], laws: readonly number[]): Token[] {
  const made: Token[] = [];
  const deviations = new Set(laws);
  let at = 0;
  // Where the second argument of a law by its deviation begins.
  let deviationAt = -1;
  // Outside of brackets `σ = 2/n` is a statement and no argument.
  let depth = 0;
  while (at < tokens.length) {
    const token = tokens[at];
    if (token === undefined) break;
    const opens = token.kind === 'open' && token.bracket === '(';
    if (token.kind === 'open') depth += 1;
    else if (token.kind === 'close') depth -= 1;
    const parts = depth > 0 && token.kind === 'sign' && token.sign === ',';
    if (opens && deviations.has(token.span.start)) {
      const comma = argumentEnd(tokens, at + 1);
      if (tokens[comma]?.kind === 'sign') deviationAt = comma + 1;
    }
    if (at === deviationAt && tokens[wordAt(tokens, at).next]?.kind !== 'relation') {
      const end = argumentEnd(tokens, at);
      made.push(...squared(tokens.slice(at, end), token));
      at = end;
      continue;
    }
    if (token.kind === 'letter' || token.kind === 'name') {
      const { word, next } = wordAt(tokens, at);
      const after = tokens[next];
      if (/^(?:randn|standard_normal)$/.test(word) && after?.kind === 'open' && after.bracket === '(') {
        made.push(...standardNormal(token));
        at = argumentsEnd(tokens, next + 1) + 1;
        continue;
      }
      if (/^arg(?:min|max)$/.test(word) && token.kind === 'name') {
        const end = tokens[next - 1]?.span.end ?? token.span.end;
        made.push({ ...token, name: word, span: { start: token.span.start, end } });
        at = next;
        continue;
      }
      if (word === 'mean' && after?.kind === 'open' && after.bracket === '(' && !after.spaced) {
        made.push({
          kind: 'word',
          word,
          span: { start: token.span.start, end: after.span.start },
          spaced: token.spaced,
        });
      } else made.push(...tokens.slice(at, next));
      at = next;
      continue;
    }
    made.push(token);
    at += 1;
    if (!opens && !parts) continue;
    const { word, next } = wordAt(tokens, at);
    const equals = tokens[next];
    if (word === '' || equals?.kind !== 'relation' || equals.relation !== '=') continue;
    const end = argumentEnd(tokens, next + 1);
    if (MEAN.has(word) || VARIANCE.has(word)) at = next + 1;
    else if (DEVIATION.has(word)) {
      made.push(...squared(tokens.slice(next + 1, end), equals));
      at = end;
    } else if (IGNORED.has(word)) {
      if (parts) made.pop();
      at = end;
    }
  }
  return made;
}

/** The bracket that closes the list of arguments which begins at `at`. */
function argumentsEnd(tokens: readonly Token[], at: number): number {
  let end = argumentEnd(tokens, at);
  while (tokens[end]?.kind === 'sign') end = argumentEnd(tokens, end + 1);
  return end;
}

function standardNormal({ span }: Token): Token[] {
  return [
    { kind: 'word', word: 'normal', span, spaced: true },
    { kind: 'open', bracket: '(', span, spaced: false },
    { kind: 'number', value: 0, text: '0', span, spaced: false },
    { kind: 'sign', sign: ',', span, spaced: false },
    { kind: 'number', value: 1, text: '1', span, spaced: false },
    { kind: 'close', bracket: '(', span, spaced: false },
  ];
}
