import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { findFormulas } from '../../src/grading/claims.ts';
import { functions, names } from '../mathematics/names.ts';
import { written } from './parts.ts';

const found = (answer: string): readonly string[] =>
  findFormulas(written(answer), names, { functions }).map(({ text }) => text.trim());

const answers: readonly (readonly [string, string, readonly string[]])[] = [
  ['a formula amid words', 'The cost is O(N R (D+M)) because of the sums.', ['O(N R (D+M))']],
  ['two formulas of a sentence', 'Since σ² = √D, we get N = D.', ['σ² = √D', 'N = D']],
  ['dollars that an operator joins', 'So $N$ = $D$ here.', ['N  =  D']],
  ['a line of its own', 'N R (D + M)', ['N R (D + M)']],
  ['a display', '$$\nN = D\n$$', ['N = D']],
  ['code', '```\nN = D\n= M\n```', ['N = D', '= M']],
  ['a list', '- N = D\n- D = M', ['N = D', 'D = M']],
  ['bold', 'So **N = D**.', ['N = D']],
  ['a full stop', 'It is N^2 D.', ['N^2 D']],
  ['no formula', 'I think that it is linear, as we saw in class.', []],
  ['an aside', 'the answer (see above) is NRD + NRM.', ['NRD + NRM']],
  ['what stands before a note in words', 'N < D < R      (D = squared size)', ['N < D < R']],
  ['what stands before an arrow', 'N = D R -> shape R x M', ['N = D R']],
  ['no box at the end of a proof', 'So $N = D$. $\\square$', ['N = D']],
  [
    'no norm left open',
    '$N = D$, where $\\|\\cdot\\|_2$ is the norm and $[\\cdot]_+ = \\max(0, \\cdot)$',
    ['N = D'],
  ],
  ['abbreviations', 'w ~ N(0, σ⁻² I), i.e. a normal law', ['w ~ N(0, σ⁻² I)']],
];

describe('finding formulas in an answer', () => {
  for (const [what, answer, wanted] of answers) {
    it(`finds ${what}`, () => {
      assert.deepEqual(found(answer), wanted);
    });
  }

  it('knows their places in the file', () => {
    const answer = written('The cost is N R (D + M), say.');
    for (const { span } of findFormulas(answer, names)) {
      assert.equal(answer.source.slice(span.start, span.end), 'N R (D + M)');
    }
  });

  it('keeps what cannot be read where the student marked it as mathematics', () => {
    const [broken] = findFormulas(written('It is $N (D + M$.'), names);
    assert.equal(broken?.reading.kind, 'unreadable');
  });

  it('looks at no more than it says it does', () => {
    assert.ok(findFormulas(written('$N$ '.repeat(5000)), names).length <= 150);
  });
});
