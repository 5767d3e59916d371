import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { parse } from 'yaml';
import type { Expression } from '../../src/mathematics/expression.ts';
import { readMathematics } from '../../src/mathematics/reading.ts';
import { toTex } from '../../src/mathematics/tex.ts';
import { functions, names } from './names.ts';
import { outline } from './outline.ts';
import { anyTree } from './trees.ts';

function reread(tree: Expression): string {
  const tex = toTex(tree);
  const reading = readMathematics(tex, 0, names, { functions, notation: 'latex' });
  return reading.kind === 'read' ? outline(reading.expression) : `${tex} is refused: ${reading.message}`;
}

describe('printing a tree as TeX', () => {
  it('prints what reads back as the same tree, for random trees', () => {
    fc.assert(
      fc.property(anyTree, (tree) => {
        assert.equal(reread(tree), outline(tree), toTex(tree));
      }),
      { numRuns: 3000, seed: 20 },
    );
  });

  const spellings = parse(readFileSync(new URL('spellings.yaml', import.meta.url), 'utf8')) as readonly {
    text: string;
    notation?: 'latex';
    reads?: string;
  }[];

  it('prints what reads back as the same tree, for every spelling of the corpus', () => {
    for (const { text, notation, reads } of spellings) {
      if (reads === undefined || reads.includes('?') || reads.includes('…')) continue;
      // 2.5e-3 is shown as a power of ten, which is a product, and .5 with its zero.
      if (/\de-\d|^\./.test(reads)) continue;
      const reading = readMathematics(text, 0, names, { functions, ...(notation && { notation }) });
      assert.ok(reading.kind === 'read');
      assert.equal(reread(reading.expression), outline(reading.expression), text);
    }
  });

  const printed: readonly (readonly [string, string])[] = [
    ['ND_random(D+M)', 'N R \\cdot \\left(D + M\\right)'],
    [
      'exp(-||q-k||^2/2σ²)',
      '\\exp\\left(-\\frac{\\left\\lVert q - k\\right\\rVert^{2}}{2 \\sigma^{2}}\\right)',
    ],
    ['w ~ N(0, 1/σ²)', 'w \\sim \\mathcal{N}\\left(0, \\frac{1}{\\sigma^{2}}\\right)'],
  ];
  for (const [text, tex] of printed) {
    it(`shows ${text} as it was understood`, () => {
      const reading = readMathematics(text, 0, names, { functions });
      assert.equal(reading.kind === 'read' && toTex(reading.expression), tex);
    });
  }
});
