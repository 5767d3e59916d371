/** The questions of Start Problem Set…: which pack, and where its folder goes. */
import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { EngineLoader } from './engineLoader.ts';
import type { Workbooks } from './workbooks.ts';

const STARTED = 'startedAt';

interface PackItem extends vscode.QuickPickItem {
  /** Undefined stands for "choose a file". */
  readonly pack?: string;
  readonly id?: string;
}

interface PlaceItem extends vscode.QuickPickItem {
  readonly target?: string;
}

export interface StartOptions {
  readonly context: vscode.ExtensionContext;
  readonly workbooks: Workbooks;
  readonly load: EngineLoader;
  /** Called with the folder of a set that is open in this window. */
  readonly welcome: (root: string) => Promise<void>;
}

export async function startProblemSet(options: StartOptions): Promise<void> {
  const chosen = await choosePack(options);
  if (chosen === undefined) return;
  const target = await choosePlace(chosen.id);
  if (target === undefined) return;
  const workbook = await options.load().startProblemSet(chosen.pack, target);
  const here = (vscode.workspace.workspaceFolders ?? []).some(
    ({ uri }) =>
      uri.scheme === 'file' &&
      (workbook.root === uri.fsPath || workbook.root.startsWith(join(uri.fsPath, '/'))),
  );
  if (here) {
    await options.workbooks.reload();
    await options.welcome(workbook.root);
    return;
  }
  // The folder opens in a window of its own making, which reads this when it starts.
  await options.context.globalState.update(STARTED, workbook.root);
  const empty = (vscode.workspace.workspaceFolders ?? []).length === 0;
  await vscode.commands.executeCommand('vscode.openFolder', vscode.Uri.file(workbook.root), {
    forceReuseWindow: empty,
    forceNewWindow: !empty,
  });
}

/** Opens the first part of a set that was just started from another window. */
export async function welcomeStarted({ context, workbooks, welcome }: StartOptions): Promise<void> {
  const root = context.globalState.get<unknown>(STARTED);
  if (typeof root !== 'string' || workbooks.find(root) === undefined) return;
  await context.globalState.update(STARTED, undefined);
  await welcome(root);
}

async function choosePack({
  context,
  load,
}: StartOptions): Promise<{ pack: string; id: string } | undefined> {
  const folder = join(context.extensionPath, 'dist', 'packs');
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.zip')).sort();
  const items: PackItem[] = [];
  for (const name of names) {
    const reading = await load().openSet(join(folder, name));
    if (reading.kind !== 'loaded') continue;
    const { header, problems } = reading.set;
    const count = problems.reduce((sum, { problem }) => sum + problem.parts.length, 0);
    items.push({
      label: header.title,
      description: `version ${header.version}`,
      detail: `${problems.length === 1 ? 'one problem' : `${problems.length} problems`}, ${count} parts: ${problems.map(({ problem }) => problem.title).join(', ')}`,
      iconPath: new vscode.ThemeIcon('mortar-board'),
      pack: join(folder, name),
      id: header.id,
    });
  }
  items.push({
    label: 'A pack on this computer…',
    detail: 'The .zip file that your course gave you',
    iconPath: new vscode.ThemeIcon('folder-opened'),
  });
  const picked = await vscode.window.showQuickPick(items, {
    title: 'Start Problem Set (1 of 2)',
    placeHolder: 'Choose a problem set',
    ignoreFocusOut: true,
  });
  if (picked === undefined) return undefined;
  if (picked.pack !== undefined && picked.id !== undefined) return { pack: picked.pack, id: picked.id };
  const files = await vscode.window.showOpenDialog({
    title: 'Choose a Pack',
    openLabel: 'Start',
    filters: { 'Problem set packs': ['zip'] },
  });
  const file = files?.[0];
  if (file === undefined) return undefined;
  const reading = await load().openSet(file.fsPath);
  return { pack: file.fsPath, id: reading.kind === 'loaded' ? reading.set.header.id : 'problem-set' };
}

async function choosePlace(id: string): Promise<string | undefined> {
  const items: PlaceItem[] = [];
  for (const { uri, name } of vscode.workspace.workspaceFolders ?? []) {
    if (uri.scheme !== 'file') continue;
    const entries = await vscode.workspace.fs.readDirectory(uri);
    // Dot files, such as .git or .vscode, are not somebody's work.
    const empty = entries.every(([entry]) => entry.startsWith('.'));
    items.push(
      empty
        ? {
            label: `Here, in ${name}`,
            detail: uri.fsPath,
            iconPath: new vscode.ThemeIcon('folder'),
            target: uri.fsPath,
          }
        : {
            label: `In a new folder, ${name}/${id}`,
            detail: join(uri.fsPath, id),
            iconPath: new vscode.ThemeIcon('new-folder'),
            target: join(uri.fsPath, id),
          },
    );
  }
  items.push({
    label: 'Somewhere else…',
    detail: `Choose a folder; ${id} is made inside it`,
    iconPath: new vscode.ThemeIcon('folder-opened'),
  });
  const picked =
    items.length === 1
      ? items[0]
      : await vscode.window.showQuickPick(items, {
          title: 'Start Problem Set (2 of 2)',
          placeHolder: 'Choose where your work goes',
          ignoreFocusOut: true,
        });
  if (picked === undefined || picked.target !== undefined) return picked?.target;
  const folders = await vscode.window.showOpenDialog({
    title: `Choose the Folder in Which ${id} Is Made`,
    openLabel: 'Start Here',
    canSelectFiles: false,
    canSelectFolders: true,
    defaultUri: vscode.Uri.file(homedir()),
  });
  const folder = folders?.[0];
  return folder === undefined ? undefined : join(folder.fsPath, id);
}
