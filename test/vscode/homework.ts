/** The problem set that the suites' workspace holds: its files, its parts, and what VS Code says of them. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Exports } from '../../src/extension/extension.ts';

export const PROBLEM = 'linear-attention';

/** The extension, activated, with the workspace's problem set read. */
export async function extension(): Promise<vscode.Extension<Exports>> {
  const found = vscode.extensions.getExtension<Exports>('rederive.rederive');
  assert.ok(found, 'the extension is not installed');
  const { ready } = await found.activate();
  await ready;
  return found;
}

export function root(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'no folder is open');
  return folder.uri;
}

export type AnswerFile = 'answers.md' | 'solution.ts';

export function uriOf(file: AnswerFile): vscode.Uri {
  return vscode.Uri.joinPath(root(), PROBLEM, file);
}

/** What the problem set gave the student to begin with, by file. */
const beginnings = new Map<AnswerFile, string>();

export async function open(file: AnswerFile): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(uriOf(file));
  if (!beginnings.has(file)) beginnings.set(file, document.getText());
  return vscode.window.showTextDocument(document, vscode.ViewColumn.One);
}

/** Replaces a file's whole text, as an edit of the open document, and saves it if asked to. */
export async function write(file: AnswerFile, text: string, save = false): Promise<vscode.TextDocument> {
  const { document } = await open(file);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  assert.ok(await vscode.workspace.applyEdit(edit), `${file} could not be edited`);
  if (save) assert.ok(!document.isDirty || (await document.save()), `${file} could not be saved`);
  return document;
}

/** Writes `text` below the heading of one part and leaves every other part blank. */
export async function answer(part: string, text: string, save = false): Promise<vscode.TextDocument> {
  await open('answers.md');
  const blank = beginnings.get('answers.md') ?? '';
  const heading = `## ${part}\n`;
  assert.ok(blank.includes(heading), `answers.md has no heading of ${part}`);
  return write(
    'answers.md',
    blank.replace(heading, () => `${heading}\n${text}\n`),
    save,
  );
}

/** Puts both files back to how the set gave them, saved. */
export async function startAfresh(): Promise<void> {
  for (const [file, text] of beginnings) await write(file, text, true);
  await vscode.commands.executeCommand('rederive.clearResults');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** What the editor shows of one part above its heading or function. */
export interface Shown {
  /** Verdict and points, such as `Correct · 3/3`. */
  readonly verdict: string;
  /** The reason, which a pointer over the verdict shows. */
  readonly reason: string;
}

/** Checks one part by the command that every surface uses. */
export async function runCheck(part: string): Promise<void> {
  await vscode.commands.executeCommand('rederive.checkPart', { root: root().fsPath, problem: PROBLEM, part });
}

/** Checks one part; what then stands above it in the editor at hand. */
export async function check(part: string): Promise<Shown> {
  await runCheck(part);
  return shown(part);
}

export async function shown(part: string): Promise<Shown> {
  const { document } = vscode.window.activeTextEditor ?? assert.fail('no editor is open');
  const lenses = await lensesOf(document.uri);
  for (const { command } of lenses) {
    const [ref] = (command?.arguments ?? []) as readonly { readonly part?: string }[];
    const found =
      /(?<verdict>(Correct|Partly|Not|Could|For|Waits|Skipped|Our|Rederive)\b.*? · [\d.]+\/[\d.]+)$/.exec(
        command?.title ?? '',
      );
    if (ref?.part === part && found?.groups?.['verdict'] !== undefined) {
      return { verdict: found.groups['verdict'], reason: command?.tooltip ?? '' };
    }
  }
  throw new assert.AssertionError({ message: `no verdict stands above ${part}` });
}

export async function lensesOf(uri: vscode.Uri): Promise<readonly vscode.CodeLens[]> {
  return vscode.commands.executeCommand<readonly vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri);
}

/** Our diagnostics on a file, those of other extensions left out. */
export function squiggles(file: AnswerFile): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uriOf(file)).filter(({ source }) => source === 'Rederive');
}

/** Waits until `find` gives something; fails with what was awaited when it never does. */
export async function eventually<T>(
  what: string,
  find: () => T | undefined | Promise<T | undefined>,
): Promise<T> {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    const found = await find();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new assert.AssertionError({ message: `${what}: this did not happen within 30 s` });
}

/** A file of this checkout that authors have and students do not. */
export async function authorFile(name: string): Promise<string> {
  const checkout = process.env['REDERIVE_CHECKOUT'];
  assert.ok(checkout, 'REDERIVE_CHECKOUT is not set');
  const uri = vscode.Uri.joinPath(vscode.Uri.file(checkout), 'problems', 'eecs182', PROBLEM, name);
  return Buffer.from(await vscode.workspace.fs.readFile(uri)).toString('utf8');
}
