/** A student's TypeScript becomes a script in which every character that is left stands where it stood. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compile } from '../../src/runner/script.ts';
import { PREFIX, scriptText } from '../../src/runner/scriptText.ts';
import { runInNewContext } from 'node:vm';

const file = 'solution.ts';

/** Runs the compiled script and calls export `f` with no arguments. */
function callF(source: string): unknown {
  const script = compile(source, file);
  assert.ok(script.kind === 'script', JSON.stringify(script));
  const f = runInNewContext(scriptText(script.body, script.exports.get('f'))) as () => unknown;
  return f();
}

describe('compiling a file', () => {
  const programs: readonly (readonly [string, string, unknown])[] = [
    ['a function', 'export function f(): number { return 1; }', 1],
    ['a constant', 'export const f = (): number => 1;', 1],
    ['an async-looking name', 'const async = 2;\nexport const f = () => async;', 2],
    ['a list at the end', 'function g() { return 1; }\nexport { g as f };', 1],
    ['a list before the declaration', 'export { f };\nfunction f() { return 1; }', 1],
    ['a missing semicolon before an export', 'const a = 1\nexport const f = () => a', 1],
    [
      'a call that would join the next line',
      'const a = () => 1\nexport const [b] = [2], f = () => a() + b',
      3,
    ],
    ['destructured exports', 'export const { f, g: [h] } = { f: () => 1, g: [2] };', 1],
    ['another default export', 'export default class {}\nexport const f = () => 1;', 1],
    [
      'types exported beside it',
      'export type A = number;\nexport interface B {}\nexport const f = (): A => 1;',
      1,
    ],
    [
      'types imported',
      "import type { A } from './a';\nimport { type B } from 'b';\nexport const f = () => 1;",
      1,
    ],
    ['generics and assertions', 'export const f = <T,>(x = 1 as unknown as T): T => x!;', 1],
    ['a byte-order mark', '\ufeffexport const f = () => 1;', 1],
    ['a line for the shell', '#!/usr/bin/env node\nexport const f = () => 1;', 1],
    [
      'a comparison with an arrow',
      'export function f() { let n = 3, s = 0; while (n --> 0) s += n; return s; }',
      3,
    ],
    ['names of the wrapper', 'const Math = 1, Array = 2;\nexport const f = () => Math + Array;', 3],
  ];
  for (const [name, source, expected] of programs) {
    it(`takes ${name}`, () => assert.equal(callF(source), expected));
  }

  const refusals: readonly (readonly [string, string, 'syntax' | 'unsupported', number, number, RegExp])[] = [
    ['an expression that is missing', 'export const f = ;', 'syntax', 1, 18, /Expression expected/],
    ['one after tabs', 'a;\n\t\tconst x = ;', 'syntax', 2, 13, /Expression expected/],
    ['one after wide characters', 'const s = "日本😀"; const x = ;', 'syntax', 1, 29, /Expression expected/],
    ['a namespace', 'namespace A { export const b = 1; }', 'unsupported', 1, 1, /top level of the file/],
    [
      'a parameter property',
      'class A {\n  constructor(private x: number) {}\n}',
      'unsupported',
      2,
      23,
      /assign it in/,
    ],
    ['an old type assertion', 'export const f = () => <number>1;', 'unsupported', 1, 24, /value as T/],
    ['import()', 'export const f = () => import("fs");', 'unsupported', 1, 24, /run alone/],
    [
      'import() in a comment of one reader only',
      'let b = 1;\nb = 1 <!--b\nimport("fs");',
      'unsupported',
      3,
      1,
      /run alone/,
    ],
    ['export from', 'export { f } from "./f";', 'unsupported', 1, 1, /`\.\/f` cannot be imported/],
    ['await outside a function', 'await 1;\nexport const f = 1;', 'unsupported', 1, 1, /outside a function/],
    [
      'for await outside a function',
      'for await (const x of []) {}',
      'unsupported',
      1,
      1,
      /outside a function/,
    ],
    ['a decorator', 'const d = (x: unknown) => x;\n@d class A {}', 'unsupported', 2, 1, /Decorators/],
    ['return outside a function', 'return 1;', 'syntax', 1, 1, /return/i],
    ['a file too long', ' '.repeat(300_000), 'unsupported', 1, 1, /longer than 256 kB/],
  ];
  for (const [name, source, kind, line, column, message] of refusals) {
    it(`refuses ${name} at its place`, () => {
      const refused = compile(source, file);
      assert.ok(refused.kind !== 'script', 'compiled');
      assert.match(refused.message, message);
      assert.deepEqual([refused.kind, refused.line, refused.column], [kind, line, column]);
    });
  }

  it('keeps the length and the line ends of any file that it takes', () => {
    const piece = fc.constantFrom(
      'export const a: number = 1;\n',
      'export function f<T extends object>(x: T, y?: string): T { return x!; }\r\n',
      'interface A { b: string }\n',
      'export type { A } from "./types";\n',
      'import type { B } from "./b";\n',
      'class C<T> { private x: T; declare y: number; constructor(x: T) { this.x = x; } }\n',
      '// 日本 😀 \u2028\n',
      'export { a };\n',
      'const s = `é${1 as number}`;\t\n',
      'let n = 3; while (n --> 0);\n',
    );
    fc.assert(
      fc.property(fc.uniqueArray(piece), (pieces) => {
        const source = pieces.join('');
        const script = compile(source, file);
        if (script.kind !== 'script') return;
        assert.equal(script.body.length, source.length);
        const ends = (text: string): readonly number[] =>
          [...text.matchAll(/[\r\n]/g)].map(({ index }) => index);
        assert.deepEqual(ends(script.body), ends(source));
      }),
    );
  });

  it('puts the first line behind a prefix of known length and no other line anywhere else', () => {
    assert.equal(scriptText('BODY', 'f').indexOf('BODY'), PREFIX.length);
    assert.ok(!PREFIX.includes('\n'));
  });
});
