/** Whether every fact says where it is from. */
import type { Facts } from '../problem/kinds/facts.ts';
import type { Unsound } from './unsound.ts';

/** Words that stand where a source should. */
const PLACEHOLDER =
  /^\W*(todo|tbd|tba|fixme|xxx|unknown|unsourced|none|n\/?a|source|citation needed|\?+)\W*$/i;
/** A source names somebody or something: a word of letters. */
const WORD = /\p{L}{3,}/u;

/** Facts whose source is a placeholder or names nothing. That there is one at all, the format itself demands. */
export function findUnsourced(facts: Facts): readonly Unsound[] {
  return facts.facts.flatMap(({ entity, attribute, source }, at): Unsound[] => {
    if (WORD.test(source) && !PLACEHOLDER.test(source)) return [];
    return [
      {
        path: ['facts', at, 'source'],
        what: `The ${attribute} of ${entity} has no source: \`${source}\`.`,
        remedy: 'Name the paper with its year, and give `table` and `row` where there are any.',
      },
    ];
  });
}
