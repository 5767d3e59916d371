/** Written answers, from the edit to the squiggle and back. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answer, check, eventually, extension, squiggles, startAfresh } from './homework.ts';

describe('a written answer in VS Code', () => {
  before(extension);
  afterEach(startAfresh);

  it('that forgets the projection gets a squiggle on its line, named, which asks and does not tell', async () => {
    const document = await answer('linear-cost', 'O(N D_r M)', true);
    const [squiggle, ...more] = await eventually('a squiggle', () => {
      const all = squiggles('answers.md');
      return all.length > 0 ? all : undefined;
    });
    assert.ok(squiggle);
    assert.deepEqual(
      more.map(({ message }) => message),
      [],
    );
    assert.equal(document.getText(squiggle.range), 'O(N D_r M)');
    assert.equal(squiggle.code, 'missing-projection');
    assert.equal(squiggle.severity, vscode.DiagnosticSeverity.Error);
    assert.match(squiggle.message, /projecting .*\?/s);
    assert.doesNotMatch(squiggle.message, /D\s*\+\s*M/);
  });

  it('that is right takes the squiggle away', async () => {
    await answer('linear-cost', 'O(N D_r M)', true);
    await eventually('a squiggle', () => squiggles('answers.md')[0]);
    await answer('linear-cost', '$O(N D_{\\text{random}} (D + M))$', true);
    await eventually('no squiggle', () => (squiggles('answers.md').length === 0 ? true : undefined));
    assert.equal((await check('linear-cost')).verdict, 'Correct · 3/3');
  });

  it('is checked as it stands in the editor, saved or not', async () => {
    const document = await answer('softmax-cost', 'O(N^2 (D + M))');
    assert.ok(document.isDirty);
    assert.equal((await check('softmax-cost')).verdict, 'Correct · 2/2');
  });

  const table = [
    ['linear-cost', 'O(N*R*max(D,M))', /^Correct · 3\/3$/, undefined],
    ['linear-cost', 'NDR + NRM', /^Correct · 3\/3$/, undefined],
    ['linear-cost', 'O(N D R M)', /^Partly right · /, 'not-tight'],
    ['linear-cost', 'O(N^2 (D + M))', /^Not right yet · 0\/3$/, 'quadratic-in-n'],
    ['softmax-cost', '$O(N D)$', /^Not right yet · 0\/2$/, 'linear-in-n'],
  ] as const;
  for (const [part, text, verdict, diagnosis] of table) {
    it(`${part}: ${text} is said to be ${verdict.source}${diagnosis === undefined ? '' : `, ${diagnosis}`}`, async () => {
      await answer(part, text);
      assert.match((await check(part)).verdict, verdict);
      assert.equal(squiggles('answers.md').find(({ code }) => code !== undefined)?.code, diagnosis);
    });
  }

  it('that has not been written yet is said to be missing and gets no squiggle', async () => {
    await answer('linear-cost', '');
    assert.equal((await check('linear-cost')).verdict, 'Not answered · 0/3');
    assert.deepEqual(squiggles('answers.md'), []);
  });

  it('offers its hint, its page and its derivation by the light bulb', async () => {
    const document = await answer('linear-cost', 'O(N D_r M)', true);
    const squiggle = await eventually('a squiggle', () => squiggles('answers.md')[0]);
    const actions = await vscode.commands.executeCommand<readonly vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      squiggle.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const titles = actions.map(({ title }) => title).join('\n');
    assert.match(titles, /hint/i);
    assert.match(titles, /page/i);
    assert.match(titles, /derivation/i);
  });

  it('opens the page beside it when it is wrong, and leaves the cursor where it was', async () => {
    await answer('linear-cost', 'O(N D_r M)');
    await check('linear-cost');
    const page = await eventually('a page', () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .find(
          ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('rederive.page'),
        ),
    );
    assert.match(page.label, /linear attention costs/i);
    assert.match(vscode.window.activeTextEditor?.document.fileName ?? '', /answers\.md$/);
  });
});
