import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { withContinentalNumbers } from '../../src/grading/continental.ts';
import { written } from './parts.ts';

const read = (text: string): string =>
  withContinentalNumbers(written(text))
    .blocks.flat()
    .map((piece) => (piece.kind === 'table' ? '' : piece.text))
    .join(' ');

describe('points that group digits', () => {
  const rows: readonly [string, string][] = [
    ['Verbrauch 1.512 kWh, Kosten 453,60 €', "Verbrauch 1'512 kWh, Kosten 453,60 €"],
    ['Die Länge ist 1.233 km', "Die Länge ist 1'233 km"],
    // A point before decimals.
    ['1.233 km, and 87.9 %', '1.233 km, and 87.9 %'],
    ['It is 1.233 km long', 'It is 1.233 km long'],
    ['Länge und Höhe: 1.25 km', 'Länge und Höhe: 1.25 km'],
  ];
  for (const [text, expected] of rows)
    it(`are told from decimals in “${text}”`, () => assert.equal(read(text).trim(), expected));
});
