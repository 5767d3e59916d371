import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { z } from 'zod';
import { flagship, rederive } from './rederive.ts';

const reference = readFileSync(join(flagship, 'linear-attention', 'reference.ts'), 'utf8');
const mutant = (name: string): string =>
  readFileSync(join(flagship, 'linear-attention', 'mutants', `${name}.ts`), 'utf8');

async function said(part: string, input: string): Promise<string> {
  const { out } = await rederive(['answer', `linear-attention/${part}`, '-'], { input });
  return out;
}

const result = z.looseObject({
  verdict: z.string(),
  counterexample: z
    .looseObject({
      sizes: z.record(z.string(), z.number()),
      arguments: z.record(z.string(), z.unknown()),
      input: z.string(),
      entry: z.string().optional(),
      expected: z.string(),
      actual: z.string(),
      message: z.string(),
      property: z.string().optional(),
    })
    .optional(),
  properties: z.array(z.looseObject({ id: z.string(), verdict: z.string() })).optional(),
});

async function judged(part: string, input: string): Promise<z.infer<typeof result>> {
  const { out } = await rederive(['answer', `linear-attention/${part}`, '-', '--json'], { input });
  return result.parse(JSON.parse(out));
}

describe('A code part in the terminal', () => {
  it('shows the simplest input that fails, what is expected there, and the first entry that differs', async () => {
    const out = await said('softmax-attention', mutant('softmax-attention.no-scale'));
    const lines = out.split('\n').map((line) => line.trim());
    const at = lines.findIndex((line) => line.startsWith('the simplest input that shows it'));
    assert.deepEqual(lines.slice(at, at + 7), [
      'the simplest input that shows it (simple numbers, N = 2, D = 2, M = 1)',
      'Q = [[1, 0], [0, 1]]',
      'K = [[1, 0], [0, 1]]',
      'V = [[1], [0]]',
      'expected [[0.6697615493266569], [0.3302384506733431]]',
      'actual   [[0.7310585786300049], [0.2689414213699951]]',
      'softmaxAttention(Q, K, V)[0][0] is 0.7310585786300049, expected 0.6697615493266569 (±7e-10).',
    ]);
  });

  it('reports it as data', async () => {
    const { counterexample } = await judged('random-features', mutant('random-features.scale-by-2R'));
    assert.deepEqual(counterexample, {
      title: 'simple numbers, N = 1, D = 1, R = 1',
      sizes: { N: 1, D: 1, R: 1 },
      arguments: { X: [[0]], W: [[0]] },
      input: 'X = [[0]]\nW = [[0]]',
      entry: '[0][1]',
      expected: '[[0, 1]]',
      actual: '[[0, 0.7071067811865476]]',
      message:
        'randomFeatures(X, W)[0][1] is 0.7071067811865476, expected 1 (±1e-9). The entry before it agrees.',
    });
  });

  it('names the law that is broken, with its question, and the mistake that this proves', async () => {
    // Looks one token ahead where there is one: no mutant does, but no causal code may.
    const peeking = reference.replace(
      'addScaled(S[r], keys[i][r], V[i]);',
      'addScaled(S[r], keys[i][r], V[Math.min(i + 1, V.length - 1)]);',
    );
    const { out } = await rederive(['answer', 'linear-attention/causal-attention', '-', '--json'], {
      input: peeking,
    });
    const report = z
      .looseObject({
        verdict: z.literal('incorrect'),
        diagnoses: z.array(z.looseObject({ id: z.string() })),
        findings: z.array(z.looseObject({ message: z.string(), input: z.string().optional() })),
      })
      .parse(JSON.parse(out));
    assert.deepEqual(
      report.diagnoses.map(({ id }) => id),
      ['looks-ahead'],
    );
    const law = report.findings.find(({ message }) => message.includes('must hold for any numbers'));
    assert.match(
      law?.message ?? '',
      /Row \$i\$ of the result stays as it is, whatever the tokens after \$i\$ are\..*which rows of the result may change\?$/,
    );
    assert.match(law?.input ?? '', /^Q = .*\nthen\n/s);
  });

  it('lists the laws that hold for right code', async () => {
    const { verdict, properties, counterexample } = await judged('random-features', reference);
    assert.equal(verdict, 'correct');
    assert.equal(counterexample, undefined);
    assert.deepEqual(
      properties?.map(({ id, verdict: held }) => [id, held]),
      [
        ['unit-length', 'holds'],
        ['one-token-at-a-time', 'holds'],
        ['unbiased', 'holds'],
      ],
    );
  });

  it('warns of an argument that right code changes, with its name', async () => {
    const harmless = reference.replace('const row = zeros(V[0].length);', '$&\n    Q[0][0] += 0;');
    assert.doesNotMatch(await said('softmax-attention', harmless), /in place/);
    const clearing = reference.replace('    return row;\n', '    q.fill(0);\n    return row;\n');
    const out = await said('softmax-attention', clearing);
    assert.match(out, /✓ Correct/);
    assert.match(
      out,
      /solution\.ts:\d+:\d+ `?softmaxAttention`? changes its argument `?Q`? in place \(first seen in case “[^”]+”\)\./,
    );
  });

  it('prints what the code printed, and the way to an exception, in the student’s own lines', async () => {
    const throwing = [
      "console.log('loaded');",
      'function width(rows: number[][]): number {',
      "  console.warn('rows', rows.length);",
      "  if (rows.length > 1) throw new RangeError('too many rows');",
      '  return rows[0].length;',
      '}',
      'export function softmaxAttention(Q: number[][], K: number[][], V: number[][]): number[][] {',
      '  return [[width(V)]];',
      '}',
    ].join('\n');
    const out = await said('softmax-attention', throwing);
    const lines = out.split('\n').map((line) => line.trim());
    const at = lines.findIndex((line) => line.startsWith('called from'));
    assert.match(lines[at] ?? '', /^called from \(case “.*”\)$/);
    assert.deepEqual(lines.slice(at + 1, at + 3), [
      'width, line 4, column 30',
      'softmaxAttention, line 8, column 12',
    ]);
    const printed = lines.findIndex((line) => line.startsWith('printed (case “one token sees only itself”'));
    assert.deepEqual(lines.slice(printed + 1, printed + 3), ['loaded', 'warn: rows 1']);
    assert.doesNotMatch(out, /node:|evalmachine|child\.cjs/);
  });

  it('lets a student’s output rewrite no screen', async () => {
    const out = await said(
      'softmax-attention',
      "export function softmaxAttention() { console.log('\\u001b[2J\\u202egone'); return 1; }",
    );
    assert.match(out, /printed/);
    // eslint-disable-next-line no-control-regex -- control characters are what it is about
    assert.doesNotMatch(out, /[\u001b\u202e]/);
  });
});
