/** Numbers spelled out: "seven and a half million", "sixteen hundred", "twelve". */
import { WORDS } from './quantityUnit.ts';

const ONES: ReadonlyMap<string, number> = new Map(
  `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
  eighteen nineteen`
    .split(/\s+/)
    .map((word, value) => [word, value] as const),
);
const TENS: ReadonlyMap<string, number> = new Map(
  'twenty thirty forty fifty sixty seventy eighty ninety'
    .split(' ')
    .map((word, at) => [word, 10 * (at + 2)] as const),
);
const NUMBER = [...ONES.keys(), ...TENS.keys()].join('|');
const SCALE = 'hundred|thousand|million|billion|trillion';
const HALF = String.raw`and[\s-]+(?:a|one)[\s-]+half|and[\s-]+a[\s-]+quarter`;
const SPELLED = new RegExp(
  String.raw`(?<![\p{L}\d-])(?:(?:${NUMBER})|half[\s-]+an?[\s-]+(?:${SCALE})|an?[\s-]+(?:${SCALE}))(?:[\s-]+(?:(?:and[\s-]+)?(?:${NUMBER}|${SCALE})|${HALF}|point(?:[\s-]+(?:${NUMBER}))+))*(?![\p{L}])`,
  'giu',
);

const PARTS: ReadonlyMap<string, number> = new Map(
  ['half', 'third', 'quarter', 'fifth', '', '', '', '', 'tenth'].flatMap((word, at) =>
    word === '' ? [] : [[word, at + 2] as const],
  ),
);
/** "three quarters of a million", "a third of a million" */
const FRACTION = new RegExp(
  String.raw`(?<![\p{L}\d-])(an?|one|two|three|four|seven|nine)[\s-]+(half|halve|third|quarter|fifth|tenth)s?\s+(?:of\s+)?an?\s+(${SCALE})(?![\p{L}])`,
  'giu',
);

export interface SpelledNumber {
  readonly from: number;
  readonly to: number;
  readonly value: number;
  /** The worth of the last place that is named: 100 000 for seven point five million. */
  readonly step: number;
  /** Names hundreds or more. */
  readonly hasMagnitude: boolean;
}

export function findSpelled(text: string): readonly SpelledNumber[] {
  const fractions = [...text.matchAll(FRACTION)].map((match): SpelledNumber => {
    const [whole, count = '', part = '', scale = ''] = match;
    const of = (PARTS.get(part.toLowerCase()) ?? 2) / (WORDS.get(scale.toLowerCase()) ?? 1);
    const value = Number(((ONES.get(count.toLowerCase()) ?? 1) / of).toPrecision(12));
    // Nobody who says it so means the last digit of it.
    const step = value / 10;
    return { from: match.index, to: match.index + whole.length, value, step, hasMagnitude: true };
  });
  const numbers = [...text.matchAll(SPELLED)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    ...valueOf(match[0].toLowerCase().split(/[\s-]+/)),
  }));
  const isFree = ({ from, to }: SpelledNumber): boolean =>
    !fractions.some((each) => each.from < to && from < each.to);
  return [...fractions, ...numbers.filter(isFree)].sort((a, b) => a.from - b.from);
}

function valueOf(words: readonly string[]): Pick<SpelledNumber, 'value' | 'step' | 'hasMagnitude'> {
  let [total, current, scale, part, hasMagnitude] = [0, 0, 1, 1, false];
  let decimals = false;
  for (const word of words) {
    const by = WORDS.get(word);
    const digit = ONES.get(word) ?? TENS.get(word);
    if (by === 100) {
      current = (current === 0 ? 1 : current) * 100;
      hasMagnitude = true;
    } else if (by !== undefined) {
      total += (current === 0 ? 1 : current) * by;
      [current, scale, hasMagnitude, decimals] = [0, by, true, false];
    } else if (word === 'half' || word === 'quarter') {
      current += word === 'half' ? 0.5 : 0.25;
      part = word === 'half' ? 0.1 : 0.01;
    } else if (word === 'point') {
      [decimals, part] = [true, 1];
    } else if (digit !== undefined) {
      if (decimals) part /= 10;
      current += decimals ? digit * part : digit;
    }
  }
  const value = Number((total + current).toPrecision(12));
  const last = words.at(-1) ?? '';
  return { value, step: part * (current === 0 ? scale : last === 'hundred' ? 100 : 1), hasMagnitude };
}
