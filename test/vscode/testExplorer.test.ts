/** The Test Explorer over a student's homework: what it runs, when, and what every other surface knows of it. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { PartReport } from '../../src/grading/report.ts';
import { answer, authorFile, eventually, extension, shown, startAfresh, write } from './homework.ts';

async function reportOf(part: string): Promise<PartReport | undefined> {
  const { exports } = await extension();
  return exports.reports().find((report) => report.part === part);
}

describe('the Test Explorer', () => {
  before(async () => {
    await extension();
    await vscode.commands.executeCommand('rederive.clearResults');
  });

  afterEach(startAfresh);

  it('runs every part, written and code, and the lenses know the verdicts', async () => {
    await write('solution.ts', await authorFile('reference.ts'), true);
    await answer('softmax-cost', '$O(N^2 (D + M))$', true);
    await vscode.commands.executeCommand('testing.runAll');
    const code = await eventually('a verdict on the code', () => reportOf('softmax-attention'));
    assert.equal(code.verdict, 'correct', code.reason);
    assert.ok((code.cases?.length ?? 0) > 3);
    const cost = await eventually('a verdict on the cost', () => reportOf('softmax-cost'));
    assert.equal(cost.verdict, 'correct', cost.reason);
    assert.match((await shown('softmax-cost')).verdict, /^Correct/);
  });

  it('runs the part at the cursor, as it stands in the editor', async () => {
    const document = await answer('softmax-cost', '$O(N^3)$');
    const line = document.getText().split('\n').indexOf('## softmax-cost');
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(line, 3, line, 3);
    await vscode.commands.executeCommand('testing.runAtCursor');
    const cost = await eventually('a verdict on the unsaved answer', () => reportOf('softmax-cost'));
    assert.notEqual(cost.verdict, 'correct', cost.reason);
    assert.ok(cost.answered);
  });

  it('checks while the student writes, once continuous run is on', async () => {
    await answer('softmax-cost', '', true);
    await vscode.commands.executeCommand('testing.startContinuousRun');
    try {
      await answer('softmax-cost', '$O(N^2 (D + M))$');
      const cost = await eventually('a verdict that nobody asked for', async () => {
        const report = await reportOf('softmax-cost');
        return report?.verdict === 'correct' ? report : undefined;
      });
      assert.ok(cost.answered);
    } finally {
      await vscode.commands.executeCommand('testing.stopContinuousRun');
    }
  });

  it('says of a verdict that the answer was edited since, and no more once it is as it was', async () => {
    const text = '$O(N^2 (D + M))$';
    await answer('softmax-cost', text, true);
    await vscode.commands.executeCommand('rederive.checkAll');
    assert.match((await shown('softmax-cost')).verdict, /^Correct ·/);
    await answer('softmax-cost', '$O(N^2 D)$');
    assert.match((await shown('softmax-cost')).verdict, /^Correct, edited since/);
    await answer('softmax-cost', text);
    assert.match((await shown('softmax-cost')).verdict, /^Correct ·/);
  });

  it('keeps a newer verdict when an older check ends after it', async () => {
    await write('solution.ts', 'export function softmaxAttention(): number[][] {\n  for (;;) {}\n}\n');
    const older = vscode.commands.executeCommand('rederive.checkProblem', undefined);
    await write('solution.ts', await authorFile('reference.ts'));
    const newer = await vscode.commands.executeCommand('rederive.checkProblem', undefined);
    assert.ok(newer !== undefined);
    await older;
    assert.equal((await reportOf('softmax-attention'))?.verdict, 'correct');
  });
});
