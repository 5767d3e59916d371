import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { findDelimited } from '../../src/submission/delimited.ts';
import { written } from '../grading/parts.ts';

const LENGTH = 90_000;

describe('an answer of one long line', () => {
  // Each of these once took the square of its length, or the whole stack; the ordinary time-out is the bound.
  for (const piece of [
    '_(',
    'd_+ ',
    '*a* ',
    '~~x~~ ',
    '[',
    '![',
    '[a](',
    '1. ',
    '> ',
    '- ',
    '\\(',
    '\\begin{a}',
    '$x$ ',
  ]) {
    it(`made of ${JSON.stringify(piece)} is read`, () => {
      const text = piece.repeat(LENGTH / piece.length);
      const { blocks, source } = written(text);
      for (const each of blocks.flat()) {
        if (each.kind !== 'text' && each.kind !== 'math') continue;
        assert.equal(source.slice(each.start, each.start + each.text.length), each.text);
      }
    });
  }

  it('keeps lists that people write', () => {
    const { blocks } = written('1. first\n   - inner $x$\n2. second');
    assert.deepEqual(
      blocks.map((block) => block.map((piece) => (piece.kind === 'text' ? piece.text : piece.kind))),
      [['first'], ['inner ', 'math'], ['second']],
    );
  });
});

describe('LaTeX between backslashed brackets', () => {
  const inside = (text: string): readonly string[] =>
    findDelimited(text).map(({ from, to }) => text.slice(from, to));

  it('is found where it is closed, one after the other', () => {
    assert.deepEqual(inside(String.raw`a \(x\) b \[y\] c`), ['x', 'y']);
    assert.deepEqual(inside(String.raw`\begin{align*}x\end{align*} \(y\)`), [
      String.raw`\begin{align*}x\end{align*}`,
      'y',
    ]);
  });

  it('is nothing where it is not closed', () => {
    assert.deepEqual(inside(String.raw`\(x and \[y\]`), ['y']);
    assert.deepEqual(inside(String.raw`\begin{a}x\end{b}`), []);
  });
});
