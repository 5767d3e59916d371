import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { lintSet, type Proof } from '../../src/course/linting.ts';
import { packForStaff, packForStudents } from '../../src/course/packing.ts';
import { zipFolder } from '../../src/course/zipFolder.ts';
import { formatFault } from '../../src/problem/fault.ts';
import { loadProblemSet } from '../../src/problem/loading.ts';
import type { LocalRunner } from '../../src/runner/pool.ts';
import { openRunner } from '../runner/bundledRunner.ts';
import { changedFolder, put, type Changes } from './changedFolder.ts';

const problems = join(import.meta.dirname, '..', '..', 'problems');
const P = 'first-steps/problem.yaml';
const derivation = (name: string): string => `first-steps/derivations/${name}.yaml`;

/** `after` what stands in the text, on a line of its own. */
const insert = (piece: string, line: string): ((text: string) => string) => put(piece, `${piece}\n${line}`);

const swap =
  (pattern: RegExp, by: string) =>
  (text: string): string => {
    assert.match(text, pattern);
    return text.replace(pattern, () => by);
  };

describe('Proving a problem set', () => {
  let runner: LocalRunner;
  before(() => {
    runner = openRunner();
  });
  after(() => runner.dispose());

  const lint = (changes: Changes, set = 'getting-started'): Promise<Proof> =>
    lintSet(changedFolder(join(problems, set), changes), { runner });

  it('finds nothing wrong with a sound set, and says what was tried', async () => {
    const proof = await lint({});
    assert.deepEqual(proof.faults.map(formatFault), []);
    assert.equal(proof.sound, true);
    const mean = proof.problems[0]?.parts.find(({ part }) => part === 'mean');
    assert.deepEqual(mean?.checks.mutants, { tried: 3, faults: 0 });
    assert.deepEqual(mean.checks.right, { tried: 1, faults: 0 });
    assert.ok((proof.problems[0]?.checks.tex?.tried ?? 0) > 20);
  });

  const unsound: readonly (readonly [string, Changes, RegExp])[] = [
    [
      'a wrong derivation step',
      {
        [derivation('symmetry')]: put(
          "'1 - 1/(1 + exp(-x)) = exp(-x)/(1 + exp(-x))'",
          "'1 - 1/(1 + exp(-x)) = exp(x)/(1 + exp(-x))'",
        ),
      },
      /symmetry\.yaml:\d+:\d+: .*does not hold/,
    ],
    [
      'a wrong line of a derivation, whatever its equations say',
      { [derivation('symmetry')]: put('\\frac{e^{-x}}{1 + e^{-x}}', '\\frac{e^{x}}{1 + e^{-x}}') },
      /symmetry\.yaml:\d+:\d+: .*does not hold/,
    ],
    [
      'a derivative that is none',
      { [derivation('slope')]: put('is: s (1 - s)', 'is: s (1 + s)') },
      /slope\.yaml:\d+:\d+: `d\(s\)\/d\(x\) = s \(1 \+ s\)` does not hold/,
    ],
    [
      'a step that nothing was tried in',
      { [derivation('mean')]: put('states: a convention', 'uses: [line 1]') },
      /mean\.yaml:\d+:\d+: Nothing in step 2 was tried/,
    ],
    [
      'a mutant that passes',
      {
        'first-steps/mutants/mean.sum-only.ts': () =>
          'export const mean = (values: number[]): number => values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length;\n',
      },
      /problem\.yaml:\d+:\d+: .*no case tells the mutant mean\.sum-only\.ts from the reference/,
    ],
    [
      'a mutant that is another one',
      {
        'first-steps/mutants/mean.sum-only.ts': () =>
          'export const mean = (values: number[]): number => values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / (values.length - 1);\n',
      },
      /mean\.one-less\.ts and mean\.sum-only\.ts return the same on every case|graded incorrect with `one-less`, not with `sum-only`/,
    ],
    [
      'a mutant that does not load',
      { 'first-steps/mutants/mean.sum-only.ts': () => 'export const average = 1;\n' },
      /the mutant mean\.sum-only\.ts does not load \(missing-export\)/,
    ],
    [
      'a reference that throws',
      { 'first-steps/reference.ts': () => 'export function mean(): number { throw new Error("no"); }\n' },
      /the reference returns no value for the case .*it threw Error: no/,
    ],
    [
      'a reference that depends on the calls before',
      {
        'first-steps/reference.ts': () =>
          'let calls = 0;\nexport const mean = (values: number[]): number => values.length + (calls += 1);\n',
      },
      /problem\.yaml:\d+:\d+: mean: the reference breaks the law|The reference of `mean` is graded incorrect/,
    ],
    [
      'a reference that costs more than it may',
      {
        'first-steps/reference.ts': () =>
          'export function mean(values: number[]): number {\n  let sum = 0;\n  for (const value of values) for (const other of values) sum += value + 0 * other;\n  return values.length === 0 ? 0 : sum / values.length ** 2;\n}\n',
        [P]: insert(
          '    export: mean',
          '    cost: { key: O(N), symbols: [N], ask: How often do you look at one number? }',
        ),
      },
      /The reference of `mean` is graded incorrect: The values are right, but the code does more work than it may/,
    ],
    [
      'a starter that is the solution',
      {
        'first-steps/starter.ts': () =>
          'export const mean = (values: number[]): number => values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length;\n',
      },
      /The starter of `mean` is graded correct as it is/,
    ],
    [
      'a hint that gives the cost away',
      {
        [P]: put(
          "'Each entry of the result is an inner product. Of how many numbers?'",
          "'There are $N M$ entries of $D$ products each: $N \\cdot M \\cdot D$ in all.'",
        ),
      },
      /problem\.yaml:\d+:\d+: `.*N \\cdot M \\cdot D.*` gives the answer away/,
    ],
    [
      'a hint that gives the cost away in words',
      {
        [P]: put(
          "'Each entry of the result is an inner product. Of how many numbers?'",
          "'Altogether that makes N*D*M multiplications.'",
        ),
      },
      /gives the answer away/,
    ],
    [
      'a question that gives the formula away',
      { [P]: put('Does the logistic function rise or fall?', 'Is it not $s - s^2$?') },
      /problem\.yaml:\d+:\d+: `.*s - s\^2.*` gives the answer away/,
    ],
    [
      'a message with the formula inside another',
      { [P]: put('The sign is turned round.', 'Compare yours with `2 s (1 - s)`.') },
      /gives the answer away/,
    ],
    [
      'a hint with the last line of the derivation',
      { [P]: put('How do you subtract a fraction from $1$?', 'The last line is $\\frac{1}{1 + e^x}$.') },
      /gives the answer away/,
    ],
    [
      'a hint with the number asked for',
      {
        [P]: put(
          'What does a dense layer store besides its weights?',
          'Altogether there are 78,500 of them.',
        ),
      },
      /problem\.yaml:\d+:\d+: `78,500` gives the answer away/,
    ],
    [
      'a hint with the number in another spelling',
      {
        [P]: put(
          'What does a dense layer store besides its weights?',
          'You should find $7.85 \\times 10^4$ parameters.',
        ),
      },
      /gives the answer away/,
    ],
    [
      'a hint with the right option',
      {
        [P]: put(
          'Take two logits, $0$ and $\\ln 3$. What are their weights?',
          'Remember: adding 5 to every logit leaves them as they are!',
        ),
      },
      /gives the answer away/,
    ],
    [
      'a hint with a line of the reference',
      {
        'first-steps/reference.ts': () =>
          'export function mean(values: number[]): number {\n  if (values.length === 0) return 0;\n  return values.reduce((sum, value) => sum + value, 0) / values.length;\n}\n',
        [P]: put(
          'What are the two numbers that a mean is made of?',
          'Try `return values.reduce((sum, value) => sum + value, 0) / values.length;`',
        ),
      },
      /gives the answer away/,
    ],
    [
      'a fact without a source',
      { 'first-steps/facts.yaml': put(", source: 'Counted from the question'", '') },
      /facts\.yaml:\d+:\d+: `source` is missing/,
    ],
    [
      'a fact whose source is to be found yet',
      { 'first-steps/facts.yaml': put("'Counted from the question'", "'TODO'") },
      /facts\.yaml:\d+:\d+: The parameters of hidden has no source/,
    ],
    [
      'broken TeX in a hint',
      { [P]: put('Which rule differentiates $1/u$', 'Which rule differentiates $\\frac{1}{u$') },
      /problem\.yaml:\d+:\d+: .*is not typeset/,
    ],
    [
      'broken TeX in the statement',
      { 'first-steps/statement.md': put('$s = \\dfrac{1}{1 + e^{-x}}$', '$s = \\dfrc{1}{1 + e^{-x}}$') },
      /statement\.md:\d+:\d+: .*is not typeset: Undefined control sequence/,
    ],
    [
      'broken TeX in a derivation',
      { [derivation('matrix-product')]: put('\\sum_{d=1}^{D}', '\\sum_{d=1}^{D') },
      /matrix-product\.yaml:\d+:\d+: .*is not typeset/,
    ],
    [
      'TeX that needs trust',
      { 'first-steps/statement.md': put('$s = \\dfrac', '$\\href{https://example.org}{s} = \\dfrac') },
      /\\href is not allowed on the page/,
    ],
    [
      'TeX that LaTeX would refuse',
      { [P]: put('Which rule differentiates $1/u$', 'Which rule differentiates $é/u$') },
      /unicodeTextInMathMode/,
    ],
    [
      'a misconception declared twice',
      { [P]: put('- id: not-a-product', '- id: sign') },
      /problem\.yaml:\d+:\d+: `sign` is declared twice/,
    ],
    [
      'an example that is not caught',
      { [P]: put('example: s(s - 1)', 'example: s + 17') },
      /problem\.yaml:\d+:\d+: The example of `sign` triggers no misconception/,
    ],
    [
      'an example that is caught as another',
      { [P]: put('example: s(s - 1)', 'example: 1 - s') },
      /The example of `sign` triggers `not-a-product`/,
    ],
    [
      'an example of a choice that ticks something else',
      { [P]: put("example: '- [x] scale'", "example: '- [x] zero'") },
      /The example of `scale-free` is graded incorrect with no diagnosis/,
    ],
    [
      'an example of a quantity that is right',
      {
        [P]: put(
          'hidden: 78,400 parameters\n          output: 1,000 parameters',
          'hidden: 78,500 parameters\n          output: 1,010 parameters',
        ),
      },
      /The example .* of `biases-forgotten` is graded correct/s,
    ],
    [
      'a key that its own steps do not make up',
      { [P]: put('key: O(N D M)', 'key: O(N^2 D M)') },
      /the steps together grow more slowly|The steps together grow more slowly/,
    ],
    [
      'a key that is wrong',
      { [P]: put('key: 1 - 1/(1 + exp(-x)) = 1/(1 + exp(x))', 'key: 1 - 1/(1 + exp(-x)) = 2/(1 + exp(x))') },
      /problem\.yaml:\d+:\d+: The key is not true/,
    ],
    [
      'a model answer that is partial',
      { [P]: swap(/model: .*the result has.*/, "model: 'O(N D M + N D^2 M)'") },
      /problem\.yaml:\d+:\d+: The model answer is graded partial/,
    ],
    [
      'a model answer that is wrong',
      { [P]: swap(/model: '\$s.*/, "model: '$1 - s$'") },
      /The model answer is graded incorrect with `not-a-product`/,
    ],
    [
      'a question that answers itself',
      {
        'first-steps/statement.md': put(
          'Give the tightest bound you\ncan, as $O(\\dots)$.',
          'It costs $O(N D M)$.',
        ),
      },
      /The question of `matrix-product`, copied below its own heading, is graded correct/,
    ],
    [
      'a part that asks for facts which are not there',
      { [P]: put('entity: output, attribute', 'entity: third, attribute') },
      /The facts hold no parameters of third/,
    ],
    [
      'a fact of an unknown row',
      { 'first-steps/facts.yaml': put('entity: output', 'entity: third') },
      /facts\.yaml:\d+:\d+: `third` is not declared/,
    ],
    [
      'no right option',
      { [P]: (text) => text.replaceAll('right: true', 'right: false') },
      /No option is right/,
    ],
    [
      'a link to no file',
      { 'first-steps/statement.md': put('Try a wrong answer on purpose once.', '![a plot](plots/none.svg)') },
      /statement\.md:\d+:\d+: .*plots\/none\.svg/,
    ],
    [
      'a link to no part',
      { 'first-steps/statement.md': put('Try a wrong answer on purpose once.', 'See [there](#nowhere).') },
      /The link `#nowhere` leads to no part/,
    ],
    [
      'a link out of the problem',
      {
        'first-steps/statement.md': put('Try a wrong answer on purpose once.', 'See [there](../secret.md).'),
      },
      /leads out of the problem's folder/,
    ],
    [
      'a mutant that no misconception names',
      { 'first-steps/mutants/mean.other.ts': () => 'export const mean = 1;\n' },
      /mean\.other\.ts:1:1: Nothing in the problem uses this file/,
    ],
    [
      'a derivation that no part shows',
      { [derivation('other')]: () => "title: x\nsteps: [{ tex: '1 = 1', because: y }]\n" },
      /other\.yaml:1:1: Nothing in the problem uses this file/,
    ],
    [
      'a file that nothing uses',
      { 'first-steps/notes.txt': () => 'x' },
      /notes\.txt:1:1: Nothing in the problem uses this file/,
    ],
    [
      'an id that was published and is gone',
      {
        'ids.yaml': () =>
          'version: 1.0.0\nproblems:\n  first-steps:\n    mean: [sum-only, one-less, empty-list, gone]\n    slope: [sign, not-a-product]\n    symmetry: [sign-of-exponent]\n    matrix-product: [entries-only]\n    layer-size: [biases-forgotten]\n    softmax-weights: [scale-free]\n    in-your-words: []\n',
      },
      /^ids\.yaml:4:\d+: `first-steps\/mean\/gone` was published with 1\.0\.0 and is gone in 1\.0\.0/,
    ],
    [
      'ids that are not recorded yet',
      { 'ids.yaml': () => 'version: 1.0.0\nproblems: {}\n' },
      /^ids\.yaml:2:\d+: The record is of another set of ids: `first-steps`.*is not in it/,
    ],
    [
      'a set that cannot be read',
      { [P]: put('kind: formula', 'kind: formul') },
      /problem\.yaml:\d+:\d+: .*Write one of/,
    ],
  ];
  for (const [what, changes, fault] of unsound) {
    it(`finds ${what}`, async () => {
      const { sound, faults } = await lint(changes);
      const lines = faults.map(formatFault);
      assert.equal(sound, false);
      assert.ok(
        lines.some((line) => fault.test(line)),
        lines.join('\n') || 'no fault was found',
      );
    });
  }

  it('lets published ids go with a new first number of the version', async () => {
    const changes = {
      'problemset.yaml': (text: string): string => text.replace(/version: .*/, 'version: 9.0.0'),
      'ids.yaml': () => 'version: 1.0.0\nproblems: { first-steps: { gone: [] } }\n',
    };
    const lines = (await lint(changes)).faults.map(formatFault);
    assert.deepEqual(
      lines.filter((line) => line.includes('was published')),
      [],
    );
    assert.match(lines.join('\n'), /Run `rederive lint --record`/);
  });

  it('says what could not be run', async () => {
    const broken: LocalRunner = {
      ...runner,
      run: () => Promise.reject(new Error('no process could be started')),
    };
    const folder = changedFolder(join(problems, 'getting-started'), {});
    const { faults } = await lintSet(folder, { runner: broken });
    assert.match(
      faults.map(formatFault).join(),
      /The code of this part \(`mean`\) was not run: no process could be started/,
    );
  });

  it('proves nothing of the code in a student’s pack, and says so', async () => {
    const folder = changedFolder(join(problems, 'getting-started'), {});
    const reading = await loadProblemSet(folder);
    assert.ok(reading.kind === 'loaded');
    const pack = zipFolder(await packForStudents(folder, reading.set, runner), 'pack.zip');
    const { sound, faults } = await lintSet(pack, { runner });
    assert.equal(sound, false);
    assert.match(faults.map(formatFault).join(), /`mean` was not run: a student's pack holds neither/);
  });

  for (const [audience, make] of [
    ['students', packForStudents],
    ['staff', packForStaff],
  ] as const) {
    it(`packs no unsound set for ${audience}`, async () => {
      const folder = changedFolder(join(problems, 'getting-started'), {
        [derivation('symmetry')]: put('= \\frac{1}{e^{x} + 1}', '= \\frac{2}{e^{x} + 1}'),
      });
      const reading = await loadProblemSet(folder);
      assert.ok(reading.kind === 'loaded');
      await assert.rejects(make(folder, reading.set, runner), {
        name: 'ExpectedError',
        blame: 'material',
        message: /has a fault, so nobody should be given it:\n.*symmetry\.yaml:\d+:\d+: .*does not hold/,
      });
    });
  }
});
