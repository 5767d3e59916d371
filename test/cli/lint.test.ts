import assert from 'node:assert/strict';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { z } from 'zod';
import { scratchFolder } from '../course/scratch.ts';
import { put } from '../course/changedFolder.ts';
import { checkout, rederive } from './rederive.ts';

const sound = join(checkout, 'problems', 'getting-started');

/** A copy of a small sound set, with one file changed. */
function copyWith(file?: string, change: (text: string) => string = (text) => text): string {
  const set = scratchFolder();
  cpSync(sound, set, { recursive: true });
  if (file !== undefined) writeFileSync(join(set, file), change(readFileSync(join(set, file), 'utf8')));
  return set;
}

const tally = z.strictObject({ tried: z.number(), faults: z.number() });
const proof = z.looseObject({
  format: z.literal('rederive-lint'),
  version: z.literal(1),
  set: z.strictObject({ id: z.string(), title: z.string(), version: z.string() }),
  sound: z.boolean(),
  points: z.number(),
  problems: z.array(
    z.looseObject({
      problem: z.string(),
      parts: z.array(z.looseObject({ part: z.string(), checks: z.record(z.string(), tally) })),
    }),
  ),
  faults: z.array(
    z.strictObject({
      file: z.string(),
      line: z.number(),
      column: z.number(),
      what: z.string(),
      remedy: z.string(),
    }),
  ),
});

const wrongHint = put('What shape has the result?', 'It is $N \\cdot D \\cdot M$, is it not?');

describe('rederive lint', () => {
  it('prints a table of what was tried, and exits with 0 for a sound set', async () => {
    const { code, out, err } = await rederive(['lint', sound]);
    assert.equal(code, 0, out);
    assert.equal(err, '', 'progress goes only to a person');
    const lines = out.split('\n');
    const [head = '', mean = ''] = lines.slice(2);
    assert.match(
      head,
      /^first-steps +full marks +starter +mutants +examples +texts +TeX +steps +facts +files$/,
    );
    assert.match(mean, /^ {2}mean +code +1 +1 +3 +· +\d+ +\d+ +· +· +·$/);
    assert.match(
      out,
      /\n7 parts, 9 points\. References and starters run: 1; mutants and examples recognised by name: 3 and 6;/,
    );
    assert.match(out, /\nSound\.\n$/);
  });

  it('prints one JSON document on request', async () => {
    const { code, out, err } = await rederive(['lint', sound, '--json']);
    assert.deepEqual([code, err], [0, '']);
    const { sound: isSound, faults, points, problems } = proof.parse(JSON.parse(out));
    assert.deepEqual([isSound, faults, points], [true, [], 9]);
    const mean = problems[0]?.parts.find(({ part }) => part === 'mean');
    assert.deepEqual(mean?.checks['mutants'], { tried: 3, faults: 0 });
  });

  it('tells every fault with its place and a remedy, and exits with 2', async () => {
    const set = copyWith('first-steps/problem.yaml', wrongHint);
    const line =
      readFileSync(join(set, 'first-steps/problem.yaml'), 'utf8')
        .split('\n')
        .findIndex((one) => one.includes('is it not?')) + 1;
    const { code, out } = await rederive(['lint', set]);
    assert.equal(code, 2);
    assert.match(out, /matrix-product +cost +\d+ .*✗1 of \d+/);
    assert.match(
      out,
      new RegExp(
        `has 1 fault:\\n  first-steps/problem\\.yaml:${String(line)}:9: .* gives the answer away\\. Ask for it`,
      ),
    );
    const json = await rederive(['lint', set, '--json']);
    assert.equal(json.code, 2);
    const { sound: isSound, faults } = proof.parse(JSON.parse(json.out));
    assert.deepEqual([isSound, faults.map((one) => one.line)], [false, [line]]);
  });

  it('tells the faults of a set that cannot even be read', async () => {
    const set = copyWith('first-steps/problem.yaml', put('kind: formula', 'kind: formul'));
    const { code, out } = await rederive(['lint', set, '--json']);
    assert.equal(code, 2);
    const { faults } = z
      .looseObject({ faults: z.array(z.looseObject({ file: z.string() })) })
      .parse(JSON.parse(out));
    assert.equal(faults[0]?.file, 'first-steps/problem.yaml');
  });

  const wrong: [string, string[], RegExp][] = [
    ['no set', ['lint'], /Expected one SET; got nothing/],
    ['a folder without one', ['lint', scratchFolder()], /holds no problemset\.yaml, so it is no problem set/],
    ['a place where nothing is', ['lint', 'nowhere'], /There is nothing at .*nowhere/],
    ['an unknown option', ['lint', sound, '--fix'], /Unknown option '--fix'/],
  ];
  for (const [what, args, message] of wrong) {
    it(`exits with 1 for ${what}`, async () => {
      const { code, out, err } = await rederive(args);
      assert.deepEqual([code, out], [1, '']);
      assert.match(err, message);
    });
  }

  it('records ids, holds later versions to them, and lets them go only on purpose', async () => {
    const set = copyWith();
    rmSync(join(set, 'ids.yaml'), { force: true });
    assert.match((await rederive(['lint', set])).out, /ids not recorded yet \(--record\)/);
    assert.equal((await rederive(['lint', set, '--record'])).code, 0);
    const record = readFileSync(join(set, 'ids.yaml'), 'utf8');
    assert.match(record, /matrix-product:\n +- entries-only/);

    const problem = join(set, 'first-steps/problem.yaml');
    writeFileSync(problem, put('id: entries-only', 'id: only-entries')(readFileSync(problem, 'utf8')));
    const renamed = await rederive(['lint', set]);
    assert.equal(renamed.code, 2);
    assert.match(
      renamed.out,
      /ids\.yaml:\d+:\d+: `first-steps\/matrix-product\/entries-only` was published with 1\.0\.0 and is gone/,
    );
    const refused = await rederive(['lint', set, '--record']);
    assert.equal(refused.code, 2);
    assert.match(
      refused.err,
      /`first-steps\/matrix-product\/entries-only` would be gone.*nothing was recorded/,
    );
    assert.equal(readFileSync(join(set, 'ids.yaml'), 'utf8'), record);

    const header = join(set, 'problemset.yaml');
    writeFileSync(header, readFileSync(header, 'utf8').replace(/version: .*/, 'version: 2.0.0'));
    assert.equal((await rederive(['lint', set, '--record'])).code, 0);
    assert.match(readFileSync(join(set, 'ids.yaml'), 'utf8'), /only-entries/);
  });
});

describe('rederive pack, of an unsound set', () => {
  for (const audience of ['student', 'ta']) {
    it(`is refused with the located faults, for a ${audience}`, async () => {
      const set = copyWith('first-steps/problem.yaml', wrongHint);
      const { code, out, err } = await rederive([
        'pack',
        set,
        '--audience',
        audience,
        '--out',
        join(set, 'p.zip'),
      ]);
      assert.deepEqual([code, out], [2, '']);
      assert.match(
        err,
        /has a fault, so nobody should be given it:\n {2}first-steps\/problem\.yaml:\d+:9: .* gives the answer away/,
      );
    });
  }
});
