import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { jsonSchemas } from '../../src/problem/jsonSchema.ts';

const folder = new URL('../../problems/schema/', import.meta.url);

describe('The JSON Schemas for editors', () => {
  for (const [name, text] of jsonSchemas()) {
    it(`${name} says what the parser says (UPDATE=1 rewrites it)`, () => {
      const file = new URL(name, folder);
      if (process.env['UPDATE'] === '1') {
        mkdirSync(folder, { recursive: true });
        writeFileSync(file, text);
      }
      assert.equal(readFileSync(file, 'utf8'), text);
    });
  }

  it('describe the fields that authors fill in', () => {
    assert.match(
      jsonSchemas().get('problem.json') ?? '',
      /"description": "The tight bound, such as O\(N R \(D \+ M\)\)\."/,
    );
  });
});
