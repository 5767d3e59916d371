/** A counterexample as the calls that show it again, such as under a debugger. */
import assert from 'node:assert/strict';
import { callsOfCounterexample, type Counterexample } from '../../src/grading/counterexample.ts';
import type { Value } from '../../src/grading/observation.ts';
import { codePart } from '../../src/problem/kinds/code.ts';

const part = codePart.parse({
  kind: 'code',
  id: 'attention',
  label: '1',
  title: 'Attention',
  points: 2,
  export: 'attention',
  parameters: {
    Q: { matrix: ['N', 'D'], normal: 1 },
    K: { matrix: ['N', 'D'], normal: 1 },
    scale: { scalar: 'drawn', integers: [2, 5] },
  },
  returns: ['N', 'N'],
  tolerance: { value: 1e-9, because: 'sums' },
  cases: [{ id: 'one', title: 'one token', sizes: { N: 1, D: 1 } }],
});

describe('The calls of a counterexample', () => {
  const [Q, K, other] = [[[1, 0]], [[0, 1]], [[2, 2]]];
  const table: readonly [
    string,
    Pick<Counterexample, 'arguments' | 'changed'>,
    readonly (readonly Value[])[],
  ][] = [
    ['one call, in the order of the parameters', { arguments: { scale: 2, K, Q } }, [[Q, K, 2]]],
    [
      'both calls of a law, the second with what it changes',
      { arguments: { Q, K, scale: 2 }, changed: { K: other } },
      [
        [Q, K, 2],
        [Q, other, 2],
      ],
    ],
    [
      'parameters in each other’s place',
      { arguments: { Q, K, scale: 3 }, changed: { Q: K, K: Q } },
      [
        [Q, K, 3],
        [K, Q, 3],
      ],
    ],
    ['zero is no missing number', { arguments: { Q, K, scale: 0 } }, [[Q, K, 0]]],
  ];
  for (const [what, given, expected] of table) {
    it(what, () => {
      const counterexample = { title: '', sizes: {}, input: '', message: '', ...given };
      const calls = callsOfCounterexample(part, counterexample);
      assert.deepEqual(
        calls.map((call) => call.arguments),
        expected,
      );
      assert.equal(new Set(calls.map(({ id }) => id)).size, calls.length);
    });
  }
});
