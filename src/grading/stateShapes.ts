/** Judges the dimensions that an answer states for its names. */
import { areEqual } from '../mathematics/equality.ts';
import type { World } from '../mathematics/equality.ts';
import type { Expression } from '../mathematics/expression.ts';
import type { DerivationPart } from '../problem/kinds/derivation.ts';
import { at } from './findings.ts';
import type { Finding, Judgement } from './judgement.ts';
import type { ReadPart } from './mathematicalPart.ts';
import { named } from './system.ts';
import type { System } from './systemStatements.ts';

export function judgeShapes(
  part: DerivationPart,
  system: System,
  own: ReadPart,
  world: World,
): Judgement | undefined {
  for (const { name, dimensions, place: stated } of system.shapes) {
    const truth = part.shapes[name];
    if (truth === undefined) continue;
    const sameDimensions = (wanted: readonly Expression[]): boolean =>
      wanted.length === dimensions.length &&
      wanted.every((each, place) => {
        const own = dimensions[place];
        return own !== undefined && areEqual(each, own, world);
      });
    const wanted = own.readDimensions(truth);
    if (sameDimensions(wanted) || sameDimensions([...wanted].reverse())) continue;
    if (wanted.length === 1 && dimensions.length === 2 && sameColumn(wanted, dimensions, world)) continue;
    const misconception = own.misconceptions.find((each) => {
      const shape = each.shapes.get(name);
      return shape !== undefined && (sameDimensions(shape) || sameDimensions([...shape].reverse()));
    });
    if (misconception) return named(misconception, stated);
    const message = `The dimensions of \`${name}\` are not right. How long is a feature vector, and how long a value?`;
    const finding: Finding = { severity: 'error', message, place: at(stated.span) };
    return { verdict: 'incorrect', credit: 0, reason: message, diagnoses: [], findings: [finding] };
  }
  return undefined;
}

/** ℝ^{2R×1} is a column of 2R. */
function sameColumn(wanted: readonly Expression[], dimensions: readonly Expression[], world: World): boolean {
  const [length] = wanted;
  const isOne = (each: Expression): boolean => each.kind === 'number' && each.value === 1;
  const other = dimensions.find((each) => !isOne(each));
  return (
    length !== undefined && other !== undefined && dimensions.some(isOne) && areEqual(length, other, world)
  );
}
