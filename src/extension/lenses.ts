/** Check, Hint and Derivation above each part's heading and function, with the verdict in words. */
import * as vscode from 'vscode';
import type { Workbook } from '../course/workbook.ts';
import type { LoadedProblem } from '../problem/problemSet.ts';
import type { Part } from '../problem/problem.ts';
import { nextRung } from '../tutor/ladder.ts';
import { plainText } from '../tutor/plainText.ts';
import { points, standingWord } from '../tutor/wording.ts';
import type { Gradebook } from './gradebook.ts';
import type { HelpShown } from './help.ts';
import { helpFor } from './offer.ts';
import { BUSY, signOf } from './icons.ts';
import type { Outlines } from './outlines.ts';
import type { PartRef } from './parts.ts';
import { changesLenses, settings } from './settings.ts';
import type { Workbooks } from './workbooks.ts';

export class PartLenses implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #outlines: Outlines;
  readonly #gradebook: Gradebook;
  readonly #help: HelpShown;
  readonly #subscriptions: vscode.Disposable[];
  #offered = false;

  readonly onDidChangeCodeLenses = this.#changed.event;

  constructor(workbooks: Workbooks, outlines: Outlines, gradebook: Gradebook, help: HelpShown) {
    this.#outlines = outlines;
    this.#gradebook = gradebook;
    this.#help = help;
    const refresh = (): void => this.#changed.fire();
    this.#subscriptions = [
      this.#changed,
      workbooks.onDidChange(() => {
        if (workbooks.open.length > 0) this.#offer();
        refresh();
      }),
      gradebook.onDidChange(refresh),
      help.onDidChange(refresh),
      vscode.workspace.onDidGrantWorkspaceTrust(refresh),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (changesLenses(event)) refresh();
      }),
    ];
  }

  /**
   * VS Code waits before it asks for lenses, by the average time of the last answers, for up to a minute. An
   * answer that was asked for while the engine loads would be late and make all later ones late, so VS Code
   * hears of this provider when it can answer at once.
   */
  #offer(): void {
    if (this.#offered) return;
    this.#offered = true;
    for (const document of vscode.workspace.textDocuments) this.#outlines.of(document);
    this.#subscriptions.push(
      vscode.languages.registerCodeLensProvider(
        [
          { scheme: 'file', pattern: '**/*.md' },
          { scheme: 'file', pattern: '**/*.ts' },
        ],
        this,
      ),
    );
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    if (!settings.codeLens(document.uri)) return [];
    const outline = this.#outlines.of(document);
    if (outline === undefined) return [];
    const { workbook, problem } = outline.role;
    return [
      ...this.#overview(workbook, problem),
      ...outline.places.flatMap(({ part: id, heading }) => {
        const part = problem.problem.parts.find((one) => one.id === id);
        if (part === undefined) return [];
        const ref = { root: workbook.root, problem: problem.problem.id, part: id };
        const line = heading.with({ end: heading.start });
        return [
          ...this.#verdict(part, ref),
          {
            title: 'Check',
            command: 'rederive.checkPart',
            arguments: [ref],
            tooltip: `Check ${part.label} now, saved or not`,
          },
          ...this.#debug(part, ref),
          ...this.#hint(ref, helpFor(problem, part)),
        ].map((command) => new vscode.CodeLens(line, command));
      }),
    ];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** Above the first line: the problem as a whole. */
  #overview(workbook: Workbook, problem: LoadedProblem): vscode.CodeLens[] {
    const [part] = problem.problem.parts;
    if (part === undefined) return [];
    const { score, max } = this.#gradebook.score(workbook, problem.problem.id);
    const ref = { root: workbook.root, problem: problem.problem.id, part: part.id };
    const top = new vscode.Range(0, 0, 0, 0);
    return [
      new vscode.CodeLens(top, {
        title: `$(mortar-board)\u00a0${problem.problem.title} · ${points(score)}/${points(max)}`,
        command: 'rederive.goToPart',
        tooltip: 'Go to a part…',
      }),
      new vscode.CodeLens(top, {
        title: 'Check Problem',
        command: 'rederive.checkProblem',
        arguments: [ref],
      }),
    ];
  }

  #verdict(part: Part, ref: PartRef): vscode.Command[] {
    const { standing, report, busy, outdated } = this.#gradebook.of(ref);
    const show = { command: 'rederive.showPart', arguments: [ref] };
    if (busy) return [{ ...show, title: `$(${BUSY})\u00a0Checking…` }];
    const score = `${points(report?.score ?? 0)}/${points(part.points)}`;
    const since = outdated ? ', edited since' : '';
    return [
      {
        ...show,
        title: `${signOf(standing)}\u00a0${part.label} ${standingWord(standing)}${since} · ${score}`,
        tooltip:
          report === undefined
            ? 'Show the question and what is known of your answer'
            : plainText(report.reason),
      },
    ];
  }

  /** Only once a check has run the code: before, nothing is known of its cases. */
  #debug(part: Part, ref: PartRef): vscode.Command[] {
    const { report } = this.#gradebook.of(ref);
    if (part.kind !== 'code' || report?.cases === undefined) return [];
    const debug = {
      title: 'Debug',
      command: 'rederive.debugPart',
      arguments: [ref],
      tooltip: 'Debug the first case that failed, else the first',
    };
    if (report.counterexample === undefined) return [debug];
    return [
      debug,
      {
        title: 'Debug Counterexample',
        command: 'rederive.debugCounterexample',
        arguments: [ref],
        tooltip: `Debug the simplest input that shows it: ${report.counterexample.title}`,
      },
    ];
  }

  #hint(ref: PartRef, help: ReturnType<typeof helpFor>): vscode.Command[] {
    const shown = this.#help.of(ref, help);
    const rung = nextRung(help, shown);
    const commands: vscode.Command[] = [];
    if (help.hints.length > 0) {
      const title =
        rung.kind === 'hint'
          ? `Hint ${rung.index + 1} of ${rung.of}`
          : `All ${help.hints.length} hints shown`;
      commands.push({ title, command: 'rederive.showHint', arguments: [ref] });
    }
    if (help.steps > 0)
      commands.push({ title: 'Derivation', command: 'rederive.showDerivation', arguments: [ref] });
    return commands;
  }
}
