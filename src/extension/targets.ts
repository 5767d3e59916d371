/** Finds out which part a command is about: its argument, the cursor, the page, or a question to the person. */
import * as vscode from 'vscode';
import { points, standingWord } from '../tutor/wording.ts';
import type { Gradebook } from './gradebook.ts';
import { signOf } from './icons.ts';
import type { Outlines } from './outlines.ts';
import type { PartPage } from './page.ts';
import type { PartRef } from './parts.ts';
import { refsFrom } from './tree.ts';
import type { Workbooks } from './workbooks.ts';

interface PartItem extends vscode.QuickPickItem {
  readonly ref?: PartRef;
}

export class Targets {
  readonly #workbooks: Workbooks;
  readonly #gradebook: Gradebook;
  readonly #outlines: Outlines;
  readonly #page: PartPage;

  constructor(workbooks: Workbooks, gradebook: Gradebook, outlines: Outlines, page: PartPage) {
    this.#workbooks = workbooks;
    this.#gradebook = gradebook;
    this.#outlines = outlines;
    this.#page = page;
  }

  /** Undefined when the person turns the question down, or nothing is open. */
  async part(argument: unknown): Promise<PartRef | undefined> {
    return this.#named(argument)[0] ?? this.#atCursor() ?? this.#page.shown ?? (await this.pick());
  }

  /** All parts of the problem that is meant. */
  async problem(argument: unknown): Promise<readonly PartRef[]> {
    const ref = this.#named(argument)[0] ?? this.#inEditor() ?? this.#page.shown ?? (await this.pick());
    const found = ref && this.#workbooks.resolve(ref);
    return found?.problem.problem.parts.map(({ id }) => ({ ...ref, part: id }) as PartRef) ?? [];
  }

  /** Asks, with where each part stands beside its name. */
  async pick(): Promise<PartRef | undefined> {
    const items = this.#workbooks.open.flatMap(({ root, set }) =>
      set.problems.flatMap(({ problem }): PartItem[] => [
        { label: problem.title, kind: vscode.QuickPickItemKind.Separator },
        ...problem.parts.map((part) => {
          const ref = { root, problem: problem.id, part: part.id };
          const { standing, report, outdated } = this.#gradebook.of(ref);
          return {
            ref,
            label: `${signOf(standing)} ${part.label}  ${part.title}`,
            description: `${standingWord(standing)}${outdated ? ', edited since' : ''} · ${points(report?.score ?? 0)}/${points(part.points)}`,
            detail: part.id,
          };
        }),
      ]),
    );
    if (items.length === 0) {
      void vscode.window.showInformationMessage(
        'No problem set is open here. Start one, or open the folder of one.',
      );
      return undefined;
    }
    const picked = await vscode.window.showQuickPick(items, {
      title: 'Parts',
      placeHolder: 'Choose a part',
      matchOnDescription: true,
      matchOnDetail: true,
    });
    return picked?.ref;
  }

  /** The part that the cursor is in, in the editor at hand. */
  #atCursor(): PartRef | undefined {
    const editor = vscode.window.activeTextEditor;
    const place = editor && this.#outlines.at(editor.document, editor.selection.active.line);
    const inEditor = this.#inEditor();
    return place && inEditor && { ...inEditor, part: place.part };
  }

  /** Some part of the file at hand. */
  #inEditor(): PartRef | undefined {
    const editor = vscode.window.activeTextEditor;
    const role = editor && this.#workbooks.roleOf(editor.document.uri);
    const part = role?.problem.problem.parts[0];
    return role && part && { root: role.workbook.root, problem: role.problem.problem.id, part: part.id };
  }

  #named(argument: unknown): readonly PartRef[] {
    return refsFrom(argument).filter((ref) => this.#workbooks.resolve(ref) !== undefined);
  }
}
