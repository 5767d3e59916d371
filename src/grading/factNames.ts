/** The names that the rows and columns of a fact table go by, as patterns. */
import { type FactTable, readPrinted } from './factTable.ts';
import { unitNames } from './headNames.ts';

export interface Names {
  readonly aliases: readonly {
    readonly pattern: RegExp;
    readonly name: string;
    readonly kind: 'entity' | 'attribute';
  }[];
  /** Rows that are numbers: 128, 2.6M. */
  readonly numbers: readonly { readonly name: string; readonly value: number }[];
  /** Names made like those of the rows: letters and a number. */
  readonly siblings: RegExp | undefined;
}

const compiled = new WeakMap<FactTable, Map<string, Names>>();

/** @param columns those asked for: rows that are mere numbers count only if these columns have them */
export function namesOf(table: FactTable, columns: readonly string[]): Names {
  const forTable = compiled.get(table) ?? new Map<string, Names>();
  compiled.set(table, forTable);
  const before = forTable.get(columns.join('\n'));
  if (before) return before;
  const aliases: { pattern: RegExp; name: string; kind: 'entity' | 'attribute'; length: number }[] = [];
  const numbers: { name: string; value: number }[] = [];
  const take = (kind: 'entity' | 'attribute', name: string, spellings: readonly string[]): void => {
    for (const spelling of spellings) {
      const number = kind === 'entity' ? readPrinted(spelling) : undefined;
      if (!number || number.span.start !== 0 || number.span.end !== spelling.length) {
        const isFlops = kind === 'attribute' && table.attributes[name]?.unit === 'flops';
        aliases.push({ pattern: aliasPattern(spelling, isFlops), name, kind, length: spelling.length });
      } else if (table.facts.some((fact) => fact.entity === name && columns.includes(fact.attribute))) {
        numbers.push({ name, value: number.low });
      }
    }
  };
  for (const [name, { aliases: others }] of Object.entries(table.entities)) {
    take('entity', name, [name, ...(others ?? [])]);
  }
  // Two columns may go by one word; the one that is asked for comes first and takes it.
  const attributes = Object.keys(table.attributes);
  for (const name of [...columns, ...attributes.filter((each) => !columns.includes(each))]) {
    take('attribute', name, [name, ...(table.attributes[name]?.aliases ?? [])]);
  }
  // "#params" and "weights" are names of the one column of parameters, though nobody declared them.
  for (const [name, spellings] of unitNames(table.attributes, columns)) take('attribute', name, spellings);
  const families = Object.entries(table.entities)
    .flatMap(([name, { aliases: others }]) => [name, ...(others ?? [])])
    .flatMap((name) => /^(\p{L}{2,})-?\d+$/u.exec(name)?.[1] ?? []);
  const siblings =
    families.length === 0
      ? undefined
      : new RegExp(
          String.raw`(?<![\p{L}\p{N}])(?:${[...new Set(families)].join('|')})-?\d+(?![\d.,]*[MBK%]?\p{N})(?![\p{L}\p{N}])`,
          'gu',
        );
  const names = { aliases: aliases.sort((a, b) => b.length - a.length), numbers, siblings };
  forTable.set(columns.join('\n'), names);
  return names;
}

/** Any case; spaces and hyphens come and go. A column of FLOPs may be headed GFLOPs. */
function aliasPattern(spelling: string, isFlops: boolean): RegExp {
  const body = spelling
    .split(/[\s-]+/)
    .map((word) => word.replaceAll(/[.*+?^$()\\[\]{}|/]/g, String.raw`\$&`))
    .join(String.raw`[\s-]*`);
  // "one layer" and "hidden sizes", whichever form was declared.
  const plural = /\p{Ll}{3}$/u.test(spelling) ? 's?' : '';
  const stem = plural === '' ? body : body.replace(/(?<!s)s$/, '');
  return new RegExp(
    String.raw`(?<![\p{L}\p{N}])${isFlops ? '[kmgtb]?' : ''}${stem}${plural}(?![\p{L}\p{N}])`,
    'giu',
  );
}
