import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { parse } from 'yaml';
import { findFormulas } from '../../src/grading/claims.ts';
import { readMathematics } from '../../src/mathematics/reading.ts';
import { toTex } from '../../src/mathematics/tex.ts';
import { written } from '../grading/parts.ts';
import { functions, names } from './names.ts';

const spellings = (
  parse(readFileSync(new URL('spellings.yaml', import.meta.url), 'utf8')) as readonly { text: string }[]
).map(({ text }) => text);

/** Reading never throws; what it refuses it refuses at a place inside the text, in a sentence. */
function survives(text: string, notation?: 'latex' | 'plain'): void {
  const reading = readMathematics(text, 0, names, { functions, ...(notation && { notation }) });
  if (reading.kind === 'unreadable') {
    assert.ok(
      reading.span.start >= 0 && reading.span.end <= text.length + 1,
      JSON.stringify([text, reading.span]),
    );
    assert.match(reading.message, /[.?…)`]$/);
    assert.notEqual(reading.expected, '');
  } else {
    toTex(reading.expression);
  }
}

const mutated = fc
  .tuple(
    fc.constantFrom(...spellings),
    fc.array(fc.tuple(fc.nat(200), fc.constantFrom(..."{}()[]^_\\|&+-=<>.,'!0123456789NDqkσ‖√ \n$#%~")), {
      maxLength: 6,
    }),
    fc.array(fc.nat(200), { maxLength: 4 }),
  )
  .map(([text, insertions, deletions]) => {
    let result = text;
    for (const [at, character] of insertions) {
      const place = at % (result.length + 1);
      result = result.slice(0, place) + character + result.slice(place);
    }
    for (const at of deletions) {
      const place = at % Math.max(1, result.length);
      result = result.slice(0, place) + result.slice(place + 1);
    }
    return result;
  });

describe('reading what nobody meant', () => {
  it('survives mutated formulas in both notations', () => {
    fc.assert(
      fc.property(mutated, (text) => {
        survives(text);
        survives(text, 'latex');
        survives(text, 'plain');
      }),
      { numRuns: 4000, seed: 3 },
    );
  });

  it('survives any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        survives(text);
        survives(text, 'latex');
        survives(text, 'plain');
      }),
      { numRuns: 3000, seed: 4 },
    );
  });

  const floods: readonly (readonly [string, string])[] = [
    ['a hundred thousand x', 'x'.repeat(100_000)],
    ['a hundred thousand opening brackets', '('.repeat(100_000)],
    ['a hundred thousand opening braces', '{'.repeat(100_000)],
    ['fifty opening brackets', '('.repeat(50)],
    ['a long sum', '1+'.repeat(2500)],
    ['a long product', 'N*'.repeat(2900)],
    ['a long power tower', 'N^'.repeat(2900)],
    ['nested fractions', '\\frac{1}{'.repeat(59)],
    ['nested fractions that close', '\\frac{1}{'.repeat(40) + 'N' + '}'.repeat(40)],
    ['many bars', '|'.repeat(5000)],
    ['many pairs of bars', '|N|'.repeat(1800)],
    ['many minus signs', '-'.repeat(5000)],
    ['many primes', `N${"'".repeat(5000)}`],
    ['many factorials', `N${'!'.repeat(5000)}`],
    ['many subscripts', 'N_'.repeat(2900)],
    ['a macro bomb', '\\def\\a{xx}\\def\\b{\\a\\a\\a}\\def\\c{\\b\\b\\b}\\def\\d{\\c\\c\\c}\\d\\d\\d\\d'],
    ['a macro that calls itself', '\\def\\a{\\a\\a}\\a'],
    [
      'many unknown commands',
      Array.from(
        { length: 200 },
        (_, at) => `\\z${'abcdefghij'[at % 10] ?? ''}${'klmnopqrst'[Math.floor(at / 10) % 10] ?? ''}`,
      ).join(' '),
    ],
    ['many letters', 'NDRM'.repeat(1400)],
    ['many dots', '.'.repeat(5000)],
    ['rows without end', '\\begin{aligned}' + '&\\\\'.repeat(1000) + '\\end{aligned}'],
    ['zero bytes', '\0'.repeat(100)],
  ];
  for (const [what, text] of floods) {
    it(`refuses or reads ${what} without falling over`, () => {
      survives(text);
      survives(text, 'latex');
      survives(text, 'plain');
    });
  }

  it('finds the formulas of long lines without falling over', () => {
    for (const text of [
      'N D + '.repeat(16_000),
      'word '.repeat(20_000),
      '$x$ '.repeat(20_000),
      `${'a = b\n'.repeat(8000)}`,
    ]) {
      findFormulas(written(text), names, { functions });
    }
  });
});
