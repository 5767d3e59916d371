/** What the light bulb offers on a squiggle of ours. */
import * as vscode from 'vscode';
import { helpFor } from './offer.ts';
import type { Outlines } from './outlines.ts';
import type { PartRef } from './parts.ts';
import { SOURCE } from './diagnostics.ts';
import type { Workbooks } from './workbooks.ts';

export class PartActions implements vscode.CodeActionProvider, vscode.Disposable {
  readonly #workbooks: Workbooks;
  readonly #outlines: Outlines;
  readonly #subscription: vscode.Disposable;

  constructor(workbooks: Workbooks, outlines: Outlines) {
    this.#workbooks = workbooks;
    this.#outlines = outlines;
    this.#subscription = vscode.languages.registerCodeActionsProvider(
      [
        { scheme: 'file', pattern: '**/*.md' },
        { scheme: 'file', pattern: '**/*.ts' },
      ],
      this,
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    );
  }

  provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    context: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    const own = context.diagnostics.filter(({ source }) => source === SOURCE);
    const outline = own.length === 0 ? undefined : this.#outlines.of(document);
    const place = this.#outlines.at(document, range.start.line);
    if (outline === undefined || place === undefined) return [];
    const { workbook, problem } = outline.role;
    const ref: PartRef = { root: workbook.root, problem: problem.problem.id, part: place.part };
    const found = this.#workbooks.resolve(ref);
    if (found === undefined) return [];
    const help = helpFor(found.problem, found.part);
    return [
      ...(help.hints.length > 0 ? [action('Show a hint for this part', 'rederive.showHint', ref, own)] : []),
      action('Show this part’s page', 'rederive.showPart', ref, own),
      ...(help.steps > 0
        ? [action('Show the derivation, step by step', 'rederive.showDerivation', ref, own)]
        : []),
    ];
  }

  dispose(): void {
    this.#subscription.dispose();
  }
}

function action(
  title: string,
  command: string,
  ref: PartRef,
  diagnostics: vscode.Diagnostic[],
): vscode.CodeAction {
  const offered = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  offered.command = { title, command, arguments: [ref] };
  offered.diagnostics = diagnostics;
  return offered;
}
