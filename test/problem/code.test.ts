import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { codePart } from '../../src/problem/kinds/code.ts';
import { readSizeExpression, sizeOf, symbolsIn } from '../../src/problem/sizeExpression.ts';

describe('A size', () => {
  const read: readonly [string, number][] = [
    ['N', 3],
    ['2 R', 10],
    ['2R', 10],
    ['2*R', 10],
    ['N D', 12],
    ['D^(-1/4)', 4 ** -0.25],
    ['D^-1', 0.25],
    ['sqrt(D)', 2],
    ['2^3^2', 512],
    ['-D^2', -16],
    ['N - 1 - 1', 1],
    ['12 / D / N', 1],
    ['2 (N + D)', 14],
    ['max(N, D) + min(N, D)', 7],
    ['1e-3', 0.001],
    ['0.5', 0.5],
  ];
  for (const [text, value] of read) {
    it(`${text} is read`, () => assert.equal(sizeOf(text, { N: 3, D: 4, R: 5 }), value));
  }

  const refused: readonly [string, RegExp, number][] = [
    ['', /missing at the end/, 0],
    ['N +', /missing at the end/, 3],
    ['(N', /`\)` is missing/, 2],
    ['N)', /was not expected/, 1],
    ['N % 2', /has no meaning/, 2],
    ['sqrt N', /`\(` is missing/, 5],
    ['N;x', /has no meaning/, 1],
    ['('.repeat(300), /longer than/, 200],
  ];
  for (const [text, message, at] of refused) {
    it(`${JSON.stringify(text).slice(0, 20)} is refused where it goes wrong`, () => {
      const reading = readSizeExpression(text);
      assert.equal(reading.kind, 'unreadable');
      assert.match(reading.kind === 'unreadable' ? reading.message : '', message);
      assert.equal(reading.kind === 'unreadable' && reading.at, at);
    });
  }

  it('knows its symbols, and takes none from the language', () => {
    assert.deepEqual([...symbolsIn('2 R + N max(D, 1)')].sort(), ['D', 'N', 'R']);
    assert.throws(() => sizeOf('constructor', {}), /no value/);
    assert.throws(() => sizeOf('toString', { N: 1 }), /no value/);
  });
});

describe('A code part in problem.yaml', () => {
  const sound = {
    kind: 'code',
    id: 'double',
    label: '1',
    title: 'Double',
    points: 1,
    export: 'double',
    parameters: { x: { vector: 'N', normal: 1 } },
    tolerance: { value: 1e-9, because: 'one product' },
    cases: [{ id: 'one', title: 'one number', sizes: { N: 1 } }],
  };
  const faultsOf = (change: object): string[] => {
    const reading = codePart.safeParse({ ...sound, ...change });
    return reading.success
      ? []
      : reading.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  };

  it('is sound', () => assert.deepEqual(faultsOf({}), []));

  const faulty: readonly [string, object, RegExp][] = [
    [
      'two shapes',
      { parameters: { x: { vector: 'N', matrix: ['N', 'N'], normal: 1 } } },
      /parameters\.x: say exactly one of matrix, vector, scalar/,
    ],
    ['no law', { parameters: { x: { vector: 'N' } } }, /say how entries are drawn/],
    ['two laws', { parameters: { x: { vector: 'N', normal: 1, unit: true } } }, /say how entries are drawn/],
    [
      'a law for a formula',
      { parameters: { x: { scalar: 'N', normal: 1 } } },
      /is not drawn: leave the law out/,
    ],
    [
      'an unreadable size',
      { parameters: { x: { vector: 'N+', normal: 1 } } },
      /parameters\.x\.vector: cannot be read as a size/,
    ],
    [
      'a size without a value',
      { parameters: { x: { vector: 'N D', normal: 1 } } },
      /cases\.0\.sizes: the shapes use D/,
    ],
    [
      'an input for no parameter',
      { cases: [{ id: 'a', title: 'a', sizes: { N: 1 }, inputs: { y: [1] } }] },
      /cases\.0\.inputs\.y: is no parameter of double: it has x/,
    ],
    [
      'an input of another shape',
      { cases: [{ id: 'a', title: 'a', sizes: { N: 1 }, inputs: { x: [1, 2] } }] },
      /cases\.0\.inputs\.x: must have length 1/,
    ],
    [
      'a group that is not declared',
      { cases: [{ id: 'a', title: 'a', sizes: { N: 1 }, group: 'edge' }] },
      /cases\.0\.group: the group edge is not declared/,
    ],
    [
      'an id used twice',
      { cases: [sound.cases[0], sound.cases[0]] },
      /cases\.1\.id: the id one is used twice/,
    ],
    [
      'an id kept for fresh cases',
      { cases: [{ id: 'fresh-1', title: 'a', sizes: { N: 1 } }] },
      /kept for fresh cases/,
    ],
    ['only hidden cases', { cases: [{ ...sound.cases[0], hidden: true }] }, /every case is hidden/],
    ['fresh sizes without a range', { fresh: { cases: 1, sizes: {} } }, /fresh\.sizes: the shapes use N/],
    [
      'a cost misconception without a cost',
      { misconceptions: [{ id: 'slow', message: 'm', ask: 'a', mutants: ['a.ts'], grows: ['N^2'] }] },
      /declare `cost`/,
    ],
    ['an unknown key', { ceses: [] }, /ceses/],
    [
      'a mutant outside its folder',
      { misconceptions: [{ id: 'x', message: 'm', ask: 'a', mutants: ['../a.ts'] }] },
      /must be a file name in mutants/,
    ],
  ];
  for (const [what, change, message] of faulty) {
    it(`is refused with ${what}`, () => assert.match(faultsOf(change).join('\n'), message));
  }
});
