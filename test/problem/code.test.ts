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

  const law = (over: object): object => ({
    fresh: { cases: 1, sizes: { N: [2, 3] } },
    properties: [{ id: 'order', law: 'follows', means: 'm', ask: 'a', ...over }],
  });

  it('may have laws', () => {
    assert.deepEqual(faultsOf(law({ change: { permute: ['x'] }, result: 'permuted' })), []);
  });

  const faulty: readonly [string, object, RegExp][] = [
    [
      'a law about no parameter',
      law({ change: { scale: { y: 2 } }, result: 'same' }),
      /properties\.0\.change: y is no parameter of double: it has x/,
    ],
    [
      'a law that fixes no parameter',
      law({ given: { z: 1 }, change: { permute: ['x'] }, result: 'same' }),
      /properties\.0\.given: z is no parameter of double/,
    ],
    [
      'a law that changes two things at once',
      law({ change: { permute: ['x'], scale: { x: 2 } }, result: 'same' }),
      /properties\.0\.change: say exactly one of permute,/,
    ],
    [
      'a law that proves a mistake without a name',
      law({ change: { permute: ['x'] }, result: 'same', misconception: 'nobody' }),
      /properties\.0\.misconception: nobody is not declared under misconceptions/,
    ],
    [
      'a law at sizes that nobody gives',
      { ...law({ change: { permute: ['x'] }, result: 'same' }), fresh: undefined },
      /properties\.0\.sizes: the shapes use N: give it a value here or under fresh/,
    ],
    [
      'a law of rows that says two things',
      law({ law: 'rows', sum: 1, least: 0 }),
      /properties\.0: say exactly one of sum, squares, least, most/,
    ],
    [
      'an average of something unknown',
      law({ law: 'unbiased', over: 'x', rows: 'x', estimates: 'exp(xz)' }),
      /properties\.0\.estimates: xz has no value: use xx, xy, yy and the sizes/,
    ],
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
