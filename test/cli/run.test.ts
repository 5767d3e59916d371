import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, it } from 'mocha';
import { z } from 'zod';
import { startProblemSet } from '../../src/course/start.ts';
import { scratchFolder } from '../course/scratch.ts';
import { flagship, rederive } from './rederive.ts';

const sample = join(flagship, 'examples', 'sample');
const reference = readFileSync(join(flagship, 'linear-attention', 'reference.ts'), 'utf8');
const part = z.looseObject({
  problem: z.string(),
  part: z.string(),
  kind: z.string(),
  verdict: z.string(),
  score: z.number(),
  max: z.number(),
  diagnoses: z.array(z.looseObject({ id: z.string(), message: z.string() })),
  findings: z.array(z.looseObject({ severity: z.string(), message: z.string() })),
});
const report = z.looseObject({ parts: z.array(part), score: z.number(), max: z.number() });

async function answer(name: string, input: string): Promise<z.infer<typeof part> & { exit: number }> {
  const { code, out, err } = await rederive(['answer', name, '-', '--json'], { input });
  assert.equal(err, '');
  return { ...part.parse(JSON.parse(out)), exit: code };
}

describe('rederive', () => {
  it('explains itself', async () => {
    const { code, out } = await rederive(['help']);
    assert.equal(code, 0);
    for (const command of ['check', 'answer', 'grade', 'pack'])
      assert.match(out, new RegExp(`rederive ${command} `));
    assert.deepEqual(await rederive(['--version']), { code: 0, out: '0.0.0-test\n', err: '' });
  });

  const wrong: [string, string[], RegExp][] = [
    ['no command', [], /^No command was given\./],
    ['a misspelt command', ['chek'], /^There is no command `chek`\. Did you mean `check`\?/],
    ['an option that does not exist', ['check', '--jsno'], /Unknown option '--jsno'/],
    ['a part that is not named in full', ['answer', 'linear-cost'], /Write PROBLEM\/PART/],
    [
      'a problem that no set has',
      ['answer', 'no-such/part'],
      /has the problem `no-such`\. Known: linear-attention/,
    ],
    [
      'a part that the problem does not have',
      ['answer', 'linear-attention/nope'],
      /has no part `nope` in linear-attention\. It has: .*linear-cost/,
    ],
    [
      'a file that is not there',
      ['answer', 'linear-attention/linear-cost', 'nowhere.md'],
      /^There is no file nowhere\.md\./,
    ],
    ['a set that is not there', ['check', '.', '--set', 'nowhere'], /There is nothing at .*nowhere/],
    ['a folder of no set', ['check', '/'], /belongs to no problem set/],
    ['a class that is not there', ['grade', flagship, 'nowhere'], /There is no folder .*nowhere/],
    ['a senseless number of jobs', ['grade', flagship, sample, '--jobs', 'many'], /--jobs is `many`/],
    [
      'a format that does not exist',
      ['grade', flagship, sample, '--format', 'pdf'],
      /--format is `pdf`; it is one or more of csv, json, review/,
    ],
  ];
  for (const [what, args, message] of wrong) {
    it(`says what is wrong with ${what}, on stderr, and exits with 1`, async () => {
      const { code, out, err } = await rederive(args);
      assert.match(err, message);
      assert.equal(out, '');
      assert.equal(code, 1);
    });
  }
});

describe('rederive answer', () => {
  const costs: [string, string, string | undefined][] = [
    ['O(N D_r M)', 'incorrect', 'missing-projection'],
    ['O(N*R*max(D,M))', 'correct', undefined],
    ['$\\Theta(N D_{\\text{random}}(D+M))$', 'correct', undefined],
    ['NDR + NRM', 'correct', undefined],
    ['O(N D R M)', 'partial', 'not-tight'],
  ];
  for (const [input, verdict, diagnosis] of costs) {
    it(`finds ${input} ${verdict}`, async () => {
      const judged = await answer('linear-attention/linear-cost', input);
      assert.equal(judged.verdict, verdict);
      assert.deepEqual(judged.diagnoses[0]?.id, diagnosis);
      assert.equal(judged.exit, 0);
    });
  }

  it('asks what projecting Q and K costs without giving the answer away', async () => {
    const { diagnoses } = await answer('linear-attention/linear-cost', 'O(N D_r M)');
    const said = diagnoses.map(({ message, ask }) => `${message} ${String(ask)}`).join(' ');
    assert.match(said, /project/i);
    assert.doesNotMatch(said.replace(/[\s\\,·*{}$]/g, ''), /NRD|NDR|RND|RDN|DNR|DRN|D\+M|M\+D/);
  });

  it('takes a whole answers.md and finds the part in it', async () => {
    const judged = await answer(
      'linear-attention/linear-cost',
      '## softmax-cost\nO(N)\n\n## linear-cost\nO(N R (D+M))\n',
    );
    assert.equal(judged.verdict, 'correct');
  });

  it('exits with 2 where there is nothing to judge, or it cannot be read', async () => {
    for (const input of ['', '   \n', '<!-- nothing -->', 'O(N']) {
      const judged = await answer('linear-attention/linear-cost', input);
      assert.equal(judged.verdict, 'ungradable', input);
      assert.equal(judged.score, 0);
      assert.equal(judged.exit, 2);
    }
  });

  it('judges a solution.ts', async () => {
    const judged = await answer('linear-attention/softmax-attention', reference);
    assert.equal(judged.verdict, 'correct');
    assert.equal(judged.score, judged.max);
  });

  it('leaves escape sequences of a stranger’s message off the screen', async () => {
    const input =
      'export function softmaxAttention() { throw new Error("\\u001b[2J\\u001b]0;owned\\u0007"); }';
    const { out } = await rederive(['answer', 'linear-attention/softmax-attention'], { input });
    assert.ok(!out.includes('\u001b') && !out.includes('\u0007'), JSON.stringify(out));
  });
});

describe('rederive check', function () {
  // Runs every code part of the set, which takes a while on a small machine that does other things too.
  this.timeout(60_000);

  it('grades the sample: a right part, the missing projection, a wrong code part', async () => {
    const { code, out } = await rederive(['check', sample, '--json']);
    const { parts } = report.parse(JSON.parse(out));
    const verdictOf = (id: string): string | undefined => parts.find((one) => one.part === id)?.verdict;
    assert.equal(code, 0);
    assert.equal(verdictOf('softmax-cost'), 'correct');
    assert.equal(verdictOf('linear-cost'), 'incorrect');
    assert.equal(verdictOf('linear-attention'), 'incorrect');
  });

  it('grades one part alone, by its name', async () => {
    const { out } = await rederive(['check', sample, '--part', 'linear-attention/softmax-cost', '--json']);
    assert.deepEqual(
      report.parse(JSON.parse(out)).parts.map((one) => one.part),
      ['softmax-cost'],
    );
  });

  it('gives a blank homework no points, no blame and exit code 0', async () => {
    const folder = scratchFolder();
    const { code, out } = await rederive(['check', folder, '--set', flagship, '--json']);
    const { parts, score } = report.parse(JSON.parse(out));
    assert.equal(code, 0);
    assert.equal(score, 0);
    assert.ok(parts.every((one) => one['answered'] === false && one.diagnoses.length === 0));
  });

  it('takes a homework that was only just started for blank, unticked boxes included', async () => {
    const folder = scratchFolder();
    const set = join(flagship, '..', 'getting-started');
    const pack = join(folder, 'pack.zip');
    await rederive(['pack', set, '--out', pack]);
    const { root } = await startProblemSet(pack, join(folder, 'homework'));
    const { code, out } = await rederive(['check', root, '--json']);
    assert.ok(report.parse(JSON.parse(out)).parts.every((one) => one['answered'] === false));
    assert.equal(code, 0);
  });

  it('says every fault of an unsound set and exits with 2', async () => {
    const set = scratchFolder({
      'problemset.yaml': 'format: 1\nid: tiny\ntitle: Tiny\nversion: one\nproblems: [a, b]\n',
    });
    const { code, err, out } = await rederive(['check', scratchFolder(), '--set', set]);
    assert.equal(code, 2);
    assert.equal(out, '');
    assert.match(err, /problemset\.yaml:4:10: /);
  });
});

describe('rederive answer, of running text', () => {
  const text = 'In training a parallel scan gives the running sums. The state grows with every token.';

  it('lays the rubric out with the words that bear on each point', async () => {
    const { code, out } = await rederive(['answer', 'linear-attention/causal-parallelism', '-'], {
      input: text,
    });
    assert.equal(code, 0);
    const lines = out.split('\n').map((line) => line.trim());
    assert.ok(lines.includes('Rubric: 1 of 3 suggested'), out);
    assert.ok(lines.includes('answer:1:1 “In training a parallel scan gives the running sums”'), out);
    assert.ok(lines.includes('answer:1:53 against: “The state grows with every token”'), out);
    assert.match(out, /✗ 1 {2}Generation: .*\(says the opposite\)/);
  });

  it('has the rubric in its JSON, and a score only where a person has given one', async () => {
    const { verdict, score, rubric } = await answer('linear-attention/causal-parallelism', text);
    assert.deepEqual([verdict, score], ['review', 0]);
    const laidOut = z
      .looseObject({
        suggested: z.number(),
        lines: z.array(z.looseObject({ id: z.string(), standing: z.string(), point: z.string() })),
      })
      .parse(rubric);
    assert.equal(laidOut.suggested, 1);
    assert.deepEqual(
      laidOut.lines.map(({ id, standing }) => `${id} ${standing}`),
      ['scan found', 'agreement missing', 'constant-step contradicted'],
    );
  });
});

describe('rederive pack', function () {
  // Packing runs the reference and every mutant at several seeds.
  this.timeout(120_000);

  it('writes a pack that has no solutions in it, always the same, and grades alike', async () => {
    const folder = scratchFolder();
    const first = join(folder, 'first.zip');
    const second = join(folder, 'second.zip');
    const said = await rederive(['pack', flagship, '--out', first]);
    assert.equal(said.code, 0, said.err);
    assert.equal((await rederive(['pack', flagship, '--out', second])).code, 0);
    assert.deepEqual(readFileSync(first), readFileSync(second));

    const files = unzipSync(readFileSync(first));
    const text = Object.values(files)
      .map((bytes) => Buffer.from(bytes).toString('utf8'))
      .join('\n');
    assert.deepEqual(
      Object.keys(files).filter((name) => /reference|mutant|network\.json|examples\/|sample/i.test(name)),
      [],
    );
    const keys = ['linear-attention', 'example-difficulty', 'facenet'].map((problem) => ({
      problem,
      right: readFileSync(join(flagship, problem, 'reference.ts'), 'utf8'),
      given: readFileSync(join(flagship, problem, 'starter.ts'), 'utf8'),
    }));
    for (const { right, given } of keys) {
      for (const line of right.split('\n').map((one) => one.trim())) {
        if (line.length > 40 && !given.includes(line))
          assert.ok(!text.includes(line), `the pack holds a line of a reference: ${line}`);
      }
    }
    assert.ok(!/hidden: true/.test(text));
    assert.ok(text.includes('parallel training'), 'a rubric keeps its topics');
    assert.ok(!text.includes('the running sums are prefix sums'), 'a rubric tells its points');

    const workbook = await startProblemSet(first, join(folder, 'homework'));
    for (const name of ['explore.mjs', 'data/activations.json']) {
      const handed = readFileSync(join(workbook.root, 'example-difficulty', name));
      assert.deepEqual(handed, readFileSync(join(flagship, 'example-difficulty', name)), name);
    }
    for (const { problem, right } of keys) writeFileSync(join(workbook.root, problem, 'solution.ts'), right);
    const { out } = await rederive(['check', workbook.root, '--json']);
    for (const one of report.parse(JSON.parse(out)).parts) {
      if (one.kind === 'code') assert.equal(one.verdict, 'correct', one.part);
      else assert.equal(one['answered'], false, one.part);
    }
  });

  it('keeps a student’s work when a set is started again', async () => {
    const folder = scratchFolder();
    const pack = join(folder, 'pack.zip');
    await rederive(['pack', flagship, '--out', pack]);
    const target = join(folder, 'homework');
    await startProblemSet(pack, target);
    const answers = join(target, 'linear-attention', 'answers.md');
    writeFileSync(answers, '## linear-cost\nmine\n');
    await startProblemSet(pack, target);
    assert.equal(readFileSync(answers, 'utf8'), '## linear-cost\nmine\n');
  });

  it('refuses to make a pack of a pack', async () => {
    const folder = scratchFolder();
    const pack = join(folder, 'pack.zip');
    await rederive(['pack', flagship, '--out', pack]);
    const again = await rederive(['pack', pack, '--out', join(folder, 'again.zip')]);
    assert.match(again.err, /is a student's pack already/);
    assert.notEqual(again.code, 0);
  });
});

describe('rederive grade', () => {
  it('grades every folder; what one submission does is its own finding', async function () {
    this.timeout(120_000);
    const answers = readFileSync(join(sample, 'linear-attention', 'answers.md'), 'utf8');
    const head =
      'export function softmaxAttention(Q: number[][], K: number[][], V: number[][]): number[][] {';
    const folder = scratchFolder({
      'ada/linear-attention/answers.md': answers,
      'ada/linear-attention/solution.ts': reference,
      'bob/hw5/linear-attention/solution.ts': `${head} while (true) {} }`,
      'cyd/linear-attention/solution.ts': `${head} process.exit(0); }`,
      'dan/linear-attention/solution.ts': `${head} const a: unknown[] = []; for (;;) a.push(new Float64Array(1e6).fill(1)); }`,
      '=cmd|x/linear-attention/answers.md': '## linear-cost\nO(N R (D+M))',
      'empty/notes.txt': '',
      'stray.txt': 'not a submission',
    });
    mkdirSync(join(folder, 'eve'));
    symlinkSync(join(folder, 'ada', 'linear-attention'), join(folder, 'eve', 'linear-attention'));
    const out = join(scratchFolder(), 'grades');
    const { code, err } = await rederive([
      'grade',
      flagship,
      folder,
      '--out',
      out,
      '--seed',
      '7',
      '--jobs',
      '2',
    ]);
    assert.equal(code, 0, err);

    const all = z
      .looseObject({ seed: z.string(), submissions: z.array(z.looseObject({ name: z.string(), report })) })
      .parse(JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')));
    assert.deepEqual(
      all.submissions.map(({ name }) => name),
      ['=cmd|x', 'ada', 'bob', 'cyd', 'dan', 'empty', 'eve'],
    );
    const verdict = (name: string, id: string): string | undefined =>
      all.submissions.find((one) => one.name === name)?.report.parts.find((one) => one.part === id)?.verdict;
    assert.equal(verdict('ada', 'softmax-attention'), 'correct');
    assert.equal(verdict('=cmd|x', 'linear-cost'), 'correct');
    for (const name of ['bob', 'dan']) assert.equal(verdict(name, 'softmax-attention'), 'ungradable', name);
    assert.equal(verdict('cyd', 'softmax-attention'), 'incorrect');
    for (const name of ['empty', 'eve']) {
      assert.equal(all.submissions.find((one) => one.name === name)?.report.score, 0, name);
    }

    const csv = readFileSync(join(out, 'grades.csv'), 'utf8');
    const [header, first] = csv.split('\r\n');
    assert.match(header ?? '', /^submission,score,max,linear-attention\//);
    assert.ok(first?.startsWith("'=cmd|x,"), first);
  });

  it('grades the same way again with the same seed', async function () {
    this.timeout(60_000);
    const folder = scratchFolder({ 'ada/linear-attention/solution.ts': reference });
    const reports = [];
    for (const out of [join(scratchFolder(), 'a'), join(scratchFolder(), 'b')]) {
      await rederive(['grade', flagship, folder, '--out', out, '--seed', 'x']);
      reports.push(readFileSync(join(out, 'report.json'), 'utf8').replace(/"milliseconds": [\d.e-]+/g, ''));
    }
    assert.equal(reports[0], reports[1]);
  });
});

describe('What code costs', () => {
  it('is counted: a right but quadratic solution is told so', async () => {
    const mutant = readFileSync(
      join(flagship, 'linear-attention', 'mutants', 'linear-attention.quadratic-time.ts'),
      'utf8',
    );
    const judged = await answer('linear-attention/linear-attention', mutant);
    assert.equal(judged.verdict, 'incorrect');
    assert.equal(judged.diagnoses[0]?.id, 'quadratic-time');
  });

  it('stands beside what the student claims, the key only where the claim is right or a TA asks', async () => {
    const folder = join(scratchFolder(), 'homework');
    const mutant = readFileSync(
      join(flagship, 'linear-attention', 'mutants', 'linear-attention.quadratic-time.ts'),
      'utf8',
    );
    const submit = (claim: string): void => {
      mkdirSync(join(folder, 'linear-attention'), { recursive: true });
      writeFileSync(join(folder, 'linear-attention', 'solution.ts'), mutant);
      writeFileSync(join(folder, 'linear-attention', 'answers.md'), `## linear-cost\n\n$${claim}$\n`);
    };
    const check = async (): Promise<string> => {
      const part = ['--part', 'linear-attention/linear-attention'];
      return (await rederive(['check', folder, '--set', flagship, ...part])).out;
    };
    submit('O(N R M)');
    const wrong = await check();
    assert.match(wrong, /^ +you claim +O\(N R ·? ?M\) +is not what is asked$/m);
    assert.match(wrong, /^ +your code does +\d.*N².* is not what is asked$/m);
    assert.doesNotMatch(wrong, /the key|D \+ M/);
    submit('O(N R (D + M))');
    assert.match(await check(), /^ +the key +O\(N R · \(D \+ M\)\)$/m);
    submit('O(N R M)');
    const out = join(scratchFolder(), 'grades');
    await rederive(['grade', flagship, join(folder, '..'), '--out', out]);
    assert.match(readFileSync(join(out, 'report.json'), 'utf8'), /"key": "O.*D \+ M/);
  });

  it('is not believed of code that returns something else at the sizes that no case has', async () => {
    const cheap = reference.replace(
      /export function linearAttention\([^]*?\{\n/,
      (head) => `${head}  if (Q.length > 12) return Q.map(() => V[0]!.map(() => 0));\n`,
    );
    assert.notEqual(cheap, reference);
    const judged = await answer('linear-attention/linear-attention', cheap);
    assert.notEqual(judged.verdict, 'correct');
  });
});
