/** What is known of every part right now: its report, whether it is being checked, whether it was edited since. */
import * as vscode from 'vscode';
import type { Workbook } from '../course/workbook.ts';
import type { LocatedFinding, PartReport } from '../grading/report.ts';
import { standingOf, type Standing } from '../tutor/wording.ts';
import { keyOf, type PartRef } from './parts.ts';
import type { Entry } from './storedReports.ts';

export interface PartState {
  readonly standing: Standing;
  readonly report?: PartReport;
  readonly busy: boolean;
  /** The answer has changed since `report` was made. */
  readonly outdated: boolean;
}

interface Kept extends Entry {
  readonly sequence: number;
  readonly outdated: boolean;
}

export class Gradebook implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<readonly PartRef[]>();
  readonly #kept = new Map<string, Kept>();
  readonly #busy = new Map<string, number>();
  readonly #seeds = new Map<string, string>();
  readonly #notices = new Map<string, readonly LocatedFinding[]>();

  /** Which parts' states have changed. */
  readonly onDidChange = this.#changed.event;

  get entries(): readonly Entry[] {
    return [...this.#kept.values()];
  }

  of(ref: PartRef): PartState {
    const key = keyOf(ref);
    const kept = this.#kept.get(key);
    return {
      standing: standingOf(kept?.report),
      ...(kept === undefined ? {} : { report: kept.report }),
      busy: (this.#busy.get(key) ?? 0) > 0,
      outdated: kept?.outdated ?? false,
    };
  }

  begin(refs: readonly PartRef[]): void {
    for (const ref of refs) this.#busy.set(keyOf(ref), (this.#busy.get(keyOf(ref)) ?? 0) + 1);
    this.#changed.fire(refs);
  }

  end(refs: readonly PartRef[]): void {
    for (const ref of refs) {
      const left = (this.#busy.get(keyOf(ref)) ?? 1) - 1;
      if (left > 0) this.#busy.set(keyOf(ref), left);
      else this.#busy.delete(keyOf(ref));
    }
    this.#changed.fire(refs);
  }

  /** Checks overlap; the one that began last has the last word. */
  record(entry: Entry, sequence: number): void {
    const key = keyOf(entry.ref);
    if ((this.#kept.get(key)?.sequence ?? -1) > sequence) return;
    this.#kept.set(key, { ...entry, sequence, outdated: false });
    this.#changed.fire([entry.ref]);
  }

  /** @param seed of the fresh inputs that these parts were judged on */
  drew(refs: readonly PartRef[], seed: string): void {
    for (const ref of refs) this.#seeds.set(keyOf(ref), seed);
  }

  /** Undefined until the part has been checked in this window. */
  seedOf(ref: PartRef): string | undefined {
    return this.#seeds.get(keyOf(ref));
  }

  notice(root: string, problem: string, notices: readonly LocatedFinding[]): void {
    this.#notices.set(`${root}\n${problem}`, notices);
    this.#changed.fire([]);
  }

  noticesOf(root: string, problem: string): readonly LocatedFinding[] {
    return this.#notices.get(`${root}\n${problem}`) ?? [];
  }

  /** @param fingerprints of the parts' texts as they are now; a part that is not in it has lost its heading */
  edited(refs: readonly PartRef[], fingerprints: ReadonlyMap<string, string>): void {
    const changed = refs.filter((ref) => {
      const kept = this.#kept.get(keyOf(ref));
      if (kept === undefined) return false;
      const outdated = fingerprints.get(ref.part) !== kept.fingerprint;
      if (outdated === kept.outdated) return false;
      this.#kept.set(keyOf(ref), { ...kept, outdated });
      return true;
    });
    if (changed.length > 0) this.#changed.fire(changed);
  }

  clear(): void {
    const refs = [...this.#kept.values()].map(({ ref }) => ref);
    this.#kept.clear();
    this.#notices.clear();
    this.#changed.fire(refs);
  }

  /** Points so far in a workbook, or in one problem of it; parts that were not checked have none yet. */
  score(workbook: Workbook, problem?: string): { readonly score: number; readonly max: number } {
    let score = 0;
    let max = 0;
    for (const {
      problem: { id, parts },
    } of workbook.set.problems) {
      if (problem !== undefined && id !== problem) continue;
      for (const part of parts) {
        max += part.points;
        score += this.of({ root: workbook.root, problem: id, part: part.id }).report?.score ?? 0;
      }
    }
    return { score, max };
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
