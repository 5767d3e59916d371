/** The Test Explorer: one item a part, below it one a case and the counterexample; every check, wherever it began, shows its results here. */
import * as vscode from 'vscode';
import type { Workbook } from '../course/workbook.ts';
import type { Part } from '../problem/problem.ts';
import type { Check, Checker } from './checker.ts';
import type { Subject } from './debugger.ts';
import type { Guard } from './log.ts';
import type { Outlines } from './outlines.ts';
import { keyOf, type PartRef } from './parts.ts';
import { findDocument } from './texts.ts';
import { COUNTEREXAMPLE_ITEM, order, partLabel, TestResults } from './testResults.ts';
import { answerUri } from './tree.ts';
import type { Workbooks } from './workbooks.ts';

/** What the debugger can run: code parts, their cases and their counterexamples. */
const DEBUGGABLE = new vscode.TestTag('code');

export type DebugPart = (ref: PartRef, subject: Subject, token: vscode.CancellationToken) => Promise<void>;

export class TestView implements vscode.Disposable {
  readonly #controller = vscode.tests.createTestController('rederive', 'Rederive');
  readonly #parts = new Map<string, vscode.TestItem>();
  /** Parts that an item stands for; an item without an entry is a case or a counterexample, whose parent has one. */
  readonly #refs = new WeakMap<vscode.TestItem, readonly PartRef[]>();
  readonly #continuous = new Set<vscode.TestRunRequest>();
  readonly #profile: vscode.TestRunProfile;
  readonly #debugProfile: vscode.TestRunProfile;
  readonly #workbooks: Workbooks;
  readonly #checker: Checker;
  readonly #outlines: Outlines;
  readonly #guard: Guard;
  readonly #debugPart: DebugPart;
  readonly #subscriptions: readonly vscode.Disposable[];

  constructor(
    workbooks: Workbooks,
    checker: Checker,
    outlines: Outlines,
    guard: Guard,
    debugPart: DebugPart,
  ) {
    this.#workbooks = workbooks;
    this.#checker = checker;
    this.#outlines = outlines;
    this.#guard = guard;
    this.#debugPart = debugPart;
    this.#profile = this.#controller.createRunProfile(
      'Check',
      vscode.TestRunProfileKind.Run,
      (request, token) => guard.asked('run the checks', () => this.#run(request, token)),
      true,
      undefined,
      true,
    );
    this.#debugProfile = this.#controller.createRunProfile(
      'Debug',
      vscode.TestRunProfileKind.Debug,
      (request, token) => guard.asked('debug the case', () => this.#debug(request, token)),
      true,
      DEBUGGABLE,
    );
    this.#controller.refreshHandler = () => guard.asked('read the problem sets', () => workbooks.reload());
    this.#subscriptions = [
      this.#controller,
      this.#profile,
      this.#debugProfile,
      workbooks.onDidChange(() => this.#rebuild()),
      checker.onDidBegin((check) => this.#show(check)),
    ];
  }

  /** Whether somebody wants this part checked while they write. */
  isContinuous(ref: PartRef): boolean {
    return [...this.#continuous].some((request) =>
      this.#refsOf(request).some((wanted) => keyOf(wanted) === keyOf(ref)),
    );
  }

  /** Follows the headings and functions of a document as it is edited, and says that its results are old. */
  follow(document: vscode.TextDocument, outdated: readonly PartRef[]): void {
    const outline = this.#outlines.of(document);
    if (outline === undefined) return;
    const root = outline.role.workbook.root;
    for (const place of outline.places) {
      const item = this.#parts.get(
        keyOf({ root, problem: outline.role.problem.problem.id, part: place.part }),
      );
      if (item !== undefined) item.range = place.heading;
    }
    const items = outdated.flatMap((ref) => this.#parts.get(keyOf(ref)) ?? []);
    if (items.length > 0) this.#controller.invalidateTestResults(items);
  }

  /** Says that no result holds any more. */
  invalidate(): void {
    for (const item of this.#parts.values()) {
      this.#unlabel(item);
      item.children.delete(COUNTEREXAMPLE_ITEM);
    }
    this.#controller.invalidateTestResults();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** Takes the standing out of a label. */
  #unlabel(item: vscode.TestItem): void {
    const [ref] = this.#refs.get(item) ?? [];
    const part = ref && this.#workbooks.resolve(ref)?.part;
    if (part !== undefined) item.label = partLabel(part);
  }

  async #run(request: vscode.TestRunRequest, token: vscode.CancellationToken): Promise<void> {
    if (request.continuous) {
      this.#continuous.add(request);
      token.onCancellationRequested(() => this.#continuous.delete(request));
      return;
    }
    await this.#checker.check(this.#refsOf(request), { token, request });
  }

  /** One session at a time: the first item that was asked for. Results come from checking, not from here. */
  async #debug(request: vscode.TestRunRequest, token: vscode.CancellationToken): Promise<void> {
    const item =
      request.include?.[0] ?? [...this.#parts.values()].find(({ tags }) => tags.includes(DEBUGGABLE));
    if (item === undefined) return;
    const ref = this.#refsBelow(item).find((one) => this.#parts.get(keyOf(one))?.tags.includes(DEBUGGABLE));
    if (ref !== undefined) await this.#debugPart(ref, this.#subjectOf(item), token);
  }

  #subjectOf(item: vscode.TestItem): Subject {
    if (this.#refs.has(item)) return { kind: 'trouble' };
    return item.id === COUNTEREXAMPLE_ITEM ? { kind: 'counterexample' } : { kind: 'case', id: item.id };
  }

  #refsOf(request: vscode.TestRunRequest): readonly PartRef[] {
    const excluded = new Set((request.exclude ?? []).flatMap((item) => this.#refsBelow(item)).map(keyOf));
    const items = request.include ?? [...this.#controller.items].map(([, item]) => item);
    return items.flatMap((item) => this.#refsBelow(item)).filter((ref) => !excluded.has(keyOf(ref)));
  }

  #refsBelow(item: vscode.TestItem): readonly PartRef[] {
    // A case cannot run without its part: all of a part's cases share one call of the student's file.
    return this.#refs.get(item) ?? (item.parent === undefined ? [] : this.#refsBelow(item.parent));
  }

  #show(check: Check): void {
    const itemsOf = (refs: readonly PartRef[]): vscode.TestItem[] =>
      refs.flatMap((ref) => this.#parts.get(keyOf(ref)) ?? []);
    const items = itemsOf(check.refs);
    // Until there is a new verdict, the old one is not the part's.
    for (const item of items) this.#unlabel(item);
    const asked = check.request;
    const request =
      asked ??
      // The person asked elsewhere: results are filed here, and the view stays where it is.
      new vscode.TestRunRequest(items, undefined, this.#profile, check.automatic, true);
    const [only] = items;
    const name = items.length === 1 && only !== undefined ? only.label : `${items.length} parts`;
    const run = this.#controller.createTestRun(request, name, true);
    const results = new TestResults(run, (ref) => this.#parts.get(keyOf(ref)), this.#controller);
    results.begin(items);
    if (check.withheld !== undefined) results.skip(itemsOf(check.withheld.refs), check.withheld.because);
    const stop = run.token.onCancellationRequested(() => check.cancel());
    check.onReport((entry) => {
      void this.#guard.noticed('show a result in the Testing view', () => results.show(entry));
    });
    check.onEnd(({ cancelled }) => {
      if (cancelled) run.appendOutput('Stopped.\r\n');
      stop.dispose();
      run.end();
    });
  }

  #rebuild(): void {
    this.#parts.clear();
    this.#controller.items.replace(this.#workbooks.open.map((workbook) => this.#setItem(workbook)));
  }

  #setItem(workbook: Workbook): vscode.TestItem {
    const set = this.#controller.createTestItem(workbook.root, workbook.set.header.title);
    const all: PartRef[] = [];
    workbook.set.problems.forEach(({ problem }, i) => {
      const item = this.#controller.createTestItem(
        problem.id,
        problem.title,
        vscode.Uri.file(`${workbook.root}/${problem.id}`),
      );
      item.sortText = order(i);
      const refs = problem.parts.map(({ id }) => ({ root: workbook.root, problem: problem.id, part: id }));
      problem.parts.forEach((part, j) => item.children.add(this.#partItem(workbook, problem.id, part, j)));
      this.#refs.set(item, refs);
      all.push(...refs);
      set.children.add(item);
    });
    this.#refs.set(set, all);
    return set;
  }

  #partItem(workbook: Workbook, problem: string, part: Part, index: number): vscode.TestItem {
    const ref = { root: workbook.root, problem, part: part.id };
    const uri = answerUri(workbook, problem, part);
    const item = this.#controller.createTestItem(part.id, partLabel(part), uri);
    item.sortText = order(index);
    const document = findDocument(uri);
    const place = document && this.#outlines.of(document)?.places.find((one) => one.part === part.id);
    if (place !== undefined) item.range = place.heading;
    if (part.kind === 'code') {
      item.tags = [DEBUGGABLE];
      part.cases
        .filter(({ hidden }) => !hidden)
        .forEach(({ id, title }, i) => {
          const child = this.#controller.createTestItem(id, title, uri);
          child.sortText = order(i);
          child.tags = [DEBUGGABLE];
          item.children.add(child);
        });
    }
    this.#refs.set(item, [ref]);
    this.#parts.set(keyOf(ref), item);
    return item;
  }
}
