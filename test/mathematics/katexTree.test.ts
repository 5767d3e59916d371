import assert from 'node:assert/strict';
import katex from 'katex';
import { describe, it } from 'mocha';
import { nodesOf, parseTree } from '../../src/mathematics/katexTree.ts';

const types = (tex: string): readonly string[] => parseTree(tex, 0).map((node) => node.type);

describe("the shapes of KaTeX's parse tree that reading relies on", () => {
  it('is the version that they were checked with', () => {
    assert.match(katex.version, /^0\.19\./);
  });

  const shapes: readonly (readonly [string, readonly string[]])[] = [
    ['x', ['mathord']],
    ['2', ['textord']],
    ['+', ['atom']],
    ['x_i^2', ['supsub']],
    ['\\frac{a}{b}', ['genfrac']],
    ['\\sqrt[3]{x}', ['sqrt']],
    ['\\sum', ['op']],
    ['\\exp', ['op']],
    ['\\operatorname{max}', ['operatorname']],
    ['\\text{if}', ['text']],
    ['\\mathbf{q}', ['font']],
    ['\\left( x \\right)', ['leftright']],
    ['\\bigl(', ['delimsizing']],
    ['\\hat{x}', ['accent']],
    ['\\begin{aligned} a &= b \\end{aligned}', ['array']],
    ['\\boxed{x}', ['enclose']],
    ['\\underbrace{x}_{y}', ['supsub']],
  ];
  for (const [tex, wanted] of shapes) {
    it(`parses ${tex}`, () => {
      assert.deepEqual(types(tex), wanted);
    });
  }

  it('keeps places as offsets into the text', () => {
    const [fraction] = parseTree('\\frac{a}{bc}', 0);
    const [denominator] = nodesOf(fraction?.['denom']);
    const loc: unknown = denominator?.['loc'];
    assert.ok(typeof loc === 'object' && loc !== null && 'start' in loc && 'end' in loc);
    assert.deepEqual([loc.start, loc.end], [8, 12]);
  });

  it('takes an unknown command for a name and refuses broken TeX at its place', () => {
    assert.deepEqual(types('\\Drandom'), ['operatorname']);
    assert.throws(() => parseTree('\\frac{a}{', 10), { name: 'ReadingFailure' });
  });
});
