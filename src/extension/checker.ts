/** Runs checks: every surface asks here, every surface hears here what came of it. */
import { randomInt } from 'node:crypto';
import * as vscode from 'vscode';
import type { PartReport, Report } from '../grading/report.ts';
import type { EngineLoader } from './engineLoader.ts';
import type { Gradebook } from './gradebook.ts';
import type { Guard } from './log.ts';
import { keyOf, type PartRef } from './parts.ts';
import type { Runners } from './runners.ts';
import type { Entry } from './storedReports.ts';
import { fingerprintsOf, openTexts } from './texts.ts';
import type { Workbooks } from './workbooks.ts';

export interface CheckOptions {
  /** Nobody asked: a newer automatic check of the same problem replaces this one. */
  readonly automatic?: boolean;
  readonly token?: vscode.CancellationToken;
  /** The Test Explorer asked, and its run is to show the results. */
  readonly request?: vscode.TestRunRequest;
}

/** One check while it runs. */
export interface Check {
  readonly refs: readonly PartRef[];
  /** Asked for, but left out: code that may not run here, and why. Nothing is said of it: it was not looked at. */
  readonly withheld: { readonly refs: readonly PartRef[]; readonly because: string } | undefined;
  readonly automatic: boolean;
  readonly request: vscode.TestRunRequest | undefined;
  readonly onReport: vscode.Event<Entry>;
  readonly onEnd: vscode.Event<{ readonly cancelled: boolean }>;
  cancel(): void;
}

interface Running extends Check {
  readonly controller: AbortController;
  readonly left: Map<string, PartRef>;
}

export class Checker implements vscode.Disposable {
  readonly #began = new vscode.EventEmitter<Check>();
  readonly #running = new Set<Running>();
  readonly #workbooks: Workbooks;
  readonly #gradebook: Gradebook;
  readonly #runners: Runners;
  readonly #load: EngineLoader;
  readonly #guard: Guard;
  #sequence = 0;

  readonly onDidBegin = this.#began.event;

  constructor(
    workbooks: Workbooks,
    gradebook: Gradebook,
    runners: Runners,
    load: EngineLoader,
    guard: Guard,
  ) {
    this.#workbooks = workbooks;
    this.#gradebook = gradebook;
    this.#runners = runners;
    this.#load = load;
    this.#guard = guard;
  }

  get busy(): boolean {
    return this.#running.size > 0;
  }

  /** The reports, in the order of the set; parts whose check was cancelled are missing. */
  async check(refs: readonly PartRef[], options: CheckOptions = {}): Promise<readonly PartReport[]> {
    const wanted = new Map(refs.map((ref) => [keyOf(ref), ref]));
    if (options.automatic) this.#replace(wanted);
    const withheld = this.#withhold(wanted);
    if (wanted.size === 0 && withheld === undefined) return [];
    const all = [...wanted.values()];
    const controller = new AbortController();
    const reported = new vscode.EventEmitter<Entry>();
    const ended = new vscode.EventEmitter<{ readonly cancelled: boolean }>();
    const running: Running = {
      refs: all,
      withheld,
      automatic: options.automatic ?? false,
      request: options.request,
      onReport: reported.event,
      onEnd: ended.event,
      cancel: () => controller.abort(),
      controller,
      left: wanted,
    };
    const cancellation = options.token?.onCancellationRequested(() => controller.abort());
    const reports: PartReport[] = [];
    const sequence = this.#sequence++;
    this.#running.add(running);
    this.#gradebook.begin(all);
    this.#began.fire(running);
    try {
      for (const group of byProblem(all)) {
        if (controller.signal.aborted) break;
        await this.#checkProblem(group, controller.signal, (entry) => {
          running.left.delete(keyOf(entry.ref));
          this.#gradebook.end([entry.ref]);
          this.#gradebook.record(entry, sequence);
          reports.push(entry.report);
          reported.fire(entry);
        });
      }
    } catch (error) {
      if (!controller.signal.aborted) throw error;
    } finally {
      this.#running.delete(running);
      cancellation?.dispose();
      this.#gradebook.end([...running.left.values()]);
      ended.fire({ cancelled: controller.signal.aborted });
      reported.dispose();
      ended.dispose();
    }
    return reports;
  }

  cancelAll(): void {
    for (const running of this.#running) running.cancel();
  }

  dispose(): void {
    this.cancelAll();
    this.#began.dispose();
  }

  /** Stops automatic checks of the same parts and takes over what they had not reported. */
  #replace(wanted: Map<string, PartRef>): void {
    for (const running of this.#running) {
      if (!running.automatic || !running.refs.some((ref) => wanted.has(keyOf(ref)))) continue;
      for (const [key, ref] of running.left) wanted.set(key, ref);
      running.cancel();
    }
  }

  /** Takes the code out that may not run. */
  #withhold(wanted: Map<string, PartRef>): Check['withheld'] {
    const refs: PartRef[] = [];
    let because = '';
    for (const [key, ref] of wanted) {
      const permission = this.#runners.permission(ref.root);
      if (permission.ok || this.#workbooks.resolve(ref)?.part.kind !== 'code') continue;
      wanted.delete(key);
      refs.push(ref);
      ({ because } = permission);
    }
    return refs.length === 0 ? undefined : { refs, because };
  }

  async #checkProblem(
    refs: readonly PartRef[],
    signal: AbortSignal,
    tell: (entry: Entry) => void,
  ): Promise<void> {
    const [first] = refs;
    const found = first && this.#workbooks.resolve(first);
    if (first === undefined || found === undefined) return;
    const { workbook, problem } = found;
    const started = performance.now();
    const texts = openTexts(workbook, first.problem);
    const fingerprints = await fingerprintsOf(workbook, problem, this.#load, texts);
    // Drawn here, so that a case can be run again, under a debugger, with the same numbers.
    const seed = String(randomInt(1_000_000_000));
    this.#gradebook.drew(refs, seed);
    const judge = (parts: ReadonlySet<string>): Promise<Report> =>
      this.#load().checkWorkbook(workbook, {
        problem: first.problem,
        parts,
        texts,
        seed,
        runner: this.#runners.for(workbook.root),
        signal,
        onPart: (report) => {
          const ref = { root: first.root, problem: report.problem, part: report.part };
          if (!signal.aborted) tell({ ref, report, fingerprint: fingerprints.get(report.part) ?? '' });
        },
      });
    // Written answers take milliseconds: they do not wait behind code that runs into its time limit.
    const kinds = new Map(problem.problem.parts.map(({ id, kind }) => [id, kind]));
    const asked = refs.map(({ part }) => part);
    const written = new Set(asked.filter((part) => kinds.get(part) !== 'code'));
    const code = new Set(asked.filter((part) => kinds.get(part) === 'code'));
    const reports = await Promise.all([written, code].filter(({ size }) => size > 0).map(judge));
    for (const { notices } of reports) this.#gradebook.notice(first.root, first.problem, notices);
    this.#guard.log.info(
      `Checked ${first.problem} (${asked.join(', ')}) in ${Math.round(performance.now() - started)} ms.`,
    );
  }
}

const problemKey = ({ root, problem }: PartRef): string => `${root}\n${problem}`;

function byProblem(refs: readonly PartRef[]): readonly (readonly PartRef[])[] {
  const groups = new Map<string, PartRef[]>();
  for (const ref of refs) {
    const group = groups.get(problemKey(ref));
    if (group === undefined) groups.set(problemKey(ref), [ref]);
    else group.push(ref);
  }
  return [...groups.values()];
}
