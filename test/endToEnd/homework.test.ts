/** A student's first quarter of an hour, in a real VS Code with the packed extension installed. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Frame } from 'playwright-core';
import { Student } from './student.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
const answers = 'linear-attention/answers.md';

const facenetAnswers = 'facenet/answers.md';
const solution = 'linear-attention/solution.ts';

/** Forgets to divide by √D; everything else is as it should be. */
const softmaxWithoutScale = `export function softmaxAttention(Q: number[][], K: number[][], V: number[][]): number[][] {
  return Q.map((query) => {
    const scale = 1;
    const logits = K.map((key) => key.reduce((sum, x, i) => sum + x * (query[i] ?? 0), 0) / scale);
    const top = Math.max(...logits);
    const weights = logits.map((logit) => Math.exp(logit - top));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return (V[0] ?? []).map((_, m) => weights.reduce((sum, weight, j) => sum + weight * (V[j]?.[m] ?? 0), 0) / total);
  });
}
`;

/** The row of a part in the Testing view, by the words that a screen reader says of it: label, title, standing. */
function testRow(part: string, standing: string, state: string): string {
  return `.test-explorer .monaco-list-row[aria-label$="${part} · ${standing} (${state})"], .test-explorer .monaco-list-row[aria-label*="${part} · ${standing} (${state}),"]`;
}

/** The row of a counterexample, which can be debugged as a case can. */
const counterexampleRow = '.test-explorer .monaco-list-row[aria-label*="The simplest input that shows it"]';

/** A lens that tells a verdict, in the editor as it is on the screen. */
function lens(part: string, standing: string): string {
  return `.codelens-decoration:has-text("${part} ${standing}")`;
}

/** Milliseconds in which a person still takes a change for the answer to what they did. */
const SOON = 10_000;

/** A solution.ts with one of its functions written, the others as they were. */
function solved(file: string, softmax: string): string {
  return file.replace(/^export function softmaxAttention[^]*?^}\n/m, () => softmax);
}

describe('a student who starts a problem set', function () {
  // Starting VS Code and painting it for the first time take seconds on a small machine.
  this.timeout(120_000);

  let student: Student;
  let arrived: Student | undefined;
  let part: Frame;

  before(async () => {
    execFileSync(process.execPath, ['scripts/package.mjs'], { cwd: root, stdio: 'pipe' });
    arrived = await Student.arrives(join(root, `rederive-${version}.vsix`));
    student = arrived;
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await arrived?.isStuck();
  });

  after(() => arrived?.leaves());

  it('finds the set in the Command Palette and gets its files', async () => {
    await student.runs('Rederive: Start Problem Set…');
    await student.picks(/EECS 182/);
    await student.picks('Here, in homework');
    await student.page
      .locator('.tab.active[data-resource-name="solution.ts"], .tab.active[data-resource-name="answers.md"]')
      .first()
      .waitFor();
    assert.match(student.read(answers), /^## linear-cost$/m);
  });

  it('is told by a squiggle and by the page what a wrong cost forgets, without being told the answer', async () => {
    await student.goesTo(answers, student.lineOf(answers, '## linear-cost') + 3);
    await student.types('\nO(N D_r M)');
    await student.saves();

    await student.sees('.squiggly-error');
    await student.sees(lens('1(a)ii', 'Not right yet'), SOON);
    const problems = await student.problems();
    assert.match(problems.join('\n'), /projecting/);

    await student.runs('Rederive: Show Part Page');
    part = await student.part();
    await part.getByRole('heading', { name: 'Not right yet' }).waitFor();
    const said = await part.locator('main').innerText();
    assert.match(said, /What does projecting/);
    assert.match(said, /0 of 3 points/);
    for (const told of [...problems, said]) assert.doesNotMatch(told, /N\s*R\s*\(\s*D\s*\+\s*M\s*\)/);
    await student.photographs('wrong-cost');
  });

  it('corrects it and sees full marks, and the squiggle gone', async () => {
    await student.goesTo(answers, student.lineOf(answers, 'O(N D_r M)'));
    await student.page.keyboard.press('Shift+Home');
    await student.types('O(N D_r (D + M))');
    await student.saves();

    await part.getByRole('heading', { name: 'Correct' }).waitFor();
    assert.match(await part.locator('main').innerText(), /3 of 3 points/);
    await student.seesNo('.squiggly-error');
    await student.sees(lens('1(a)ii', 'Correct'), SOON);
    assert.deepEqual(await student.problems(), []);
    await student.photographs('right-cost');
  });

  it('is told that code waits for trust, and can give it from the page', async () => {
    await student.runs('Rederive: Go to Part…');
    await student.picks(/Softmax attention$/);
    part = await student.part();
    await part.getByText(/Running code waits until you trust/).waitFor();
    await part.getByText('Manage workspace trust', { exact: true }).click();
    await student.page.getByRole('button', { name: 'Trust', exact: true }).click();
    await student.runs('Rederive: Go to Part…');
    await student.picks(/Softmax attention$/);
    await part.getByText(/Running code waits until you trust/).waitFor({ state: 'detached' });
  });

  it('sees no failure in what was not begun yet', async () => {
    await student.runs('Rederive: Check All Parts');
    await student.runs('Testing: Focus on Test Explorer View');
    await student.looksForTest('Softmax attention');
    await student.sees(testRow('Softmax attention', 'Not answered', 'Skipped'));
    await student.seesNo('.test-explorer .monaco-list-row[aria-label*="(Failed)"]');
    await student.photographs('not-begun');
  });

  it('writes code that is wrong, and finds the case, its numbers and the question in VS Code’s own places', async () => {
    await student.goesTo(solution, 1);
    await student.replacesAll(solved(student.read(solution), softmaxWithoutScale));
    await student.saves();
    await student.goesTo(solution, student.lineOf(solution, 'softmaxAttention('));
    await student.runs('Testing: Focus on Test Explorer View');
    await student.looksForTest('Softmax attention');
    await student.sees(testRow('Softmax attention', 'Not right yet', 'Failed'));
    await part.getByRole('heading', { name: 'Not right yet' }).waitFor();
    assert.match(await part.locator('main').innerText(), /expected/i);
    await student.photographs('wrong-code');
    await student.looksForTest('The simplest input');
    await student.sees(counterexampleRow);
  });

  it('mends the code and sees full marks in every place', async () => {
    await student.goesTo(solution, 1);
    const mended = softmaxWithoutScale.replace('const scale = 1', 'const scale = Math.sqrt(query.length)');
    await student.replacesAll(solved(student.read(solution), mended));
    await student.saves();
    await student.goesTo(solution, student.lineOf(solution, 'softmaxAttention('));
    await part.getByRole('heading', { name: 'Correct' }).waitFor();
    assert.match(await part.locator('main').innerText(), /3 of 3 points/);
    await student.seesNo(counterexampleRow);
    await student.runs('Testing: Focus on Test Explorer View');
    await student.looksForTest('Softmax attention');
    await student.sees(testRow('Softmax attention', 'Correct', 'Passed'));
    await student.photographs('right-code');
  });

  it('sees the pictures that a question speaks of', async () => {
    await student.runs('Rederive: Go to Part…');
    await student.types('What makes a picture hard');
    await student.picks(/What makes a picture hard$/);
    await part.getByRole('heading', { name: 'What makes a picture hard' }).waitFor();
    const pictures = part.locator('.statement img');
    await pictures.first().waitFor();
    const widths = await pictures.evaluateAll(async (images: HTMLImageElement[]) => {
      await Promise.all(images.map((image) => image.decode()));
      return images.map(({ naturalWidth }) => naturalWidth);
    });
    assert.ok(widths.length >= 2 && widths.every((width) => width > 100), widths.join());
    await student.photographs('pictures');
  });

  it('gives numbers, is asked about the one in the wrong column, mends it and sees where they come from', async () => {
    await student.goesTo(facenetAnswers, student.lineOf(facenetAnswers, '## parameters-and-flops') + 3);
    await student.types('\nNN1: 140M parameters, 140M FLOPs.\n');
    await student.types('NN2: 7.5M parameters, 1.6B FLOPs.\n');
    await student.types('ResNet-50: 25.6M parameters, 3.8B FLOPs, 2.4 times as many as NN1.');
    await student.saves();
    await student.runs('Rederive: Show Part Page');
    await part.getByRole('heading', { name: 'Partly right' }).waitFor();
    assert.match(await part.locator('.result').innerText(), /140M/);
    assert.equal(await part.locator('.facts').count(), 0);

    await student.goesTo(facenetAnswers, student.lineOf(facenetAnswers, '140M FLOPs'));
    await student.page.keyboard.press('Shift+Home');
    await student.types('NN1: 140M parameters, 1.6B FLOPs.');
    await student.saves();
    await part.getByRole('heading', { name: 'Correct' }).waitFor();
    const table = await part.locator('.facts').innerText();
    for (const model of ['NN1', 'NN2', 'ResNet-50']) assert.match(table, new RegExp(model));
    assert.match(table, /Schroff/);
    await student.photographs('numbers');
  });
});
