/** What staff do from the editor: pack a problem set for students, and grade a folder of submissions. */
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import type { ClassReport } from '../course/classroom.ts';
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

/**
 * @param argument the `problemset.yaml` that a menu was opened on, or `{ set, out }` from a keybinding or task;
 *   what it does not say is asked
 * @returns the pack that was written
 */
export async function packProblemSet(
  argument: unknown,
  { load, runners }: ClassroomOptions,
): Promise<string | undefined> {
  if (await isRefused()) return undefined;
  const given = readPaths(argument);
  const path =
    given.set ?? (await chooseSet('Pack Problem Set', 'Choose the problem set to pack for students'));
  if (path === undefined) return undefined;
  const set = await readSet(path, load);
  const out = given.out ?? (await choosePack(join(dirname(path), `${set.header.id}.zip`)));
  if (out === undefined) return undefined;
  const title = `Packing ${set.header.title}: running the reference solution…`;
  const bytes = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title },
    async () => load().packForStudents(await load().openFolder(path), set, runners.get()),
  );
  await load().writeWhole(out, bytes);
  const size = Math.ceil(bytes.length / 1024);
  void offer(
    `${out} is ready for students: no reference, no hidden cases, ${size} kB.`,
    'Show in Folder',
    () => vscode.commands.executeCommand('revealFileInOS', vscode.Uri.file(out)),
  );
  return out;
}

/**
 * @param argument `{ set, submissions, out }` from a keybinding or task; what it does not say is asked
 * @returns the folder that `grades.csv` and `report.json` were written to
 */
export async function gradeSubmissions(
  argument: unknown,
  options: ClassroomOptions,
): Promise<string | undefined> {
  if (await isRefused()) return undefined;
  const { load } = options;
  const given = readPaths(argument);
  const path =
    given.set ?? (await chooseSet('Grade Submissions (1 of 3)', 'Choose the problem set that was handed in'));
  if (path === undefined) return undefined;
  const set = await readSet(path, load);
  const submissions =
    given.submissions ??
    (await chooseFolder('Choose the Folder with One Folder a Submission (2 of 3)', 'Grade These'));
  if (submissions === undefined) return undefined;
  const out =
    given.out ?? (await chooseFolder('Choose Where grades.csv and report.json Go (3 of 3)', 'Write Here'));
  if (out === undefined) return undefined;
  const report = await gradeWithProgress(set, submissions, options);
  const grades = join(out, 'grades.csv');
  await load().writeGrades(report, out);
  const count = report.submissions.length;
  const faulty = report.submissions.filter((one) => load().hasFaults(one.report)).map(({ name }) => name);
  const said = `${count === 1 ? 'One submission is' : `${count} submissions are`} graded: ${grades}.`;
  const faults = ` Rederive itself failed on a part of ${faulty.join(', ')}: see report.json.`;
  void offer(faulty.length === 0 ? said : said + faults, 'Open Grades', () =>
    vscode.commands.executeCommand('vscode.open', vscode.Uri.file(grades)),
  );
  return out;
}

function gradeWithProgress(
  set: ProblemSet,
  submissions: string,
  { load, extensionPath }: ClassroomOptions,
): Thenable<ClassReport> {
  return vscode.window.withProgress(
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
        return await load().gradeClass(set, submissions, {
          runner,
          jobs,
          signal: controller.signal,
          onGraded: ({ name }, done, all) => {
            progress.report({ increment: 100 / all, message: `${done} of ${all}: ${name}` });
          },
        });
      } finally {
        await runner.dispose();
      }
    },
  );
}

async function offer(said: string, choice: string, run: () => Thenable<unknown>): Promise<void> {
  if ((await vscode.window.showInformationMessage(said, choice)) === choice) await run();
}

/** Paths that a caller has given; anything else about them is asked or found wrong when they are read. */
function readPaths(argument: unknown): { set?: string; submissions?: string; out?: string } {
  if (argument instanceof vscode.Uri) return { set: dirname(argument.fsPath) };
  if (typeof argument !== 'object' || argument === null) return {};
  const known = ['set', 'submissions', 'out'] as const;
  const given = argument as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    known.flatMap((name) => (typeof given[name] === 'string' ? [[name, given[name]]] : [])),
  );
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

async function choosePack(path: string): Promise<string | undefined> {
  const chosen = await vscode.window.showSaveDialog({
    title: 'Save the Students’ Pack',
    saveLabel: 'Pack',
    defaultUri: vscode.Uri.file(path),
    filters: { 'Problem set packs': ['zip'] },
  });
  return chosen?.fsPath;
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
