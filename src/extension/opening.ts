/** Brings a part's answer, or a place in it, before the person. */
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { EngineLoader } from './engineLoader.ts';
import type { Outlines } from './outlines.ts';
import type { PartRef } from './parts.ts';
import { answerFileOf, fileUri, type AnswerFile, type Workbooks } from './workbooks.ts';

export class Opening {
  readonly #workbooks: Workbooks;
  readonly #outlines: Outlines;
  readonly #load: EngineLoader;

  constructor(workbooks: Workbooks, outlines: Outlines, load: EngineLoader) {
    this.#workbooks = workbooks;
    this.#outlines = outlines;
    this.#load = load;
  }

  /** The file that answers the part, with the cursor where the answer goes. */
  async part(ref: PartRef, options: vscode.TextDocumentShowOptions = {}): Promise<void> {
    const found = this.#workbooks.resolve(ref);
    if (found !== undefined) await this.file(ref, answerFileOf(found.part), options);
  }

  async file(ref: PartRef, file: AnswerFile, options: vscode.TextDocumentShowOptions = {}): Promise<void> {
    const found = this.#workbooks.resolve(ref);
    if (found === undefined || !(await this.#exists(ref, file))) return;
    const document = await vscode.workspace.openTextDocument(fileUri(found.workbook, ref.problem, file));
    const place = this.#outlines.of(document)?.places.find(({ part }) => part === ref.part);
    const at = place && cursorOf(document, place.heading, file);
    await vscode.window.showTextDocument(document, {
      viewColumn: columnOf(document),
      ...options,
      ...(at === undefined ? {} : { selection: new vscode.Range(at, at) }),
    });
  }

  /** Lines and columns count from 1. */
  async place(root: string, file: string, line: number, column: number): Promise<void> {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.file(join(root, file)));
    const at = document.validatePosition(new vscode.Position(line - 1, column - 1));
    await vscode.window.showTextDocument(document, {
      viewColumn: columnOf(document),
      selection: new vscode.Range(at, at),
    });
  }

  /** Offers to make a file that is not there; false when there is none in the end. */
  async #exists(ref: PartRef, file: AnswerFile): Promise<boolean> {
    const found = this.#workbooks.resolve(ref);
    if (found === undefined) return false;
    const uri = fileUri(found.workbook, ref.problem, file);
    try {
      await vscode.workspace.fs.stat(uri);
      return true;
    } catch {
      const text = file === 'answers' ? this.#load().answersTemplate(found.problem) : found.problem.starter;
      const name = vscode.workspace.asRelativePath(uri);
      if (text === undefined) {
        void vscode.window.showInformationMessage(
          `${found.problem.problem.title} has no code parts, so it has no ${name}.`,
        );
        return false;
      }
      const make = await vscode.window.showInformationMessage(`There is no ${name}. Make it?`, 'Make It');
      if (make === undefined) return false;
      await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
      return true;
    }
  }
}

/** A file that is already shown stays where it is; the page keeps its own column. */
function columnOf(document: vscode.TextDocument): vscode.ViewColumn {
  const shown = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
  if (shown?.viewColumn !== undefined) return shown.viewColumn;
  const active = vscode.window.tabGroups.activeTabGroup;
  return active.activeTab?.input instanceof vscode.TabInputWebview
    ? vscode.ViewColumn.One
    : active.viewColumn;
}

/** Below the heading and its comment, or at the function's name. */
function cursorOf(document: vscode.TextDocument, heading: vscode.Range, file: AnswerFile): vscode.Position {
  if (file === 'solution') return heading.start;
  let line = heading.end.line + 1;
  while (line < document.lineCount && /^\s*(?:<!--.*-->\s*)?$/.test(document.lineAt(line).text)) {
    if (line + 1 >= document.lineCount || document.lineAt(line + 1).text.startsWith('#')) break;
    line++;
  }
  return document.validatePosition(new vscode.Position(line, 0));
}
