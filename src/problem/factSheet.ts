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
  const [own, others] = [asked.flatMap(wishesOf), open.flatMap(wishesOf)];
  const wanted = new Set(own.map(({ attribute }) => attribute));
  const shown = facts.facts.filter((fact) => {
    const isMeant = ({ entity = fact.entity, attribute }: Wish): boolean =>
      entity === fact.entity && attribute === fact.attribute;
    return own.some(isMeant) || !others.some(isMeant);
  });
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

/** An attribute that is asked for: of one row, or of all of them. */
interface Wish {
  readonly attribute: string;
  readonly entity?: string;
}

function wishesOf(asked: Asked): readonly Wish[] {
  switch (asked.kind) {
    case 'cell':
      return [{ entity: asked.entity, attribute: asked.attribute }];
    case 'best':
      return [{ attribute: asked.attribute }];
    case 'ratio':
      return [asked.of, asked.to];
    case 'says':
      return [];
    default:
      return asked satisfies never;
  }
}
