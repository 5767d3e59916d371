/** Plain data crosses exactly, and nothing malformed is taken for data. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Value } from '../../src/grading/observation.ts';
import { frameOf, FrameReader } from '../../src/runner/channel.ts';
import { decodeWords, encodeWords } from '../../src/runner/words.ts';

const value = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.double(),
    fc.string({ unit: 'binary' }),
    fc.boolean(),
    fc.constant(null),
    fc.array(fc.double()),
    fc.array(tie('value')),
    fc.dictionary(fc.oneof(fc.string(), fc.constant('__proto__'), fc.constant('constructor')), tie('value')),
  ),
})).value;

describe('words', () => {
  it('carry every value there and back', () => {
    fc.assert(
      fc.property(value, (given) => {
        const back = decodeWords(encodeWords(given));
        assert.deepEqual(plain(back), plain(given));
      }),
    );
  });

  it('are refused when they are cut short, lengthened or altered into nonsense, and never loop', () => {
    fc.assert(
      fc.property(value, fc.nat(), fc.double(), (given, where, garbage) => {
        const { words, strings } = encodeWords(given);
        const altered = Float64Array.from(words);
        altered[where % words.length] = garbage;
        for (const attempt of [altered, words.subarray(0, -1), Float64Array.from([...words, 1])]) {
          try {
            decodeWords({ words: attempt, strings });
          } catch (error) {
            assert.ok(error instanceof RangeError, String(error));
          }
        }
        assert.throws(() => decodeWords({ words: Float64Array.from([...words, 1]), strings }), RangeError);
        assert.throws(() => decodeWords({ words: words.subarray(0, -1), strings }), RangeError);
      }),
    );
  });

  it('refuse to nest without an end', () => {
    let deep: Value = 1;
    for (let i = 0; i < 100; i += 1) deep = [deep];
    assert.throws(() => encodeWords(deep), RangeError);
  });
});

describe('frames', () => {
  it('come out as they went in, however the stream cuts them', () => {
    const frame = fc.record({ text: fc.string(), words: fc.array(fc.double(), { maxLength: 20 }) });
    fc.assert(
      fc.property(
        fc.array(frame),
        fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }),
        (frames, cuts) => {
          const stream = Buffer.concat(
            frames.map(({ text, words }) => frameOf(JSON.stringify(text), Float64Array.from(words))),
          );
          const reader = new FrameReader();
          const seen: { text: unknown; words: readonly number[] }[] = [];
          for (let at = 0, i = 0; at < stream.length; i += 1) {
            const size = cuts[i % cuts.length] ?? 1;
            for (const { header, words } of reader.push(stream.subarray(at, at + size))) {
              seen.push({ text: header, words: [...words] });
            }
            at += size;
          }
          assert.deepEqual(
            seen,
            frames.map(({ text, words }) => ({ text, words })),
          );
        },
      ),
    );
  });

  it('are refused when no honest peer would send them', () => {
    const huge = Buffer.alloc(8);
    huge.writeUInt32LE(2 ** 31, 0);
    assert.throws(() => new FrameReader().push(huge), RangeError);
    const longHeader = Buffer.alloc(8);
    longHeader.writeUInt32LE(8, 4);
    assert.throws(() => new FrameReader().push(longHeader), RangeError);
  });
});

/** Without prototypes, which dictionaries may lack and plain objects have. */
function plain(item: Value): unknown {
  if (typeof item !== 'object' || item === null) return item;
  if (Array.isArray(item)) return (item as readonly Value[]).map(plain);
  return new Map(Object.entries(item).map(([key, entry]) => [key, plain(entry)]));
}
