/** Writes one check's reports into one run of the Test Explorer. */
import * as vscode from 'vscode';
import type { CaseResult } from '../grading/case.ts';
import type { PartReport } from '../grading/report.ts';
import { plainText } from '../tutor/plainText.ts';
import { scoreOf, standingOf, standingWord } from '../tutor/wording.ts';
import type { PartRef } from './parts.ts';
import { locationOf, rangeOf } from './places.ts';
import type { Entry } from './storedReports.ts';
import { terminalText } from './terminalText.ts';

/** Id of the item of a part's counterexample; no case has an id like it. */
export const COUNTEREXAMPLE_ITEM = 'counterexample:';

export class TestResults {
  readonly #run: vscode.TestRun;
  readonly #itemOf: (ref: PartRef) => vscode.TestItem | undefined;
  readonly #controller: vscode.TestController;

  constructor(
    run: vscode.TestRun,
    itemOf: (ref: PartRef) => vscode.TestItem | undefined,
    controller: vscode.TestController,
  ) {
    this.#run = run;
    this.#itemOf = itemOf;
    this.#controller = controller;
  }

  begin(items: readonly vscode.TestItem[]): void {
    for (const item of items) {
      this.#run.enqueued(item);
      item.children.forEach((child) => this.#run.enqueued(child));
    }
    for (const item of items) this.#run.started(item);
  }

  /** For parts that were not looked at. */
  skip(items: readonly vscode.TestItem[], because: string): void {
    this.#run.appendOutput(`${terminalText(because)}\r\n`);
    for (const item of items) {
      this.#run.skipped(item);
      item.children.forEach((child) => this.#run.skipped(child));
    }
  }

  show({ ref, report }: Entry): void {
    const item = this.#itemOf(ref);
    if (item === undefined) return;
    const word = standingWord(standingOf(report));
    this.#print(
      `${report.label} ${report.title}: ${word}, ${scoreOf(report.score, report.max)}. ${plainText(report.reason)}`,
      item,
    );
    // The description would take the label's place in what a screen reader says, so the standing is in the label.
    item.label = `${partLabel(report)} · ${word}`;
    const seen = new Set([COUNTEREXAMPLE_ITEM, ...(report.cases ?? []).map(({ id }) => id)]);
    report.cases?.forEach((result, i) => this.#showCase(item, report, result, i));
    this.#showCounterexample(item, report);
    item.children.forEach((child) => {
      if (!seen.has(child.id)) this.#run.skipped(child);
    });
    this.#showPart(item, ref, report);
  }

  #showPart(item: vscode.TestItem, ref: PartRef, report: PartReport): void {
    if (!report.answered) return this.#run.skipped(item);
    switch (report.verdict) {
      case 'correct':
        return this.#run.passed(item);
      case 'partial':
      case 'incorrect':
        return this.#run.failed(item, partMessages(item, ref, report));
      // What could not be judged is no failure of the answer.
      case 'ungradable':
      case 'fault':
        return this.#run.errored(item, partMessages(item, ref, report));
      case 'review':
      case 'skipped':
        return this.#run.skipped(item);
      default:
        return report.verdict satisfies never;
    }
  }

  #showCase(item: vscode.TestItem, report: PartReport, result: CaseResult, index: number): void {
    const child = this.#childOf(item, result.id, result.title, index);
    // What the starter does is no failure of the student's.
    if (!report.answered) return this.#run.skipped(child);
    const location = caseLocation(item, result);
    for (const { level, text } of result.console) {
      this.#print(level === 'log' ? text : `${level}: ${text}`, child, location);
    }
    switch (result.verdict) {
      case 'passed':
        return this.#run.passed(child, result.milliseconds);
      case 'failed':
        return this.#run.failed(child, caseMessage(item, report, result, location), result.milliseconds);
      case 'errored':
        return this.#run.errored(child, caseMessage(item, report, result, location), result.milliseconds);
      case 'not-run':
        return this.#run.skipped(child);
      default:
        return result.verdict satisfies never;
    }
  }

  /** An item of its own, so that it can be debugged; it is there as long as the part has a counterexample. */
  #showCounterexample(item: vscode.TestItem, { answered, cases, counterexample }: PartReport): void {
    if (!answered || counterexample === undefined) return item.children.delete(COUNTEREXAMPLE_ITEM);
    const label = `The simplest input that shows it: ${counterexample.title}`;
    const child = this.#childOf(item, COUNTEREXAMPLE_ITEM, label, cases?.length ?? 0);
    const { message, input } = counterexample;
    const text = `${plainText(message)}\nInput:\n${input}`;
    this.#run.failed(child, messageWith(text, counterexample, itemLocation(item)));
  }

  /** The item below a part's that has this id, made where there is none. */
  #childOf(item: vscode.TestItem, id: string, label: string, index: number): vscode.TestItem {
    const child = item.children.get(id) ?? this.#controller.createTestItem(id, label, item.uri);
    child.label = label;
    child.sortText = order(index);
    child.tags = item.tags;
    item.children.add(child);
    return child;
  }

  /** The run's terminal wants carriage returns; control characters of a student's output must not drive it. */
  #print(text: string, item: vscode.TestItem, location?: vscode.Location): void {
    this.#run.appendOutput(`${terminalText(text)}\r\n`, location, item);
  }
}

/** A part's name in the Test Explorer, such as `1(a)i Softmax attention`. */
export function partLabel({ label, title }: { readonly label: string; readonly title: string }): string {
  return `${label} ${title}`;
}

/** Texts that sort like the numbers. */
export function order(index: number): string {
  return String(index).padStart(4, '0');
}

function partMessages(item: vscode.TestItem, ref: PartRef, report: PartReport): vscode.TestMessage[] {
  const asks = report.diagnoses.flatMap(({ message, ask }) => [message, ...(ask === undefined ? [] : [ask])]);
  const lines = [report.reason, ...asks, ...counterexampleLines(report)].filter(
    (line, i, all) => all.indexOf(line) === i,
  );
  const message = new vscode.TestMessage(lines.map(plainText).join('\n'));
  const [finding] = report.findings;
  // Beside the heading: the words that are wrong have a squiggle of their own. A file that is not open has told
  // nobody where its headings are.
  const there = finding === undefined ? undefined : locationOf(ref.root, finding);
  const location = item.range === undefined ? (there ?? itemLocation(item)) : itemLocation(item);
  if (location !== undefined) message.location = location;
  if (finding?.expected !== undefined && finding.actual !== undefined && report.cases === undefined) {
    message.expectedOutput = finding.expected;
    message.actualOutput = finding.actual;
  }
  return [message];
}

function counterexampleLines({ counterexample }: PartReport): string[] {
  if (counterexample === undefined) return [];
  const { input, expected, actual, message } = counterexample;
  return [
    'The simplest input that shows it:',
    input,
    ...(expected === undefined ? [] : [`expected ${expected}`]),
    ...(actual === undefined ? [] : [`actual ${actual}`]),
    message,
  ];
}

function caseMessage(
  item: vscode.TestItem,
  report: PartReport,
  result: CaseResult,
  location: vscode.Location | undefined,
): vscode.TestMessage {
  const { input } = result;
  const text = [
    plainText(result.message ?? report.reason),
    ...(input === undefined ? [] : [`Input: ${input}`]),
  ].join('\n');
  const message = messageWith(text, result, location);
  const { uri } = item;
  if (uri !== undefined && result.frames !== undefined && 'TestMessageStackFrame' in vscode) {
    message.stackTrace = result.frames.map(
      ({ function: name = 'a function without a name', line, column }) =>
        new vscode.TestMessageStackFrame(name, uri, new vscode.Position(line - 1, column - 1)),
    );
  }
  return message;
}

/** With both values side by side where there are two. */
function messageWith(
  text: string,
  { expected, actual }: { readonly expected?: string; readonly actual?: string },
  location: vscode.Location | undefined,
): vscode.TestMessage {
  const message =
    expected !== undefined && actual !== undefined
      ? vscode.TestMessage.diff(text, expected, actual)
      : new vscode.TestMessage(text);
  if (location !== undefined) message.location = location;
  return message;
}

function caseLocation(item: vscode.TestItem, { place }: CaseResult): vscode.Location | undefined {
  if (place?.kind === 'code' && item.uri !== undefined) return new vscode.Location(item.uri, rangeOf(place));
  return itemLocation(item);
}

function itemLocation({ uri, range }: vscode.TestItem): vscode.Location | undefined {
  return uri === undefined ? undefined : new vscode.Location(uri, range ?? new vscode.Position(0, 0));
}
