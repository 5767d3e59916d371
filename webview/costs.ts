/** Shows three costs one under the other: what the student claims, what the code does, and what is asked for. */
import type { CostComparison } from '../src/grading/costComparison.ts';
import { element } from './element.ts';
import type { Child } from './element.ts';
import { inline } from './text.ts';
import { tex } from './tex.ts';

/** Nothing where no cost is claimed: what the code does is in the reason. */
export function costTable({ claim, code, key, says }: CostComparison): Child {
  if (claim === undefined) return undefined;
  return element(
    'div',
    { class: 'costs' },
    element(
      'table',
      {},
      element('caption', {}, 'What this costs'),
      element(
        'tbody',
        {},
        row('You claim', tex(claim.tex, false), met(claim.meetsKey)),
        code.kind === 'counted'
          ? row(
              code.exact ? 'Your code does' : 'Your code does about',
              tex(code.tex, false),
              met(code.meetsKey),
            )
          : row('Your code does', inline(code.because), ''),
        key === undefined ? undefined : row('The key', tex(key, false), ''),
      ),
    ),
    code.kind === 'counted' ? element('p', {}, inline(says)) : undefined,
  );
}

function row(name: string, cost: Child | readonly Child[], note: string): HTMLElement {
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, name),
    element('td', {}, cost),
    element('td', { class: 'quiet' }, note),
  );
}

const met = (meets: boolean): string => (meets ? 'is what is asked' : 'is not what is asked');
