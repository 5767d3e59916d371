/** What staff do from the editor: pack a problem set for students, and grade a folder of submissions. */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import type { ProblemSet } from '../problem/problemSet.ts';
import { mayRun } from '../tutor/trust.ts';
import type { EngineLoader } from './engineLoader.ts';
import { createStrangersRunner, type Runners } from './runners.ts';

interface SetItem extends vscode.QuickPickItem {
  readonly path?: string;
}

export interface ClassroomOptions {
  readonly load: EngineLoader;
  readonly runners: Runners;
  readonly extensionPath: string;
}

/** @param argument the `problemset.yaml` that a menu was opened on */
export async function packProblemSet(argument: unknown, { load, runners }: ClassroomOptions): Promise<void> {
  if (await isRefused()) return;
  const path =
    argument instanceof vscode.Uri
      ? dirname(argument.fsPath)
      : await chooseSet('Pack Problem Set', 'Choose the problem set to pack for students');
  if (path === undefined) return;
  const set = await readSet(path, load);
  const chosen = await vscode.window.showSaveDialog({
    title: 'Save the Students’ Pack',
    saveLabel: 'Pack',
    defaultUri: vscode.Uri.file(join(dirname(path), `${set.header.id}.zip`)),
    filters: { 'Problem set packs': ['zip'] },
  });
  if (chosen === undefined) return;
  const bytes = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: `Packing ${set.header.title}: running the reference solution…`,
    },
    async () => load().packForStudents(await load().openFolder(path), set, runners.get()),
  );
  await writeWhole(chosen.fsPath, bytes);
  const reveal = 'Show in Folder';
  const said = `${chosen.fsPath} is ready for students: no reference, no hidden cases, ${Math.ceil(bytes.length / 1024)} kB.`;
  if ((await vscode.window.showInformationMessage(said, reveal)) === reveal) {
    await vscode.commands.executeCommand('revealFileInOS', chosen);
  }
}

export async function gradeSubmissions({ load, extensionPath }: ClassroomOptions): Promise<void> {
  if (await isRefused()) return;
  const path = await chooseSet('Grade Submissions (1 of 3)', 'Choose the problem set that was handed in');
  if (path === undefined) return;
  const set = await readSet(path, load);
  const submissions = await chooseFolder(
    'Choose the Folder with One Folder a Submission (2 of 3)',
    'Grade These',
  );
  if (submissions === undefined) return;
  const out = await chooseFolder('Choose Where grades.csv and report.json Go (3 of 3)', 'Write Here');
  if (out === undefined) return;
  const files = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: `Grading ${set.header.title}`,
      cancellable: true,
    },
    async (progress, token) => {
      const controller = new AbortController();
      token.onCancellationRequested(() => controller.abort(new vscode.CancellationError()));
      const jobs = availableParallelism();
      const runner = createStrangersRunner(load, extensionPath, jobs);
      try {
        const report = await load().gradeClass(set, submissions, {
          runner,
          jobs,
          signal: controller.signal,
          onGraded: ({ name }, done, all) => {
            progress.report({ increment: 100 / all, message: `${done} of ${all}: ${name}` });
          },
        });
        await mkdir(out, { recursive: true });
        await writeWhole(join(out, 'grades.csv'), load().gradesCsv(report));
        await writeWhole(join(out, 'report.json'), `${JSON.stringify(report, undefined, 2)}\n`);
        const faulty = report.submissions
          .filter((one) => load().hasFaults(one.report))
          .map(({ name }) => name);
        return { count: report.submissions.length, faulty };
      } finally {
        await runner.dispose();
      }
    },
  );
  const open = 'Open Grades';
  const faults =
    files.faulty.length === 0
      ? ''
      : ` Rederive itself failed on a part of ${files.faulty.join(', ')}: see report.json.`;
  const said = `${files.count === 1 ? 'One submission is' : `${files.count} submissions are`} graded: ${join(out, 'grades.csv')}.${faults}`;
  const show =
    files.faulty.length === 0 ? vscode.window.showInformationMessage : vscode.window.showWarningMessage;
  if ((await show(said, open)) === open) {
    await vscode.commands.executeCommand('vscode.open', vscode.Uri.file(join(out, 'grades.csv')));
  }
}

/** Says why, when code may not run here. */
async function isRefused(): Promise<boolean> {
  const permission = mayRun({ trusted: vscode.workspace.isTrusted, onDisk: true });
  if (permission.ok) return false;
  const manage = 'Manage Workspace Trust';
  if ((await vscode.window.showWarningMessage(permission.because, manage)) === manage) {
    await vscode.commands.executeCommand('workbench.trust.manage');
  }
  return true;
}

async function readSet(path: string, load: EngineLoader): Promise<ProblemSet> {
  const reading = await load().openSet(path);
  switch (reading.kind) {
    case 'loaded':
      return reading.set;
    case 'none':
      throw expected(`${path} holds no problemset.yaml, so it is no problem set.`);
    case 'faulty':
      throw expected(
        `${path} is not sound. ${reading.faults.map((fault) => load().formatFault(fault)).join(' ')}`,
      );
    default:
      return reading satisfies never;
  }
}

/** Named like the engine's own, by which the guard knows it. */
function expected(message: string): Error {
  const error = new Error(message);
  error.name = 'ExpectedError';
  return error;
}

async function chooseSet(title: string, placeHolder: string): Promise<string | undefined> {
  const found = await vscode.workspace.findFiles('**/problemset.yaml', '**/node_modules/**', 100);
  const items: SetItem[] = found.map((uri) => ({
    label: vscode.workspace.asRelativePath(dirname(uri.fsPath)),
    detail: dirname(uri.fsPath),
    iconPath: new vscode.ThemeIcon('mortar-board'),
    path: dirname(uri.fsPath),
  }));
  items.push({
    label: 'Somewhere else…',
    detail: 'Choose the folder that holds problemset.yaml',
    iconPath: new vscode.ThemeIcon('folder-opened'),
  });
  const picked =
    items.length === 1 ? items[0] : await vscode.window.showQuickPick(items, { title, placeHolder });
  if (picked === undefined || picked.path !== undefined) return picked?.path;
  return chooseFolder(placeHolder, 'Choose');
}

async function chooseFolder(title: string, openLabel: string): Promise<string | undefined> {
  const folders = await vscode.window.showOpenDialog({
    title,
    openLabel,
    canSelectFiles: false,
    canSelectFolders: true,
  });
  return folders?.[0]?.fsPath;
}

/** A file half written must never pass for a whole one. */
async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  await writeFile(`${path}.part`, content);
  await rename(`${path}.part`, path);
}
