/** Lets an open page follow the cursor from part to part. */
import * as vscode from 'vscode';
import type { Outlines } from './outlines.ts';
import type { PartPage } from './page.ts';

/** Arrow keys pass through parts quickly; the page waits until the cursor rests. */
const REST_MS = 150;

export function followCursor(outlines: Outlines, page: PartPage): vscode.Disposable {
  let timer: NodeJS.Timeout | undefined;
  const follow = ({ document, selection }: vscode.TextEditor): void => {
    if (page.shown === undefined) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      const outline = outlines.of(document);
      const place = outlines.at(document, selection.active.line);
      if (outline === undefined || place === undefined) return;
      const { workbook, problem } = outline.role;
      page.show({ root: workbook.root, problem: problem.problem.id, part: place.part }, false);
    }, REST_MS);
  };
  return vscode.Disposable.from(
    vscode.window.onDidChangeTextEditorSelection(({ textEditor, kind }) => {
      // An edit moves the cursor too, but the person is still where they were.
      if (kind !== undefined) follow(textEditor);
    }),
    { dispose: () => clearTimeout(timer) },
  );
}
