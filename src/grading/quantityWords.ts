/** Which misconceptions about quantities show in words and which in numbers. */
import type { QuantityCondition, QuantityPart } from '../problem/kinds/quantity.ts';

type When = QuantityPart['misconceptions'][number]['when'];

/** Any of these is enough. */
export const conditionsOf = (when: When): readonly QuantityCondition[] =>
  Array.isArray(when) ? when : [when];

/** Recognised by words alone. */
export const saysFully = (when: QuantityCondition): boolean =>
  when.says !== undefined && !isAboutValues(when) && when.best === undefined;

/** Needs a stated number. */
export const isAboutValues = (when: QuantityCondition): boolean =>
  when.swap !== undefined ||
  when.factor !== undefined ||
  when.scale !== undefined ||
  when.unlisted === 'value' ||
  when.near !== undefined ||
  when.range !== undefined;
