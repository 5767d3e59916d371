import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { parse } from 'yaml';
import { z } from 'zod';
import { readMathematics } from '../../src/mathematics/reading.ts';
import { functions, names } from './names.ts';
import { outline } from './outline.ts';

const spelling = z.union([
  z.strictObject({ text: z.string(), notation: z.enum(['latex', 'plain']).optional(), reads: z.string() }),
  z.strictObject({
    text: z.string(),
    notation: z.enum(['latex', 'plain']).optional(),
    refused: z.string(),
    at: z.number(),
  }),
]);
const spellings = z
  .array(spelling)
  .parse(parse(readFileSync(new URL('spellings.yaml', import.meta.url), 'utf8')));

describe('reading mathematics', () => {
  it('holds a corpus of at least 150 spellings', () => {
    assert.ok(spellings.length >= 150);
  });

  for (const each of spellings) {
    it(`reads ${each.text}`, () => {
      const options = { functions, ...(each.notation && { notation: each.notation }) };
      const reading = readMathematics(each.text, 0, names, options);
      if ('reads' in each) {
        assert.equal(reading.kind, 'read', reading.kind === 'unreadable' ? reading.message : '');
        const lead = reading.kind === 'read' && reading.leading ? `${reading.leading.relation} … ` : '';
        assert.equal(reading.kind === 'read' && lead + outline(reading.expression), each.reads);
      } else {
        assert.equal(reading.kind, 'unreadable');
        if (reading.kind === 'unreadable') {
          assert.deepEqual([reading.message, reading.span.start], [each.refused, each.at]);
        }
      }
    });
  }

  it('gives every node its place in the file', () => {
    const text = 'N R + D';
    const reading = readMathematics(text, 100, names);
    assert.ok(reading.kind === 'read' && reading.expression.kind === 'add');
    const places = reading.expression.terms.map(({ span }) => text.slice(span.start - 100, span.end - 100));
    assert.deepEqual(places, ['N R', 'D']);
  });

  it('gives LaTeX its place within a character', () => {
    const text = String.raw`\frac{N}{D} + \exp\left(q^\top k\right) - \sqrt{M}`;
    const reading = readMathematics(text, 7, names);
    assert.ok(reading.kind === 'read' && reading.expression.kind === 'add');
    const starts = reading.expression.terms.map(({ span }) => span.start - 7);
    const wanted = [text.indexOf('\\frac'), text.indexOf('\\exp'), text.indexOf('-')];
    for (const [at, start] of starts.entries())
      assert.ok(Math.abs(start - (wanted[at] ?? NaN)) <= 6, String(start));
  });

  it('says which names nobody declared, once each, and leaves out the indices of sums', () => {
    const reading = readMathematics('x + y_i + x + sum_{j=1}^N v_j', 0, names);
    assert.ok(reading.kind === 'read');
    assert.deepEqual(
      reading.unknown.map(({ name, role }) => [name, role]),
      [
        ['x', 'value'],
        ['y', 'value'],
        ['i', 'index'],
      ],
    );
  });

  it('takes no name from the prototype of an object', () => {
    for (const name of ['constructor', 'toString', 'valueOf', 'hasOwnProperty']) {
      const reading = readMathematics(`O(${name})`, 0, names);
      assert.ok(reading.kind === 'read' && reading.unknown.some((each) => each.name === name), name);
    }
  });

  it('reads a/b c either way when asked', () => {
    const usual = readMathematics('N/2D', 0, names);
    const other = readMathematics('N/2D', 0, names, { slash: 'other' });
    assert.ok(usual.kind === 'read' && usual.ambiguous && other.kind === 'read');
    assert.deepEqual(
      [outline(usual.expression), outline(other.expression)],
      ['(/ N (* 2 D))', '(* (/ N 2) D)'],
    );
  });

  it('takes T for a transpose even where it is declared as a size', () => {
    const table = { ...names, T: { means: 'length' } };
    const reading = readMathematics('q^T k', 0, table);
    assert.equal(reading.kind === 'read' && outline(reading.expression), '(* qᵀ k)');
  });
});
