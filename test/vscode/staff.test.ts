/** What staff do from inside VS Code: pack a set, grade a class, mend a set whose YAML is wrong. */
import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import * as vscode from 'vscode';
import { eventually, extension, PROBLEM, root } from './homework.ts';

function checkoutFolder(): string {
  return process.env['REDERIVE_CHECKOUT'] ?? assert.fail('REDERIVE_CHECKOUT is not set');
}

describe('the staff of a course, in VS Code', function () {
  // Packing runs the reference and every mutant; a hang is waited out.
  this.timeout(180_000);

  const set = join(checkoutFolder(), 'problems', 'eecs182');
  let scratch: string;

  before(async () => {
    await extension();
    scratch = await mkdtemp(join(tmpdir(), 'rederive-staff-'));
  });

  after(() => rm(scratch, { recursive: true, force: true }));

  it('packs a set for students, without what would give it away', async () => {
    const out = join(scratch, 'students.zip');
    const written = await vscode.commands.executeCommand('rederive.packProblemSet', { set, out });
    assert.equal(written, out);
    const names = Object.keys(unzipSync(await readFile(out)));
    assert.ok(names.includes(`${PROBLEM}/problem.yaml`), names.join(', '));
    assert.deepEqual(
      names.filter((name) => /reference|mutants/.test(name)),
      [],
    );
  });

  it('grades a class, and a submission that hangs costs nobody else anything', async () => {
    const submissions = join(scratch, 'submissions');
    const sample = join(set, 'examples', 'sample', PROBLEM);
    for (const name of ['ada', 'bob'])
      await cp(sample, join(submissions, name, PROBLEM), { recursive: true });
    await writeFile(join(submissions, 'bob', PROBLEM, 'solution.ts'), 'for (;;) {}\n');
    const out = join(scratch, 'grades');
    const written = await vscode.commands.executeCommand('rederive.gradeSubmissions', {
      set,
      submissions,
      out,
    });
    assert.equal(written, out);
    const [header = '', ada = '', bob = ''] = (await readFile(join(out, 'grades.csv'), 'utf8')).split('\n');
    assert.match(header, /^submission,score,max,/);
    const score = (row: string): number => Number(row.split(',')[1]);
    assert.match(ada, /^ada,/);
    assert.match(bob, /^bob,/);
    assert.ok(score(ada) > score(bob), `${ada}\n${bob}`);
    assert.ok(score(bob) > 0, 'the written answers of the submission that hangs earn what they earn');
    const report: unknown = JSON.parse(await readFile(join(out, 'report.json'), 'utf8'));
    assert.equal((report as { format?: unknown }).format, 'rederive-class-report');
  });

  it('is told where there is nothing to grade, and what to do', async () => {
    const written = await vscode.commands.executeCommand('rederive.gradeSubmissions', {
      set,
      submissions: join(scratch, 'nowhere'),
      out: scratch,
    });
    assert.equal(written, undefined);
  });

  it('sees the fault of a set on its line, and sees it go when it is mended', async () => {
    const folder = vscode.Uri.joinPath(root(), 'authoring').fsPath;
    const header = vscode.Uri.file(join(folder, 'problemset.yaml'));
    const faults = (): vscode.Diagnostic[] =>
      vscode.languages.getDiagnostics(header).filter(({ source }) => source === 'Rederive');
    try {
      await mkdir(folder, { recursive: true });
      await cp(join(set, 'problemset.yaml'), header.fsPath);
      const sound = await readFile(header.fsPath, 'utf8');
      await writeFile(header.fsPath, sound.replace(/^title:/m, 'titel:'));
      const found = await eventually('a fault in problemset.yaml', () =>
        faults().find(({ message }) => /titel/.test(message)),
      );
      const line = sound.split('\n').findIndex((text) => text.startsWith('title:'));
      assert.equal(found.range.start.line, line, found.message);

      const document = await vscode.workspace.openTextDocument(header);
      const edit = new vscode.WorkspaceEdit();
      edit.replace(header, new vscode.Range(0, 0, document.lineCount, 0), sound);
      await vscode.workspace.applyEdit(edit);
      await document.save();
      await eventually('the fault to go', () =>
        faults().some(({ message }) => /titel/.test(message)) ? undefined : true,
      );
    } finally {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await rm(folder, { recursive: true, force: true });
    }
  });
});
