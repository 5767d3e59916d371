/** Text that students and their code can bend is shown as it is. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { visible } from '../../webview/text.ts';

describe('text on the page', () => {
  const table: readonly (readonly [raw: string, shown: string])[] = [
    ['\u001b[31mred\u001b[0m', '\\x1b[31mred\\x1b[0m'],
    ['a\u0000b\u0007', 'a\\x00b\\x07'],
    ['\u009b31m', '\\x9b31m'],
    ['abc\u202Egnp.exe', 'abc\\u202egnp.exe'],
    ['a\u200bb', 'a\\u200bb'],
    ['a\u2028b', 'a\\u2028b'],
    ['\ufeffa', '\\ufeffa'],
    ['\u{e0041}', '\\u{e0041}'],
    ['one\r\ntwo\tthree\n', 'one\ntwo\tthree\n'],
    ['over\rwritten', 'over\\x0dwritten'],
    ['👩‍🔬 σ² ‖q‖ ≤ √D', '👩‍🔬 σ² ‖q‖ ≤ √D'],
  ];
  for (const [raw, shown] of table) {
    it(`shows ${JSON.stringify(raw)} as ${JSON.stringify(shown)}`, () => {
      assert.equal(visible(raw), shown);
    });
  }

  it('never leaves a control character or a change of direction', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        assert.doesNotMatch(visible(raw), /[\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]|(?![\n\t])\p{Cc}/u);
        assert.equal(visible(visible(raw)), visible(raw));
      }),
    );
  });
});
