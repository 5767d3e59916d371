/** What stands behind a number: a magnitude (million, G, k) and a unit. */

/** `none`: a bare count. `times`: a ratio such as 2.4×. */
export type Unit =
  | 'none'
  | 'percent'
  | 'times'
  | 'flops'
  | 'parameters'
  | 'bytes'
  | 'dimensions'
  | 'pixels'
  | 'seconds'
  | 'metres'
  | 'grams'
  | 'hertz'
  | 'watts'
  | 'joules';

export const WORDS: ReadonlyMap<string, number> = new Map([
  ['hundred', 1e2],
  ['thousand', 1e3],
  ['thousands', 1e3],
  ['million', 1e6],
  ['millions', 1e6],
  ['millionen', 1e6],
  ['tausend', 1e3],
  ['tsd', 1e3],
  ['milliarden', 1e9],
  ['mio', 1e6],
  ['mn', 1e6],
  ['mln', 1e6],
  ['billion', 1e9],
  ['billions', 1e9],
  ['bn', 1e9],
  ['bln', 1e9],
  ['mrd', 1e9],
  ['milliard', 1e9],
  ['milliards', 1e9],
  ['trillion', 1e12],
]);
const LETTERS: ReadonlyMap<string, number> = new Map([
  ['k', 1e3],
  ['m', 1e6],
  ['g', 1e9],
  ['b', 1e9],
  ['t', 1e12],
]);
const MAGNITUDE_WORD =
  /^[\s-]*(hundred|thousands?|tausend|tsd\.?|millionen|milliarden|millions?|mio\.?|mln\.?|mn|billions?|bln\.?|bn|mrd\.?|milliards?|trillion)(?![\p{L}\d])/iu;
const MAGNITUDE_UNIT =
  /^\s*-?(kilo|mega|giga|tera|[kKMGTB])[\s-]*(?=flop|mac\b|macs\b|madd|mult|op\b|ops\b|param|pixel|byte)/i;
const MAGNITUDE_LETTER = /^(?:\s?([kKMGBT])|([mbg]))(?![\p{L}\d^]|\/(?!\s*\d))/u;
const PREFIXES: ReadonlyMap<string, number> = new Map([
  ['kilo', 1e3],
  ['mega', 1e6],
  ['giga', 1e9],
  ['tera', 1e12],
]);

const POWERS: readonly (readonly [sign: string, word: string, worth: number])[] = [
  ['n', 'nano', 1e-9],
  ['µ', 'micro', 1e-6],
  ['m', 'milli', 1e-3],
  ['c', 'centi', 1e-2],
  ['k', 'kilo', 1e3],
  ['M', 'mega', 1e6],
  ['G', 'giga', 1e9],
];

/** `km`, `kilometres`, and `m` itself, which a space parts from its number: `7m` may be seven million. */
function prefixed(
  sign: string,
  word: string,
  unit: Unit,
  prefixes: string,
): readonly (readonly [pattern: RegExp, unit: Unit, worth: number])[] {
  const ends = String.raw`(?![\p{L}\d²³^]|\s*\/)`;
  return [
    ...POWERS.filter(([letter]) => prefixes.includes(letter)).map(
      ([letter, name, worth]) =>
        [
          new RegExp(
            String.raw`^\s*-?(?:${letter === 'µ' ? '[µμu]' : letter}${sign}|${name}${word}s?)${ends}`,
            'u',
          ),
          unit,
          worth,
        ] as const,
    ),
    [new RegExp(String.raw`^(?:\s+${sign}|\s*-?${word}s?)${ends}`, 'u'), unit, 1],
  ];
}

const UNITS: readonly (readonly [pattern: RegExp, unit: Unit, worth?: number])[] = [
  [/^\s*(?:%|percent\b|prozent\b|per cent\b|pct\b|percentage points?\b|pp\b)/i, 'percent'],
  [
    /^[\s-]*(?:flop(?:s|\/s)?\b|flop-?count|macs?\b|m?adds?\b|mult(?:iply|iplication)?s?[\s-]*(?:-|and|&)?[\s-]*(?:add(?:ition)?s?|accumulates?)\b|operations?\b|ops\b|floating[\s-]point operations)/i,
    'flops',
  ],
  [/^[\s-]*(?:(?:trainable |learn(?:ed|able) |model )?param(?:eter)?s?\b|weights\b)/i, 'parameters'],
  [/^\s*(?:KiB|kibibytes?)\b/i, 'bytes', 1024],
  [/^\s*(?:MiB|mebibytes?)\b/i, 'bytes', 1024 ** 2],
  [/^\s*(?:GiB|gibibytes?)\b/i, 'bytes', 1024 ** 3],
  [/^\s*[kK]B\b/, 'bytes', 1e3],
  [/^\s*MB\b/, 'bytes', 1e6],
  [/^\s*GB\b/, 'bytes', 1e9],
  [/^\s*TB\b/, 'bytes', 1e12],
  [/^[\s-]*(?:bytes?\b|B\b)/, 'bytes'],
  [/^(?:\s*-?\s*(?:dim(?:ension)?s?\b|dimensional\b|d\b)|-?D\b)/i, 'dimensions'],
  [/^[\s-]*(?:pixels?\b|px\b)/i, 'pixels'],
  [/^\s*(?:ns|nanoseconds?)\b/, 'seconds', 1e-9],
  [/^\s*(?:[µμu]s|microseconds?)(?![\p{L}\d])/u, 'seconds', 1e-6],
  [/^\s*(?:ms|milliseconds?)\b/, 'seconds', 1e-3],
  [/^\s*(?:s|secs?|seconds?)\b/, 'seconds'],
  [/^\s*(?:mins?|minutes?)\b/, 'seconds', 60],
  [/^\s*(?:h|hrs?|hours?)\b/, 'seconds', 3600],
  ...(
    [
      ['m', 'met(?:er|re)', 'metres', 'nµmck'],
      ['g', 'gram(?:me)?', 'grams', 'µmk'],
      ['Hz', 'hertz', 'hertz', 'kMG'],
      ['W', 'watt', 'watts', 'mkMG'],
      ['J', 'joule', 'joules', 'mkMG'],
    ] as const
  ).flatMap(([sign, word, unit, prefixes]) => prefixed(sign, word, unit, prefixes)),
  [/^\s*Wh\b/, 'joules', 3.6e3],
  [/^\s*kWh\b/, 'joules', 3.6e6],
  [/^\s*MWh\b/, 'joules', 3.6e9],
  [/^\s*GWh\b/, 'joules', 3.6e12],
  [/^\s*(?:×|x|X)(?!\s*[\d(]|\p{L})|^[\s-]*(?:times\b|fold\b)/u, 'times'],
];

/** The magnitude that `rest`, the text behind a number, begins with. */
export function magnitudeAt(rest: string): { readonly by: number; readonly length: number } | undefined {
  const word = MAGNITUDE_WORD.exec(rest);
  if (word?.[1]) {
    const by = WORDS.get(word[1].toLowerCase().replace('.', ''));
    if (by === undefined) return undefined;
    // "16 hundred million"
    const more =
      by <= 1000 && /^\s+(?:m|b)/i.test(rest.slice(word[0].length))
        ? magnitudeAt(rest.slice(word[0].length))
        : undefined;
    return { by: by * (more?.by ?? 1), length: word[0].length + (more?.length ?? 0) };
  }
  const prefix = MAGNITUDE_UNIT.exec(rest);
  if (prefix?.[1]) {
    const name = prefix[1].toLowerCase();
    const by = PREFIXES.get(name) ?? LETTERS.get(name);
    return by === undefined ? undefined : { by, length: prefix[0].length };
  }
  const letter = MAGNITUDE_LETTER.exec(rest);
  const name = letter?.[1] ?? letter?.[2];
  if (!letter || !name) return undefined;
  const by = LETTERS.get(name.toLowerCase());
  return by === undefined ? undefined : { by, length: letter[0].length };
}

/** The unit that `rest` begins with; `worth` of it in the unit that counts, such as 0.001 for ms. */
export function unitAt(
  rest: string,
): { readonly unit: Unit; readonly worth: number; readonly length: number } | undefined {
  for (const [pattern, unit, worth] of UNITS) {
    const found = pattern.exec(rest);
    if (found) return { unit, worth: worth ?? 1, length: found[0].length };
  }
  return undefined;
}

/** What may hold a magnitude and a unit: the text from `at` to the end of its line, no more than any unit is long. */
export const lineAt = (text: string, at: number): string => text.slice(at, at + 60).split('\n')[0] ?? '';
