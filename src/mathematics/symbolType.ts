/** What kind of thing a symbol stands for, as a problem declares it. */

/** A size such as `D`, `2R` or `3`: a factor times an optional named size. */
export interface Dimension {
  readonly factor: number;
  readonly size?: string;
}

export type SymbolType =
  /** Any real number; a positive one. */
  | { readonly kind: 'scalar' }
  | { readonly kind: 'positive' }
  /** A whole number that dimensions may use. */
  | { readonly kind: 'size' }
  /** A whole number from 1 to a size. */
  | { readonly kind: 'index'; readonly of: Dimension }
  | { readonly kind: 'vector'; readonly length: Dimension; readonly unit: boolean }
  | { readonly kind: 'matrix'; readonly rows: Dimension; readonly columns: Dimension }
  /** x_1 … x_n: numbers without a length, vectors with one. */
  | { readonly kind: 'family'; readonly count: Dimension; readonly length?: Dimension }
  /** A function from vectors to vectors; `unit` when its values have norm 1. */
  | { readonly kind: 'map'; readonly from: Dimension; readonly to: Dimension; readonly unit: boolean }
  /** Has a value only by a definition: of the problem, or of the student's own. */
  | { readonly kind: 'defined' };

const FORMS =
  'scalar, positive, size, index(N), vector(D), unit(D), matrix(N, D), family(N), family(N, D), map(D, 2R), ' +
  'unit-map(P, D) or defined';

/** Reads a type such as `family(N, 2R)`; what is wrong with it otherwise, as a sentence. */
export function readSymbolType(
  text: string,
): SymbolType | { readonly kind: 'fault'; readonly message: string } {
  const match = /^\s*([a-z-]+)\s*(?:\(([^()]*)\))?\s*$/.exec(text);
  const fault = { kind: 'fault', message: `\`${text}\` is no type; write ${FORMS}.` } as const;
  if (!match) return fault;
  const dimensions = (match[2] ?? '')
    .split(',')
    .filter((piece) => piece.trim() !== '')
    .map(readDimension);
  if (dimensions.includes(undefined)) return fault;
  const [first, second] = dimensions;
  switch (match[1]) {
    case 'scalar':
    case 'positive':
    case 'size':
    case 'defined':
      return dimensions.length === 0 ? { kind: match[1] } : fault;
    case 'index':
      return first && dimensions.length === 1 ? { kind: 'index', of: first } : fault;
    case 'vector':
    case 'unit':
      return first && dimensions.length === 1
        ? { kind: 'vector', length: first, unit: match[1] === 'unit' }
        : fault;
    case 'matrix':
      return first && second && dimensions.length === 2
        ? { kind: 'matrix', rows: first, columns: second }
        : fault;
    case 'family':
      if (!first || dimensions.length > 2) return fault;
      return second ? { kind: 'family', count: first, length: second } : { kind: 'family', count: first };
    case 'map':
    case 'unit-map':
      return first && second && dimensions.length === 2
        ? { kind: 'map', from: first, to: second, unit: match[1] === 'unit-map' }
        : fault;
    default:
      return fault;
  }
}

function readDimension(text: string): Dimension | undefined {
  const match = /^\s*(\d+)?\s*\*?\s*([A-Za-z]\w*)?\s*$/.exec(text);
  if (!match || (match[1] === undefined && match[2] === undefined)) return undefined;
  const factor = match[1] === undefined ? 1 : Number(match[1]);
  return match[2] === undefined ? { factor } : { factor, size: match[2] };
}

/** The sizes that a type mentions. */
export function sizesOf(type: SymbolType): readonly string[] {
  const dimensions =
    type.kind === 'index'
      ? [type.of]
      : type.kind === 'vector'
        ? [type.length]
        : type.kind === 'matrix'
          ? [type.rows, type.columns]
          : type.kind === 'family'
            ? [type.count, type.length]
            : type.kind === 'map'
              ? [type.from, type.to]
              : [];
  return dimensions.map((dimension) => dimension?.size).filter((size) => size !== undefined);
}
