/** What a column goes by because of its unit: "#params" for the one that counts parameters. */
import type { Unit } from '../mathematics/quantityUnit.ts';
import { unitOfHead } from './headUnits.ts';
import type { Facts } from '../problem/kinds/facts.ts';

type Attributes = Facts['attributes'];

const NAMES: Partial<Record<Unit, readonly string[]>> = {
  parameters: ['parameters', 'params', 'parameter count', 'weights'],
  flops: ['FLOPs', 'FLOP count', 'MACs', 'MAdds', 'mult-adds', 'multiply-adds', 'multiply-accumulates'],
};

/** The only one of these attributes that has the unit, looking first at the ones that are asked for. */
function soleOf(unit: Unit, attributes: Attributes, columns: readonly string[]): string | undefined {
  const fitting = Object.keys(attributes).filter((name) => attributes[name]?.unit === unit);
  const asked = fitting.filter((name) => columns.includes(name));
  if (asked.length > 0) return asked.length === 1 ? asked[0] : undefined;
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** Common short names, each with the attribute that alone may go by it. */
export function unitNames(
  attributes: Attributes,
  columns: readonly string[],
): readonly (readonly [name: string, spellings: readonly string[]])[] {
  return (Object.keys(NAMES) as Unit[]).flatMap((unit) => {
    const name = soleOf(unit, attributes, columns);
    return name === undefined ? [] : [[name, NAMES[unit] ?? []] as const];
  });
}

const HEAD_WORDS: readonly (readonly [RegExp, Unit])[] = [
  [/\b(?:params?|parameters?|weights)\b/i, 'parameters'],
  [
    /\b(?:[kmgt]?flops?|[kmgt]?macs?|m-?adds?|mult(?:iply|iplication)?s?-?(?:adds?|accumulates?)|ops)\b/i,
    'flops',
  ],
  [/%|\b(?:percent|acc|accuracy)\b/i, 'percent'],
  [/\b(?:time|latency|runtime|seconds?)\b/i, 'seconds'],
  [/\b(?:bytes|memory|disk|[KMGT]i?B)\b/, 'bytes'],
];

/** The attribute that the head of a column means by its unit: `%`, `MAdds`, `Time (ms)`. */
export function attributeOfHead(
  head: string,
  attributes: Attributes,
  columns: readonly string[],
): string | undefined {
  const units = [
    unitOfHead(head)?.unit,
    ...HEAD_WORDS.filter(([word]) => word.test(head)).map(([, unit]) => unit),
  ];
  for (const unit of units) {
    const name = unit === undefined || unit === 'times' ? undefined : soleOf(unit, attributes, columns);
    if (name !== undefined) return name;
  }
  return undefined;
}

const GENERIC =
  /^[\s*_#]*(?:(?:the|my|our|reported|printed|stated|paper|value|values|number|numbers|result|results|answer|answers|amount|count|counts|total|figure|what|how|many|much|of)[\s*_:#]*)*$/i;

/** A head that names something, and nothing that the table of facts knows by that name. */
export const isForeignHead = (head: string): boolean => /\p{L}/u.test(head) && !GENERIC.test(head);
