import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { marksIn } from '../../src/submission/markedText.ts';

describe('What Markdown marks out', () => {
  it('is found with its place: formulas, code, links and pictures, inside lists and tables too', () => {
    const text =
      'See [there](#part) and ![a plot](p.svg), $a_1$ and `f(x)`.\n\n- <https://example.org>\n\n| $b$ |\n|---|\n\n$$\nc\n$$\n';
    assert.deepEqual(
      marksIn(text).map((mark) => [
        mark.kind,
        'to' in mark ? mark.to : mark.text,
        text.slice(mark.start, mark.start + 2),
      ]),
      [
        ['link', '#part', '[t'],
        ['image', 'p.svg', '!['],
        ['formula', 'a_1', '$a'],
        ['code', 'f(x)', '`f'],
        ['link', 'https://example.org', '<h'],
        ['formula', 'b', '$b'],
        ['formula', 'c', '$$'],
      ],
    );
  });

  it('tells a displayed formula and a block of code from those in a line', () => {
    assert.deepEqual(
      marksIn('$a$\n\n$$\nb\n$$\n\n`c`\n\n```ts\nd\n```\n').map((mark) =>
        mark.kind === 'formula' ? mark.display : mark.kind === 'code' && mark.block,
      ),
      [false, true, false, true],
    );
  });
});
