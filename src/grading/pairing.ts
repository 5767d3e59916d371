/** Lists of rows beside equally long lists of numbers, paired one to one. */
import type { Mention } from './mentions.ts';

type Entity = Extract<Mention, { kind: 'entity' }>;
type Value = Extract<Mention, { kind: 'value' }>;
type Attribute = Extract<Mention, { kind: 'attribute' }>;

const LISTED = /^[\s,]*(?:and|or|&|\/|,|to|through|-|→|->|as well as|resp\.?)[\s,]*(?:the\s+)?$/i;

/**
 * "NN1 and NN2 have 140M and 7.5M parameters": a list of rows beside an equally long run of numbers of one column, one
 * to one. Runs are numbers with no row between them.
 */
export function pairUp(
  entities: readonly Entity[],
  values: readonly Value[],
  columns: readonly (string | undefined)[],
  named: readonly Attribute[],
  text: string,
): ReadonlyMap<Value, readonly string[]> {
  const pairs = new Map<Value, readonly string[]>();
  let run: Value[] = [];
  const finish = (): void => {
    const [first] = run;
    const last = run.at(-1);
    // "The two have 76.3 or 86.2" says neither which is which.
    if (first && last && run.length >= 2 && !isEither(run, text)) {
      const before = entities.filter((each) => each.to <= first.from);
      const after = entities.filter((each) => each.from >= last.to);
      const groups = [listEnding(before, text), listEnding([...after].reverse(), text).reverse()];
      // "NN1 has more parameters than NN2 (140M vs 7.5M)": the rows in the order of their mention.
      const latest = before.at(-1);
      // "…, and the FLOP counts are 1.6, 1.6 and 3.8 billion": a column of its own for all rows named before.
      const isOwnColumn =
        latest !== undefined && named.some((each) => each.from >= latest.to && each.to <= first.from);
      if (VERSUS.test(text.slice(first.to, last.from)) || isOwnColumn) groups.push(firstMentions(before));
      const group = groups.find((each) => each.length === run.length);
      if (group) for (const [at, value] of run.entries()) pairs.set(value, [group[at]?.name ?? '']);
    }
    run = [];
  };
  for (const [at, value] of values.entries()) {
    const previous = values[at - 1];
    const apart =
      previous !== undefined &&
      (isSetAgainstList(previous, value, values[at + 1], text) ||
        (columns[at] !== columns[at - 1] && columns[at - 1] !== undefined) ||
        entities.some((each) => each.from >= previous.to && each.to <= value.from));
    if (apart) finish();
    run.push(value);
  }
  finish();
  return pairs;
}

/** "87.9 % against 86.8 %, 87.7 % and 85.6 % for 64, 256 and 512": the list begins behind "against". */
const isSetAgainstList = (previous: Value, value: Value, next: Value | undefined, text: string): boolean =>
  next !== undefined &&
  VERSUS.test(text.slice(previous.to, value.from)) &&
  /^\s*(?:,|and)\s*$/.test(text.slice(value.to, next.from));

const isEither = (run: readonly Value[], text: string): boolean =>
  run.some(
    (value, at) => at > 0 && /^[\s,%]*or\s*[~≈]?\s*$/i.test(text.slice(run[at - 1]?.to ?? 0, value.from)),
  );

const VERSUS = /^\s*(?:vs\.?|versus|against|compared (?:to|with))\s*$/i;
export const firstMentions = (entities: readonly Entity[]): Entity[] =>
  entities.filter((each, at) => entities.findIndex(({ name }) => name === each.name) === at);

/** The rows at the end of `entities` that stand in one list: joined by commas, slashes or "and". */
function listEnding(entities: readonly Entity[], text: string): Entity[] {
  const list: Entity[] = [];
  for (const entity of [...entities].reverse()) {
    const [next] = list;
    const gap = next ? text.slice(Math.min(entity.to, next.to), Math.max(entity.from, next.from)) : '';
    if (next && !LISTED.test(gap)) break;
    list.unshift(entity);
  }
  return list;
}
