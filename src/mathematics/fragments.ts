/** Finds the stretches of running text that are mathematics and not words. */
import { GREEK, GREEK_WORDS, PROSE, WORDS } from './names.ts';
import type { SymbolIndex } from './symbols.ts';

/** A stretch of one line, as offsets into it. */
export interface Fragment {
  readonly start: number;
  readonly end: number;
  /** Nothing but this stands on the line. */
  readonly whole: boolean;
}

/** Longer lines are no answer to a question; they are left alone rather than searched slowly. */
const MAX_LINE = 6000;
const STRONG = /[=<>≤≥^_*/+√∑∏‖·×∝≈∼~∈²³⁻ᵀ⟨⟩]|\\[A-Za-z]|\d\s*[-−]|\([^)]*,|\||:=/;
const OPERATOR_ONLY = /^[-−–+*/=<>≤≥·×∝≈∼~∈^_.,()[\]{}|‖:&\\]+$/;
const ABBREVIATION = /^\(?(e\.?g|i\.?e|etc|cf|vs|resp|w\.r\.t|w\/o?|s\.?t)\.?,?\)?$/i;
/** "I'd", "it's": no product of I and d. */
const CONTRACTION = /^[("]*[A-Za-z]+['’](?:d|ll|m|re|s|ve|t)[.,;:!?)"]*$/i;
/** "…, sum over the batch" */
const SUMMED = /^(?:sum|summed|mean|average|averaged)$/i;
/** What leads on to words: "S_i = … -> shape R x M". */
const ARROW = /^(?:-+>|=>|→|⇒|⟶|⟹|↦|➜)$/;
/** Alone among words these are English; beside an operator they are names. */
const SHY = new Set(['a', 'A', 'an', 'An', 'I', 'i']);

/** "standard deviation σ", "variance of 1": what stands there is a value, though it be a single name. */
const NAMED_BEFORE =
  /\b(?:deviation|(?:co)?variance|std|sd)(?:\s+matrix)?(?:\s+(?:of|is|equals|equal\s+to|should\s+be|must\s+be))?[\s:=]*$/i;

/** "The crossing is 3R", "2R rather than 3R": a product of a number and names is said, though no sign stands in it. */
const SAID_BEFORE =
  /\b(?:is|equals?|be|answer|get|not|but|rather|instead|of|than|to|at)(?:\s+(?:just|simply|only|exactly|about))?[\s:,]*$/i;
const CONTRASTED_BEFORE = /\b(?:not|but|rather|instead|instead\s+of|than)[\s:,]*$/i;
const CONTRASTED_AFTER = /^[\s,;]*(?:rather\s+than|instead\s+of|(?:and\s+)?not)\s/i;
/** "(D + M) or 2R": what is offered beside a formula is one. */
const OFFERED_BEFORE = /\b(?:or|and\s+maybe|or\s+is\s+it|or\s+maybe|or\s+perhaps|or\s+just|or\s+only)\s*$/i;

type Kind = 'prose' | 'weak' | 'strong' | 'shy';

/** The mathematical stretches of `line`, in order. Linear in its length. */
export function findFragments(line: string, index: SymbolIndex): readonly Fragment[] {
  if (line.length > MAX_LINE) return [];
  const words = [...line.matchAll(/\S+/g)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
    kind: kindOf(match[0], index),
  }));
  const fragments: Fragment[] = [];
  let from = 0;
  while (from < words.length) {
    if (words[from]?.kind === 'prose') {
      from += 1;
      continue;
    }
    let to = from;
    while (to < words.length && words[to]?.kind !== 'prose') {
      to += 1;
      // A sentence ends inside a run of formulas: `N D. R M` are two.
      if (/[^\s][.;]$/.test(words[to - 1]?.text ?? '') && words[to]?.kind !== undefined) break;
      // "(1) N < D, (2) N < M" numbers two.
      if ((words[to - 1]?.text ?? '').endsWith(',') && /^\(\d\)$/.test(words[to]?.text ?? '')) break;
    }
    const run = words.slice(from, to);
    // A declared `a` before mathematics is a factor, an article otherwise.
    const begins = run.length > 1 && index.bySpelling.has(run[0]?.text ?? '');
    const kept = trim(run, begins);
    const [first] = kept;
    const last = kept.at(-1);
    const isNamed =
      first !== undefined && NAMED_BEFORE.test(line.slice(Math.max(0, first.start - 60), first.start));
    const isSaid = first !== undefined && last !== undefined && saysProduct(line, first.start, last.end);
    const isOffered =
      first !== undefined &&
      last !== undefined &&
      fragments.length > 0 &&
      last.end - first.start >= 2 &&
      /\p{L}/u.test(line.slice(first.start, last.end)) &&
      OFFERED_BEFORE.test(line.slice(Math.max(0, first.start - 20), first.start));
    if (first && last && (isNamed || isSaid || isOffered || kept.some((word) => word.kind === 'strong'))) {
      const whole = from === 0 && to === words.length;
      fragments.push(balance(line, first.start, last.end, whole));
    } else if (first && last && run.length === words.length) {
      fragments.push({ start: first.start, end: last.end, whole: true });
    }
    from = to;
  }
  return fragments;
}

function saysProduct(line: string, start: number, end: number): boolean {
  const before = line.slice(Math.max(0, start - 60), start);
  const after = line.slice(end, end + 30);
  const isProduct = /^\(?\d[\d.]*\s?\p{L}/u.test(line.slice(start, end));
  if (isProduct && SAID_BEFORE.test(before)) return true;
  return CONTRASTED_BEFORE.test(before) || (isProduct && CONTRASTED_AFTER.test(after));
}

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly kind: Kind;
}

/** Drops dashes, list marks and shy words at the ends of a run. */
function trim(run: readonly Word[], keepsFirst: boolean): readonly Word[] {
  let from = 0;
  let to = run.length;
  const isDash = (word: Word | undefined): boolean =>
    word !== undefined && /^[-–—•*]$|^\(?\d+[.)]$/.test(word.text);
  const isShy = (at: number, beside: number): boolean =>
    run[at]?.kind === 'shy' && !/^[=<>≤≥+\-−*/^·×∝≈~∈:]/.test(run[beside]?.text ?? '');
  // "a standard normal N(0, I)": the word says what the formula is.
  const isCaption = (at: number): boolean =>
    /^(?:normal|gaussian|uniform)[,:]?$/i.test(run[at]?.text ?? '') &&
    !(run[at + 1]?.text ?? '').startsWith('(');
  // "a hard negative, d(a, n) < …": the noun that the formula explains.
  const isNoun = (at: number): boolean => at + 1 < to && /^\p{L}{4,},$/u.test(run[at]?.text ?? '');
  while (
    from < to &&
    (isCaption(from) ||
      isNoun(from) ||
      isDash(run[from]) ||
      (isShy(from, from + 1) && !(keepsFirst && from === 0)))
  )
    from += 1;
  const isTail = (word: Word | undefined): boolean =>
    word !== undefined && (word.text === '—' || ARROW.test(word.text) || SUMMED.test(word.text));
  while (to > from && (isTail(run[to - 1]) || isShy(to - 1, to - 2))) to -= 1;
  return withoutRemark(run.slice(from, to));
}

/** `d(a, p) < d(a, n) (d = squared distance)`: without the bracket that holds an equation and goes on in words. */
function withoutRemark(run: readonly Word[]): readonly Word[] {
  let depth = 0;
  for (let at = run.length - 1; at > 0; at -= 1) {
    const text = run[at]?.text ?? '';
    for (let place = text.length - 1; place >= 0; place -= 1) {
      if (text[place] === ')') depth += 1;
      else if (text[place] === '(') depth -= 1;
      if (depth >= 0) continue;
      const isRemark = place === 0 && run.slice(at).some((word) => /^:?=$/.test(word.text));
      return isRemark ? run.slice(0, at) : run;
    }
  }
  return run;
}

/** Cuts closing brackets that open outside the stretch, and a bracket that opens a remark around it. */
function balance(line: string, start: number, end: number, whole: boolean): Fragment {
  let from = start;
  let to = end;
  for (let round = 0; round < 3; round += 1) {
    let depth = 0;
    let lowest = 0;
    for (let at = from; at < to; at += 1) {
      if (line[at] === '(') depth += 1;
      else if (line[at] === ')') depth -= 1;
      lowest = Math.min(lowest, depth);
    }
    const trailing = /[\s.,;:!?]*$/.exec(line.slice(from, to))?.[0].length ?? 0;
    const last = line[to - trailing - 1];
    // "[or w ~ N(0, I)]": the bracket opens before the formula.
    const closes = last === ']' && !line.slice(from, to).includes('[') && depth === 0;
    if (closes || (lowest < 0 && depth < 0 && last === ')')) to -= trailing + 1;
    else if (depth > 0 && line[from] === '(') from += 1;
    else break;
  }
  to -= /[\s.,;:!?]*$/.exec(line.slice(from, to))?.[0].length ?? 0;
  return { start: from, end: to, whole };
}

function kindOf(word: string, index: SymbolIndex): Kind {
  if (SHY.has(word.replace(/^\((?=An?$)|[.,;:!?]+$/g, ''))) return 'shy';
  if (ABBREVIATION.test(word) || CONTRACTION.test(word) || /^(?:https?:|www\.)/.test(word)) return 'prose';
  if (OPERATOR_ONLY.test(word)) return /^[-–—.,:()&\\|]+$/.test(word) ? 'weak' : 'strong';
  const lettered = word
    .replace(/[\u{1D400}-\u{1D7FF}]/gu, (styled) => styled.normalize('NFKC'))
    .replace(/\\(?:text|mathrm|operatorname|mathit|textbf|label|tag)\s*\{[^}]*\}/g, ' ')
    .replace(/\\[A-Za-z]+/g, ' ')
    .replace(/_\{?[A-Za-z0-9]+\}?/g, ' ')
    // Raised and lowered letters (qᵀ, vᵢ) belong to the name before them, not to a word.
    .replace(/\p{Lm}+/gu, ' ');
  const runs = lettered.match(/\p{L}+/gu) ?? [];
  if (/[A-Za-z]-[A-Za-z]/.test(word) && runs.some((run) => run.length > 1 && !isName(run, index)))
    return 'prose';
  const isCode = /[\w)][.(=][\w(-]|\w\(/.test(word);
  const allNames = runs.every((run) => isName(run, index) || (isCode && PROGRAM.has(run)));
  if (STRONG.test(word)) return allNames || /[=^_\\]/.test(word) ? 'strong' : 'prose';
  if (!allNames) return 'prose';
  if (runs.length === 0) return /\d/.test(word) ? 'weak' : 'strong';
  // `NDR` and `NRM` are products; a lone declared name is a weak sign of mathematics.
  const joined = runs.join('');
  if (/[()[\]{}]/.test(word) && !/^\(.*\)$/.test(word)) return 'strong';
  return joined.length >= 2 && joined.length <= 8 && !WORDS.has(joined) && /[A-Z]/.test(joined)
    ? 'strong'
    : 'weak';
}

/** Names of modules, functions and keywords that stand in formulas written as programs. */
const PROGRAM = new Set(
  (
    'np numpy torch jnp jax tf math random rng linalg scipy special functional distributions randn normal gauss ' +
    'standard loc mean std stddev scale size shape var cov pinv'
  ).split(' '),
);

/** Whether a run of letters can be names: declared ones side by side, a function, a Greek letter, one letter. */
function isName(run: string, index: SymbolIndex): boolean {
  if (run.length === 1) return true;
  if (index.bySpelling.has(run) || index.glued.has(run)) return true;
  if (PROSE.has(run.toLowerCase())) return false;
  if (WORDS.has(run) || GREEK_WORDS.has(run) || run === 'infinity') return true;
  if (run === 'Id' || run === 'eye') return true;
  if ([...run].every((letter) => GREEK.has(letter))) return true;
  return run.length <= 12 && isCut(run, index);
}

/** Whether a run can be cut into declared names and functions (`NDR`, `NlogN`). */
function isCut(run: string, index: SymbolIndex): boolean {
  const reachable = [true];
  for (let end = 1; end <= run.length; end += 1) {
    reachable[end] = false;
    for (let start = 0; start < end; start += 1) {
      if (reachable[start] !== true) continue;
      const piece = run.slice(start, end);
      const known =
        index.bySpelling.has(piece) || index.glued.has(piece) || (piece.length > 1 && WORDS.has(piece));
      // λI is a product with the identity.
      const isIdentity = piece === 'I' && start > 0 && end === run.length;
      if (known || GREEK.has(piece) || piece === 'T' || isIdentity) {
        reachable[end] = true;
        break;
      }
    }
  }
  return reachable[run.length] === true;
}
