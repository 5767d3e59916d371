/** The page beside the editor: one panel that shows one part and passes on what is asked of it. */
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { pageHtml } from '../../webview/html.ts';
import type { Intent, NoticeView, PageState, View } from '../../webview/view.ts';
import type { EngineLoader } from './engineLoader.ts';
import type { Gradebook } from './gradebook.ts';
import type { HelpShown } from './help.ts';
import { helpFor } from './offer.ts';
import type { Guard } from './log.ts';
import type { Outlines } from './outlines.ts';
import { keyOf, type PartRef } from './parts.ts';
import { partView } from './partView.ts';
import type { Runners } from './runners.ts';
import { findDocument } from './texts.ts';
import { answerUri } from './tree.ts';
import type { Workbooks } from './workbooks.ts';

export const PAGE_TYPE = 'rederive.page';

/** A page that has not painted by then is not waited for. */
const PATIENCE_MS = 5000;

/** What the page asks others to do. */
export interface PageActions {
  check(ref: PartRef): void;
  debugCounterexample(ref: PartRef): void;
  hint(ref: PartRef): void;
  step(ref: PartRef): void;
  /** Goes to a place in a file of the workbook. Lines and columns count from 1. */
  open(root: string, file: string, line: number, column: number): void;
  start(): void;
}

export interface PageSources {
  readonly workbooks: Workbooks;
  readonly gradebook: Gradebook;
  readonly outlines: Outlines;
  readonly help: HelpShown;
  readonly runners: Runners;
  readonly load: EngineLoader;
  readonly guard: Guard;
}

export class PartPage implements vscode.WebviewPanelSerializer, vscode.Disposable {
  readonly #sources: PageSources;
  readonly #actions: PageActions;
  readonly #dist: vscode.Uri;
  readonly #subscriptions: readonly vscode.Disposable[];
  #panel: vscode.WebviewPanel | undefined;
  #ref: PartRef | undefined;
  /** What waits for the page to have painted once. */
  #painted: (() => void)[] = [];

  constructor(sources: PageSources, actions: PageActions, extensionUri: vscode.Uri) {
    this.#sources = sources;
    this.#actions = actions;
    this.#dist = vscode.Uri.joinPath(extensionUri, 'dist');
    const { workbooks, gradebook, help } = sources;
    const refresh = (): void => this.#post();
    this.#subscriptions = [
      workbooks.onDidChange(refresh),
      gradebook.onDidChange(refresh),
      help.onDidChange(refresh),
      vscode.workspace.onDidGrantWorkspaceTrust(refresh),
      vscode.window.registerWebviewPanelSerializer(PAGE_TYPE, this),
    ];
  }

  /** The part on the page, while there is a page. */
  get shown(): PartRef | undefined {
    return this.#panel === undefined ? undefined : this.#ref;
  }

  /** @param reveal bring the page to the front; otherwise only an open page changes */
  show(ref: PartRef, reveal: boolean): void {
    if (this.#panel === undefined && !reveal) return;
    const same = this.#ref !== undefined && keyOf(this.#ref) === keyOf(ref);
    this.#ref = ref;
    if (this.#panel === undefined) {
      this.#adopt(
        vscode.window.createWebviewPanel(
          PAGE_TYPE,
          'Rederive',
          { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
          { enableScripts: true, localResourceRoots: [this.#dist] },
        ),
      );
    } else {
      if (reveal) this.#panel.reveal(undefined, true);
      if (!same) this.#post();
    }
  }

  /**
   * Fulfilled when the page is in front and shows the part, so that what changes next is seen to change: the
   * page scrolls to a hint that is added, not to one that was there when it opened.
   */
  async reveal(ref: PartRef): Promise<void> {
    const shown = this.#panel?.visible === true;
    this.show(ref, true);
    if (shown) return;
    await new Promise<void>((resolve) => {
      this.#painted.push(resolve);
      setTimeout(resolve, PATIENCE_MS);
    });
  }

  deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    return this.#sources.guard.noticed('bring the page back', () => {
      const kept: PageState | undefined = this.#sources.load().parsePageState(state);
      this.#ref = kept;
      panel.webview.options = { enableScripts: true, localResourceRoots: [this.#dist] };
      this.#adopt(panel);
    });
  }

  dispose(): void {
    this.#panel?.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #adopt(panel: vscode.WebviewPanel): void {
    this.#panel?.dispose();
    this.#panel = panel;
    const { webview } = panel;
    const address = (name: string): string =>
      webview.asWebviewUri(vscode.Uri.joinPath(this.#dist, name)).toString();
    const icon = (theme: string): vscode.Uri =>
      vscode.Uri.joinPath(this.#dist, '..', 'media', `page-${theme}.svg`);
    panel.iconPath = { light: icon('light'), dark: icon('dark') };
    webview.onDidReceiveMessage((message: unknown) => {
      void this.#sources.guard.noticed('answer the page', () => this.#receive(message));
    });
    panel.onDidDispose(() => {
      if (this.#panel === panel) this.#panel = undefined;
      this.#settle();
    });
    // A hidden page is let go and painted anew: it must not miss what happened in between.
    panel.onDidChangeViewState(() => this.#post());
    webview.html = pageHtml({
      cspSource: webview.cspSource,
      nonce: randomBytes(16).toString('hex'),
      scriptUri: address('page.js'),
      styleUri: address('page.css'),
    });
  }

  #settle(): void {
    for (const resolve of this.#painted.splice(0)) resolve();
  }

  #receive(message: unknown): void {
    const intent = this.#sources.load().parseIntent(message);
    if (intent === undefined) {
      this.#sources.guard.log.warn('The page sent something that is no intent; it was ignored.');
      return;
    }
    this.#obey(intent);
  }

  #obey(intent: Intent): void {
    switch (intent.kind) {
      case 'ready':
        this.#post();
        return this.#settle();
      case 'check':
        return this.#withPart(intent, (ref) => this.#actions.check(ref));
      case 'debug-counterexample':
        return this.#withPart(intent, (ref) => this.#actions.debugCounterexample(ref));
      case 'next-hint':
        return this.#withPart(intent, (ref) => this.#actions.hint(ref));
      case 'next-step':
        return this.#withPart(intent, (ref) => this.#actions.step(ref));
      case 'select':
        return this.#withPart(intent, (ref) => this.show(ref, false));
      case 'open':
        return this.#open(intent.file, intent.line, intent.column);
      case 'trust':
        return void vscode.commands.executeCommand('workbench.trust.manage');
      case 'start-set':
        return this.#actions.start();
      default:
        return intent satisfies never;
    }
  }

  /** The page names a part of the workbook it shows; a name that means nothing there is ignored. */
  #withPart(name: { readonly problem: string; readonly part: string }, act: (ref: PartRef) => void): void {
    const root = this.#ref?.root;
    const ref = root === undefined ? undefined : { root, problem: name.problem, part: name.part };
    if (ref !== undefined && this.#sources.workbooks.resolve(ref) !== undefined) act(ref);
  }

  /** Only files that belong to the submission: the page asks for nothing else. */
  #open(file: string, line: number, column: number): void {
    const ref = this.#ref;
    const workbook = ref && this.#sources.workbooks.find(ref.root);
    const own = [...(workbook?.files.values() ?? [])].some(
      ({ answers, solution }) => file === answers || file === solution,
    );
    if (workbook !== undefined && own) this.#actions.open(workbook.root, file, line, column);
  }

  #post(): void {
    // A page that VS Code brings back may be there before its workbook has been read.
    if (this.#panel === undefined || !this.#panel.visible || !this.#sources.workbooks.known) return;
    const view = this.#view();
    this.#panel.title = view.kind === 'part' ? `${view.part.label} ${view.part.title}` : 'Rederive';
    void this.#panel.webview.postMessage(view);
  }

  #view(): View {
    const { workbooks, gradebook, outlines, help, runners } = this.#sources;
    const ref = this.#ref;
    const found = ref && workbooks.resolve(ref);
    if (ref === undefined || found === undefined) return noticeView(workbooks);
    const { workbook, problem, part } = found;
    const document = findDocument(answerUri(workbook, problem.problem.id, part));
    const place = document && outlines.of(document)?.places.find((one) => one.part === part.id);
    return partView({
      workbook,
      problem,
      part,
      ref,
      gradebook,
      progress: help.of(ref, helpFor(problem, part)),
      permission: runners.permission(workbook.root),
      line: (place?.heading.start.line ?? 0) + 1,
    });
  }
}

/** Instead of a part: nothing is open, or what is open cannot be read. */
function noticeView({ faulty }: Workbooks): NoticeView {
  const [first] = faulty;
  if (first === undefined) {
    return {
      kind: 'notice',
      title: 'No part is open',
      message: 'Start a problem set, or open the folder of one that you have started.',
      actions: [{ label: 'Start a problem set…', intent: { kind: 'start-set' } }],
    };
  }
  return {
    kind: 'notice',
    title: 'This problem set cannot be read',
    message: `${first.root} has ${first.faults.length === 1 ? 'a fault' : 'faults'}. Fetch the pack again, or ask its authors.`,
    details: first.faults.map(
      ({ file, line, column, what, remedy }) => `${file}:${line}:${column} ${what} ${remedy}`,
    ),
    actions: [],
  };
}
