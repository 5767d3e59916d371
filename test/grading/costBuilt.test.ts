import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isBuiltFrom } from '../../src/grading/costBuilt.ts';
import { compareGrowth } from '../../src/mathematics/asymptotics.ts';
import { type Growth, add, multiply, size } from '../../src/mathematics/growth.ts';

const product = (names: string): Growth => names.split('').map(size).reduce(multiply);
const sum = (...names: readonly string[]): Growth => names.map(product).reduce(add);
const same = (a: Growth, b: Growth): boolean =>
  [compareGrowth(a, b), compareGrowth(b, a)].every(({ kind }) => kind === 'bounded');

describe('a cost', () => {
  const whole = sum('NRD', 'NRM');
  for (const [what, parts, expected] of [
    ['the sum of its steps', ['NRD', 'NRM'], true],
    ['the price of one step so many times', ['RD', 'RM'], true],
    ['only one of its steps', ['NRM'], false],
    ['something else', ['NN', 'D'], false],
    ['nothing', [], false],
  ] as const) {
    it(`is ${expected ? '' : 'not '}built from ${what}`, () => {
      assert.equal(isBuiltFrom(whole, parts.map(product), same), expected);
    });
  }

  it('is built from its factors', () => {
    assert.equal(isBuiltFrom(product('NRM'), [size('N'), size('R'), size('M')], same), true);
  });
});
