/** Words for the point at which two sides differ. */
import type { Witness } from '../mathematics/equality.ts';
import { HIDDEN_INDEX } from '../mathematics/indexCompletion.ts';
import type { Drawn } from '../mathematics/point.ts';

/** Enough digits to see the difference, and no more than four. */
export function formatNumber(value: number, other = NaN): string {
  if (Number.isNaN(value)) return 'no real number';
  if (value === 0) return '0';
  const close = Math.abs(value - other) < 1e-3 * Math.abs(value);
  const size = Math.abs(value);
  if (close) return value.toPrecision(12).replace(/\.?0+$/, '');
  return size >= 1e5 || size < 1e-3 ? value.toExponential(2) : String(Number(value.toPrecision(4)));
}

/** "At q = (0.3, −1.2), k = (1, 0.5), D = 2 the left side is 0.94 and the right side is 0.054." */
export function describeWitness(
  witness: Witness,
  left: string,
  right: string,
  names: ReadonlySet<string>,
): string {
  const place = describePoint(witness, names);
  const a = formatNumber(witness.left, witness.right);
  const b = formatNumber(witness.right, witness.left);
  return `${place === '' ? 'At a random point' : `At ${place}`} ${left} is ${a} and ${right} is ${b}.`;
}

function describePoint(witness: Witness, names: ReadonlySet<string>): string {
  const said: string[] = [];
  for (const [name, drawn] of witness.point.values) {
    if (!names.has(name) || name === HIDDEN_INDEX) continue;
    const value = describeDrawn(drawn);
    if (value !== undefined) said.push(`${name} = ${value}`);
  }
  return said.slice(0, 5).join(', ');
}

function describeDrawn(drawn: Drawn): string | undefined {
  switch (drawn.kind) {
    case 'scalar':
      return formatNumber(drawn.value);
    case 'array':
      return drawn.columns === 1 && drawn.rows <= 4
        ? `(${drawn.data.map((each) => String(Number(each.toFixed(2)))).join(', ')})`
        : undefined;
    case 'family':
    case 'map':
      return undefined;
    default: {
      const unreachable: never = drawn;
      return unreachable;
    }
  }
}
