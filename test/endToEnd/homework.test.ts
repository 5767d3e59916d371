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

describe('a student who starts a problem set', function () {
  // Starting VS Code and painting it for the first time take seconds on a small machine.
  this.timeout(120_000);

  let student: Student;
  let part: Frame;

  before(async () => {
    execFileSync(process.execPath, ['scripts/package.mjs'], { cwd: root, stdio: 'pipe' });
    student = await Student.arrives(join(root, `rederive-${version}.vsix`));
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await student.isStuck();
  });

  after(() => student.leaves());

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
    assert.deepEqual(await student.problems(), []);
    await student.photographs('right-cost');
  });
});
