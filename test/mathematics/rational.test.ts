import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import * as q from '../../src/mathematics/rational.ts';

const fraction = fc
  .tuple(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: 1, max: 60 }))
  .map(([top, over]) => q.rational(top, over));

describe('exact fractions', () => {
  it('keep one form for one value', () => {
    assert.deepEqual(q.rational(6, -4), { top: -3n, over: 2n });
    assert.deepEqual(q.rational(0, -4), { top: 0n, over: 1n });
    assert.equal(q.format(q.rational(-6, 4)), '-3/2');
    assert.throws(() => q.rational(1, 0), RangeError);
  });

  it('obey the laws of arithmetic', () => {
    fc.assert(
      fc.property(fraction, fraction, fraction, (a, b, c) => {
        assert.ok(q.equals(q.multiply(a, q.add(b, c)), q.add(q.multiply(a, b), q.multiply(a, c))));
        assert.ok(q.equals(q.add(q.subtract(a, b), b), a));
        if (q.sign(b) !== 0) assert.ok(q.equals(q.multiply(q.divide(a, b), b), a));
        assert.equal(q.compare(a, b), Math.sign(q.toNumber(a) - q.toNumber(b)));
      }),
    );
  });

  it('read a double as the decimal that it prints', () => {
    for (const [value, text] of [
      [0.1, '1/10'],
      [-2.5, '-5/2'],
      [1e21, '1000000000000000000000'],
      [1 / 3, '3333333333333333/10000000000000000'],
    ] as const) {
      const read = q.fromNumber(value);
      assert.equal(read && q.format(read), text);
    }
    assert.equal(q.fromNumber(Number.NaN), undefined);
    assert.equal(q.fromNumber(1e300), undefined);
  });
});
