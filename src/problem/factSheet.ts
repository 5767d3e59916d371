/** Lays the facts that a part asks for out as one table, with the facts beside them and their sources. */
import type { Facts } from './kinds/facts.ts';
import type { Asked } from './kinds/quantity.ts';

export interface FactSheet {
  readonly columns: readonly { readonly attribute: string; readonly means: string }[];
  readonly rows: readonly FactRow[];
  /** Each once; a cell names its source by the position in this list, from 0. */
  readonly sources: readonly string[];
}

export interface FactRow {
  readonly entity: string;
  /** One for each column; null, which JSON keeps, where the sources give no value. */
  readonly cells: readonly (FactCell | null)[];
}

export interface FactCell {
  /** As printed in the source. */
  readonly value: string;
  readonly source: number;
  /** The row of the source's table, where it has one. */
  readonly row?: string;
}

/**
 * Rows are the entities that have one of the attributes asked for. Columns are those attributes and every other
 * that at least two of the rows have: what only one row has compares with nothing. Undefined where the part asks
 * for none of the facts.
 *
 * @param open what other parts ask for that the student still has to find; those facts are left out
 */
export function factSheet(
  facts: Facts,
  asked: readonly Asked[],
  open: readonly Asked[] = [],
): FactSheet | undefined {
  const wanted = new Set(asked.flatMap(attributesOf));
  const isOpen = ({ entity, attribute }: Facts['facts'][number]): boolean =>
    asksFor(open, entity, attribute) && !asksFor(asked, entity, attribute);
  const shown = facts.facts.filter((fact) => !isOpen(fact));
  const has = (entity: string, attribute: string): boolean =>
    shown.some((fact) => fact.entity === entity && fact.attribute === attribute);
  const entities = Object.keys(facts.entities).filter((entity) =>
    [...wanted].some((attribute) => has(entity, attribute)),
  );
  if (entities.length === 0) return undefined;
  const attributes = Object.entries(facts.attributes).filter(
    ([attribute]) => wanted.has(attribute) || entities.filter((entity) => has(entity, attribute)).length >= 2,
  );
  const sources: string[] = [];
  const sourceOf = (text: string): number => {
    if (!sources.includes(text)) sources.push(text);
    return sources.indexOf(text);
  };
  const cell = (entity: string, attribute: string): FactCell | null => {
    const fact = shown.find((one) => one.entity === entity && one.attribute === attribute);
    if (fact === undefined) return null;
    const source = sourceOf(fact.table === undefined ? fact.source : `${fact.source}, ${fact.table}`);
    return { value: fact.value, source, ...(fact.row === undefined ? {} : { row: fact.row }) };
  };
  const rows = entities.map((entity) => ({
    entity,
    cells: attributes.map(([attribute]) => cell(entity, attribute)),
  }));
  const columns = attributes.map(([attribute, { means }]) => ({ attribute, means }));
  return { columns, rows, sources };
}

function asksFor(asked: readonly Asked[], entity: string, attribute: string): boolean {
  return asked.some((one) => {
    switch (one.kind) {
      case 'cell':
        return one.entity === entity && one.attribute === attribute;
      case 'ratio':
        return [one.of, one.to].some((cell) => cell.entity === entity && cell.attribute === attribute);
      case 'best':
        return one.attribute === attribute;
      case 'says':
        return false;
      default:
        return one satisfies never;
    }
  });
}

function attributesOf(asked: Asked): readonly string[] {
  switch (asked.kind) {
    case 'cell':
    case 'best':
      return [asked.attribute];
    case 'ratio':
      return [asked.of.attribute, asked.to.attribute];
    case 'says':
      return [];
    default:
      return asked satisfies never;
  }
}
