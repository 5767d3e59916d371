/** Says which arguments a student's function changed in place, and what that does to whoever calls it. */
import type { CodePart, Parameter } from '../problem/kinds/code.ts';
import type { PlannedCase } from './inputs.ts';
import type { Finding } from './judgement.ts';
import type { Run } from './observation.ts';

/**
 * One warning for each argument that some call left changed, in the order of the parameters. The values returned
 * are judged all the same: every call was given fresh arguments.
 */
export function tellChangedArguments(
  part: CodePart,
  planned: readonly PlannedCase[],
  { observations, declared }: Run,
): Finding[] {
  const titles = new Map(planned.map((one) => [one.id, one.title]));
  return Object.entries(part.parameters).flatMap(([name, parameter], at) => {
    const where = observations.flatMap(({ id, outcome }) =>
      outcome.kind === 'returned' && outcome.argumentsChanged?.includes(at) === true
        ? (titles.get(id) ?? [])
        : [],
    );
    const [first] = where;
    if (first === undefined) return [];
    const finding: Finding = {
      severity: 'warning',
      message: `\`${part.export}\` changes its argument \`${name}\` in place (first seen in case “${first}”). Whoever called it is left with another \`${name}\`, so that calling it again with the same variables gives another result. Work on a copy: \`${copyOf(name, parameter)}\`.`,
      ...(declared === undefined
        ? {}
        : { place: { kind: 'code', line: declared.line, column: declared.column } }),
    };
    return [finding];
  });
}

function copyOf(name: string, { matrix }: Parameter): string {
  return matrix === undefined ? `[...${name}]` : `${name}.map((row) => [...row])`;
}
