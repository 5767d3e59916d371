/** The tree of sets, problems and parts, each part with its standing in a sign and in words. */
import * as vscode from 'vscode';
import type { Workbook } from '../course/workbook.ts';
import type { LoadedProblem } from '../problem/problemSet.ts';
import type { Part } from '../problem/problem.ts';
import { plainText } from '../tutor/plainText.ts';
import { points, scoreOf, standingWord } from '../tutor/wording.ts';
import type { Gradebook } from './gradebook.ts';
import { helpFor } from './offer.ts';
import { BUSY, iconOf } from './icons.ts';
import { readPartRef, type PartRef } from './parts.ts';
import { refsOfProblem, refsOfWorkbook } from './refs.ts';
import { fileUri, type Workbooks } from './workbooks.ts';

export type TreeNode =
  | { readonly kind: 'set'; readonly workbook: Workbook }
  | { readonly kind: 'problem'; readonly workbook: Workbook; readonly problem: LoadedProblem }
  | {
      readonly kind: 'part';
      readonly workbook: Workbook;
      readonly problem: LoadedProblem;
      readonly part: Part;
      readonly ref: PartRef;
    };

export class ProblemTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<TreeNode | undefined>();
  readonly #workbooks: Workbooks;
  readonly #gradebook: Gradebook;
  readonly #subscriptions: readonly vscode.Disposable[];

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(workbooks: Workbooks, gradebook: Gradebook) {
    this.#workbooks = workbooks;
    this.#gradebook = gradebook;
    const refresh = (): void => this.#changed.fire(undefined);
    this.#subscriptions = [this.#changed, workbooks.onDidChange(refresh), gradebook.onDidChange(refresh)];
  }

  getChildren(node?: TreeNode): TreeNode[] {
    switch (node?.kind) {
      case undefined:
        return this.#workbooks.open.map((workbook) => ({ kind: 'set', workbook }));
      case 'set':
        return node.workbook.set.problems.map((problem) => problemNode(node.workbook, problem));
      case 'problem':
        return node.problem.problem.parts.map((part) => partNode(node.workbook, node.problem, part));
      case 'part':
        return [];
      default:
        return node satisfies never;
    }
  }

  getParent(node: TreeNode): TreeNode | undefined {
    switch (node.kind) {
      case 'set':
        return undefined;
      case 'problem':
        return { kind: 'set', workbook: node.workbook };
      case 'part':
        return problemNode(node.workbook, node.problem);
      default:
        return node satisfies never;
    }
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    switch (node.kind) {
      case 'set':
        return this.#setItem(node.workbook);
      case 'problem':
        return this.#problemItem(node.workbook, node.problem);
      case 'part':
        return this.#partItem(node);
      default:
        return node satisfies never;
    }
  }

  nodeOf(ref: PartRef): TreeNode | undefined {
    const found = this.#workbooks.resolve(ref);
    return found && partNode(found.workbook, found.problem, found.part);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #setItem(workbook: Workbook): vscode.TreeItem {
    const { header } = workbook.set;
    const item = new vscode.TreeItem(header.title, vscode.TreeItemCollapsibleState.Expanded);
    const { score, max } = this.#gradebook.score(workbook);
    item.id = workbook.root;
    item.description = `${points(score)}/${points(max)}`;
    item.iconPath = new vscode.ThemeIcon('mortar-board');
    item.contextValue = 'set';
    item.tooltip = `${header.title}, version ${header.version}\n${workbook.root}`;
    item.accessibilityInformation = { label: `${header.title}, ${scoreOf(score, max)}` };
    return item;
  }

  #problemItem(workbook: Workbook, { problem }: LoadedProblem): vscode.TreeItem {
    const item = new vscode.TreeItem(problem.title, vscode.TreeItemCollapsibleState.Expanded);
    const { score, max } = this.#gradebook.score(workbook, problem.id);
    item.id = `${workbook.root}\n${problem.id}`;
    item.description = `${points(score)}/${points(max)}`;
    item.iconPath = new vscode.ThemeIcon('notebook');
    item.contextValue = 'problem';
    item.tooltip = `${problem.title} (${problem.id})`;
    item.accessibilityInformation = { label: `${problem.title}, ${scoreOf(score, max)}` };
    return item;
  }

  #partItem({ workbook, problem, part, ref }: Extract<TreeNode, { kind: 'part' }>): vscode.TreeItem {
    const { standing, report, busy, outdated } = this.#gradebook.of(ref);
    const help = helpFor(problem, part);
    // The label of the sheet is short, so that the verdict and the points fit beside it in a narrow view.
    const item = new vscode.TreeItem(part.label);
    const words = busy ? 'Checking…' : `${standingWord(standing)}${outdated ? ', edited since' : ''}`;
    const score = `${points(report?.score ?? 0)}/${points(part.points)}`;
    item.id = `${workbook.root}\n${problem.problem.id}/${part.id}`;
    item.description =
      standing === 'unchecked' && !busy ? `${score} · ${part.title}` : `${score} ${words} · ${part.title}`;
    item.iconPath = busy ? new vscode.ThemeIcon(BUSY) : iconOf(standing);
    item.contextValue = [
      'part',
      part.kind === 'code' ? 'code' : 'written',
      ...(help.hints.length > 0 ? ['hints'] : []),
      ...(help.steps > 0 ? ['derivation'] : []),
      ...(report?.counterexample === undefined ? [] : ['counterexample']),
    ].join(' ');
    item.tooltip = [
      `${part.label} ${part.title} (${part.id})`,
      `${words}, ${scoreOf(report?.score ?? 0, part.points)}`,
      ...(report === undefined ? [] : [plainText(report.reason)]),
    ].join('\n');
    item.accessibilityInformation = {
      label: `${part.label} ${part.title}, ${words}, ${scoreOf(report?.score ?? 0, part.points)}`,
    };
    item.command = { command: 'rederive.openPart', title: 'Open Part', arguments: [ref] };

    return item;
  }
}

function problemNode(workbook: Workbook, problem: LoadedProblem): TreeNode {
  return { kind: 'problem', workbook, problem };
}

function partNode(workbook: Workbook, problem: LoadedProblem, part: Part): TreeNode {
  return {
    kind: 'part',
    workbook,
    problem,
    part,
    ref: { root: workbook.root, problem: problem.problem.id, part: part.id },
  };
}

/** What a command was called on: a tree node, a plain reference, or nothing that names parts. */
export function refsFrom(argument: unknown): readonly PartRef[] {
  const ref = readPartRef(argument);
  if (ref !== undefined) return [ref];
  if (typeof argument !== 'object' || argument === null || !('kind' in argument)) return [];
  // Only our own tree hands out nodes: they carry the workbook itself.
  const node = argument as TreeNode;
  switch (node.kind) {
    case 'set':
      return refsOfWorkbook(node.workbook);
    case 'problem':
      return refsOfProblem(node.workbook, node.problem);
    case 'part':
      return [node.ref];
    default:
      return node satisfies never;
  }
}

/** Where the answer to a part is or would be. */
export function answerUri(workbook: Workbook, problem: string, part: Part): vscode.Uri {
  return fileUri(workbook, problem, part.kind === 'code' ? 'solution' : 'answers');
}
