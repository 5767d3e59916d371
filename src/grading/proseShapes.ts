/** Finds dimensions that are stated in words: "S is R x M", "Z_i has R entries", "where S is an R×M matrix". */
import type { Expression } from '../mathematics/expression.ts';
import { readMathematics } from '../mathematics/reading.ts';
import type { WrittenAnswer } from '../submission/answer.ts';
import type { ReadPart } from './mathematicalPart.ts';

export interface StatedShape {
  readonly name: string;
  readonly dimensions: readonly Expression[];
  /** Where it is said. */
  readonly place: Expression;
}

/** Longer answers are looked at so far and no further. */
const LONGEST = 8000;

/** A size: R, 2R, 2 D_random; letters and digits only, so that a sentence is never taken for one. */
const SIZE = String.raw`(?:\d{1,3}\s?\*?\s?)?[A-Za-z](?:_(?:\w|\{(?:\\text\{)?\w+\}?\}))?\w*|\d{1,3}`;
const ACROSS = String.raw`\(?\s?(${SIZE})\s{0,2}(?:x|×|✕|\\times|\bby\b|,)\s{0,2}(${SIZE})(?![\w(])`;
const IS = String.raw`(?:(?:(?:is|are|has|have|with|be|being|as|of|ist|hat|eine?|an?|the|state|sizes?|shaped?|dimensions?|matrix|array|vector|column|vektor|größe|form|in)(?![\p{L}])|[:=])\s{0,3}){0,8}`;
/** `S_0 = 0 (2R x M)`: the start, with the shape of what starts. */
const START = String.raw`(?:=\s?(?:0|zeros?)\s{0,3}(?=\())?`;
const ENTRIES = String.raw`(${SIZE})\s?-?\s?(?:entries|components|numbers|dimensional|dimensions|elements|einträge)|(?:vector|array)\s(?:of|with)\s(?:length|size|dimension)\s(${SIZE})(?![\w(])`;

/** `S_i = S_{i-1} + … -> shape R x M`: behind the line that says what it is. */
const BEHIND = String.raw`[^\n]{1,200}?(?:(?:->|→|⟶|[,;—–:])\s{0,6})?(?:\b(?:shape|size|dim(?:ension)?s?)\b[\s:=]{0,3}(?:(?:is|of)\s)?(?:${ACROSS}|(${SIZE})(?![\w(]))|(?<=(?:->|→|⟶)\s{0,6})${ACROSS})`;

/** Dimensions stated outside of formulas for the names that the part asks about, in order. */
export function findStatedShapes(
  answer: WrittenAnswer,
  names: readonly string[],
  own: ReadPart,
): readonly StatedShape[] {
  const { start, end } = answer.span;
  const text = answer.source.slice(start, Math.min(end, start + LONGEST)).replace(/\$|`/g, ' ');
  const found: StatedShape[] = [];
  for (const name of names) {
    const head = String.raw`(?<![\w\\])(?:(?:size|shape|dimensions?)\sof\s{1,3})?${name}(?:_\{?\w\}?|[ᵢₜₙⱼ])?`;
    const shape = new RegExp(String.raw`${head}[\s:]{1,4}${START}${IS}(?:${ACROSS}|${ENTRIES})`, 'giu');
    const behind = new RegExp(String.raw`^[\s*-]{0,6}${head}\s?:?=${BEHIND}`, 'gimu');
    for (const match of [...text.matchAll(shape), ...text.matchAll(behind)]) {
      // A name is upper or lower case as it is declared; the words around it are not.
      if (!match[0].includes(name)) continue;
      const sizes = match.slice(1).filter((each) => each !== undefined);
      const at = start + match.index;
      const dimensions = sizes.map((size) => readSize(size, at, own));
      if (dimensions.length === 0 || dimensions.includes(undefined)) continue;
      const span = { start: at, end: at + match[0].length };
      found.push({
        name,
        dimensions: dimensions.filter((each) => each !== undefined),
        place: { kind: 'symbol', name, declared: true, span },
      });
    }
  }
  return found;
}

/** Undefined for what is no number of named sizes, such as the first word of a sentence. */
function readSize(text: string, offset: number, own: ReadPart): Expression | undefined {
  const reading = readMathematics(text, offset, own.table, own.options);
  if (reading.kind !== 'read' || reading.unknown.length > 0) return undefined;
  const { expression } = reading;
  const parts = expression.kind === 'multiply' ? expression.factors : [expression];
  const isSize = (part: Expression): boolean =>
    part.kind === 'number' || (part.kind === 'symbol' && own.world.types.get(part.name)?.kind === 'size');
  return parts.every(isSize) ? expression : undefined;
}
