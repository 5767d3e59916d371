/** Holds where the editor's actions above exported functions stand. */
import assert from 'node:assert/strict';
import { exportLines } from '../src/extension/exportLines.ts';

/** Marks the expected place of the name `f` by `|` in the source. */
function found(marked: string): string {
  const source = marked.replace('|', '');
  const place = exportLines(source).get('f');
  if (place === undefined) return source;
  const lines = source.split('\n');
  const line = lines[place.line] ?? '';
  lines[place.line] = `${line.slice(0, place.column)}|${line.slice(place.column)}`;
  return lines.join('\n');
}

describe('the exports of a file', () => {
  const sources = [
    'export function |f(x: number) {}',
    'export async function |f() {}',
    'export function* |f() {}',
    'export const |f = (x: number): number => x;',
    'export default function |f() {}',
    '// about f\n\nexport function\n  |f() {',
    'function |f() {}\nexport { f };',
    'const |g = 1;\nexport { a, g as f };',
    '/* export function f() {} */\nexport function |f() {}',
    '// export function f() {}\nexport const |f = 1;',
    'const s = "export function f() {}";\nexport const |f = 1;',
    'const s = `\nexport function f() {}\n`;\nexport const |f = 1;',
    'export function |f(x) { // an open bracket, as while typing\n  if (x',
    "const apostrophe = 'open\nexport function |f() {}",
    '\r\nexport function |f() {}\r\n',
  ];
  for (const source of sources) {
    it(`are found in ${JSON.stringify(source)}`, () => assert.equal(found(source), source));
  }

  for (const source of [
    '',
    'function f() {}',
    'export function ff() {}',
    'export { g };',
    '// export const f = 1',
    'export type f = 1;',
    'export',
  ]) {
    it(`are not found in ${JSON.stringify(source)}`, () => assert.equal(exportLines(source).has('f'), false));
  }

  it('take the first of two', () => {
    assert.equal(exportLines('export const f = 1;\nexport const f = 2;').get('f')?.line, 0);
  });
});
