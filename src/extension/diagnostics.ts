/** Squiggles on the very lines of the answers, each with the misconception's name and the question about it. */
import * as vscode from 'vscode';
import type { LocatedFinding, PartReport } from '../grading/report.ts';
import { plainText } from '../tutor/plainText.ts';
import { standingWord } from '../tutor/wording.ts';
import type { Gradebook } from './gradebook.ts';
import type { Outlines } from './outlines.ts';
import type { PartRef } from './parts.ts';
import { locationOf, rangeOf } from './places.ts';
import { refsOfProblem } from './refs.ts';
import { findDocument } from './texts.ts';
import { answerUri } from './tree.ts';
import type { Workbooks } from './workbooks.ts';

export const SOURCE = 'Rederive';

const severities = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
} as const;

/** A diagnostic that knows which part it speaks of, for the actions on it. */
export class PartDiagnostic extends vscode.Diagnostic {
  readonly ref: PartRef;

  constructor(range: vscode.Range, message: string, severity: vscode.DiagnosticSeverity, ref: PartRef) {
    super(range, message, severity);
    this.ref = ref;
    this.source = SOURCE;
  }
}

export class Squiggles implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('rederive');
  readonly #workbooks: Workbooks;
  readonly #gradebook: Gradebook;
  readonly #outlines: Outlines;
  readonly #subscriptions: readonly vscode.Disposable[];

  constructor(workbooks: Workbooks, gradebook: Gradebook, outlines: Outlines) {
    this.#workbooks = workbooks;
    this.#gradebook = gradebook;
    this.#outlines = outlines;
    const refresh = (): void => this.#refresh();
    this.#subscriptions = [this.#collection, workbooks.onDidChange(refresh), gradebook.onDidChange(refresh)];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #refresh(): void {
    const byFile = new Map<string, vscode.Diagnostic[]>();
    const add = (uri: vscode.Uri, diagnostic: vscode.Diagnostic): void => {
      const own = byFile.get(uri.toString());
      if (own === undefined) byFile.set(uri.toString(), [diagnostic]);
      // A file that does not compile says the same for each of its parts; once is enough.
      else if (!own.some((one) => isSame(one, diagnostic))) own.push(diagnostic);
    };
    for (const workbook of this.#workbooks.open) {
      for (const problem of workbook.set.problems) {
        for (const notice of this.#gradebook.noticesOf(workbook.root, problem.problem.id)) {
          const at = locationOf(workbook.root, notice);
          if (at !== undefined) add(at.uri, ofNotice(at.range, notice));
        }
        for (const ref of refsOfProblem(workbook, problem)) {
          const { report, outdated } = this.#gradebook.of(ref);
          // A squiggle about text that has since changed would point at the wrong words.
          if (report === undefined || outdated || !report.answered) continue;
          for (const [uri, diagnostic] of this.#ofReport(ref, report)) add(uri, diagnostic);
        }
      }
    }
    this.#collection.clear();
    for (const [file, diagnostics] of byFile) this.#collection.set(vscode.Uri.parse(file), diagnostics);
  }

  #ofReport(ref: PartRef, report: PartReport): [vscode.Uri, PartDiagnostic][] {
    const found = this.#workbooks.resolve(ref);
    if (found === undefined) return [];
    const [diagnosis] = report.diagnoses;
    const own: [vscode.Uri, PartDiagnostic][] = [];
    for (const finding of report.findings) {
      const at = locationOf(ref.root, finding);
      if (at === undefined) continue;
      const first = own.length === 0;
      const ask = first && diagnosis?.ask !== undefined && !finding.message.includes(diagnosis.ask);
      const message = `${plainText(finding.message)}${ask ? `\n${plainText(diagnosis.ask)}` : ''}`;
      own.push([at.uri, partDiagnostic(at.range, message, severities[finding.severity], ref, diagnosis?.id)]);
    }
    if (own.length > 0 || !needsAttention(report)) return own;
    // Something is wrong and nothing says where: the heading stands for the answer.
    const uri = answerUri(found.workbook, ref.problem, found.part);
    const document = findDocument(uri);
    const place = document && this.#outlines.of(document)?.places.find(({ part }) => part === ref.part);
    const range = place?.heading ?? rangeOf({});
    // Without a name for the mistake, the first case that fails is what there is to go by.
    const shown = diagnosis === undefined ? report.findings[0]?.message : diagnosis.message;
    const message = [report.reason, shown, diagnosis?.ask]
      .filter((text, i, all) => text !== undefined && all.indexOf(text) === i)
      .map((text) => plainText(text ?? ''))
      .join('\n');
    const severity =
      report.verdict === 'partial' ? vscode.DiagnosticSeverity.Warning : vscode.DiagnosticSeverity.Error;
    const words = `${report.label} ${standingWord(report.verdict)}: ${message}`;
    return [[uri, partDiagnostic(range, words, severity, ref, diagnosis?.id)]];
  }
}

const isSame = (a: vscode.Diagnostic, b: vscode.Diagnostic): boolean =>
  a.message === b.message && a.range.isEqual(b.range) && a.severity === b.severity;

function needsAttention({ verdict }: PartReport): boolean {
  return verdict === 'incorrect' || verdict === 'partial' || verdict === 'ungradable' || verdict === 'fault';
}

function partDiagnostic(
  range: vscode.Range,
  message: string,
  severity: vscode.DiagnosticSeverity,
  ref: PartRef,
  code: string | undefined,
): PartDiagnostic {
  const diagnostic = new PartDiagnostic(range, message, severity, ref);
  if (code !== undefined) diagnostic.code = code;
  return diagnostic;
}

function ofNotice(range: vscode.Range, notice: LocatedFinding): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(range, plainText(notice.message), severities[notice.severity]);
  diagnostic.source = SOURCE;
  return diagnostic;
}
