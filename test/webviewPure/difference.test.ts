/** Which entries of two printed values the page marks. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { differences } from '../../webview/difference.ts';

const marked = (expected: string, actual: string): readonly [string[], string[]] => {
  const both = differences(expected, actual);
  const pick = (side: readonly { text: string; differs: boolean }[]): string[] =>
    side.filter(({ differs }) => differs).map(({ text }) => text);
  return [pick(both.expected), pick(both.actual)];
};

describe('marking differences', () => {
  const table: readonly (readonly [expected: string, actual: string, left: string[], right: string[]])[] = [
    ['[[1, 2], [3, 4]]', '[[1, 2], [3, 5]]', ['4'], ['5']],
    ['[[1, 2],\n [3, 4]]', '[[1,2],[3,5]]', ['4'], ['5']],
    ['[1, 2]', '[1, 2, 3]', [], []],
    ['[[1, 2]]', '[1, 2]', [], []],
    ['0.30000000000000004', '0.3', [], []],
    ['1e-12', '0', ['1e-12'], ['0']],
    ['[1, NaN]', '[1, NaN]', [], []],
    ['[1, 2]', '[NaN, 2]', ['1'], ['NaN']],
    ['Infinity', '-Infinity', ['Infinity'], ['-Infinity']],
    ['{a: 1, b: 2}', '{a: 1, c: 2}', ['b'], ['c']],
    ['', '', [], []],
    ['', '[1]', [], []],
  ];
  for (const [expected, actual, left, right] of table) {
    it(`marks ${JSON.stringify(left)} in ${JSON.stringify(expected)} against ${JSON.stringify(actual)}`, () => {
      assert.deepEqual(marked(expected, actual), [left, right]);
    });
  }

  it('gives up on values of many thousand entries instead of marking each', () => {
    const long = (last: number): string => `[${Array.from({ length: 5000 }, () => 1).join(', ')}, ${last}]`;
    assert.deepEqual(marked(long(1), long(2)), [[], []]);
  });

  it('loses and adds no character, whatever the values are', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (expected, actual) => {
        const both = differences(expected, actual);
        assert.equal(both.expected.map(({ text }) => text).join(''), expected);
        assert.equal(both.actual.map(({ text }) => text).join(''), actual);
      }),
    );
  });

  it('marks nothing between a value and itself', () => {
    fc.assert(
      fc.property(fc.array(fc.double()), (values) => {
        const text = JSON.stringify(values.map(String));
        assert.deepEqual(marked(text, text), [[], []]);
      }),
    );
  });
});
