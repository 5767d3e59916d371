/** The workbooks that are open in this window: found, read, and looked up by file. */
import { access } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import type { Workbook } from '../course/workbook.ts';
import { findProblem, type LoadedProblem } from '../problem/problemSet.ts';
import type { Part } from '../problem/problem.ts';
import type { Fault } from '../problem/fault.ts';
import type { EngineLoader } from './engineLoader.ts';
import type { Guard } from './log.ts';
import type { PartRef } from './parts.ts';

export type AnswerFile = 'answers' | 'solution';

/** What a file of the workspace is to a workbook. */
export interface FileRole {
  readonly workbook: Workbook;
  readonly problem: LoadedProblem;
  readonly file: AnswerFile;
}

/** A set that could not be read, and why. */
export interface FaultySet {
  readonly root: string;
  readonly faults: readonly Fault[];
}

/** Someone who opens only one problem's folder, or a folder in it, is still in their workbook. */
const LEVELS_ABOVE = 3;
const MOST_WORKBOOKS = 50;

export class Workbooks implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #load: EngineLoader;
  readonly #guard: Guard;
  readonly #subscriptions: vscode.Disposable[] = [this.#changed];
  #known = false;
  #open: readonly Workbook[] = [];
  #faulty: readonly FaultySet[] = [];
  #roles = new Map<string, FileRole>();
  #reading: Promise<void> = Promise.resolve();

  readonly onDidChange = this.#changed.event;

  constructor(load: EngineLoader, guard: Guard) {
    this.#load = load;
    this.#guard = guard;
    const packs = vscode.workspace.createFileSystemWatcher('**/.rederive/pack.zip');
    const reread = (): void => void guard.noticed('read the problem sets', () => this.reload());
    this.#subscriptions.push(
      packs,
      packs.onDidCreate(reread),
      packs.onDidChange(reread),
      packs.onDidDelete(reread),
      vscode.workspace.onDidChangeWorkspaceFolders(reread),
    );
  }

  /** False until they have been read for the first time. */
  get known(): boolean {
    return this.#known;
  }

  get open(): readonly Workbook[] {
    return this.#open;
  }

  get faulty(): readonly FaultySet[] {
    return this.#faulty;
  }

  /** Finds and reads every workbook again; calls that overlap run one after the other. */
  reload(): Promise<void> {
    const next = this.#reading.then(() => this.#read());
    this.#reading = next.catch(() => undefined);
    return next;
  }

  roleOf(uri: vscode.Uri): FileRole | undefined {
    return this.#roles.get(uri.toString());
  }

  find(root: string): Workbook | undefined {
    return this.#open.find((workbook) => workbook.root === root);
  }

  /** Everything that a reference names, or undefined when it names nothing that is open. */
  resolve(ref: PartRef): { workbook: Workbook; problem: LoadedProblem; part: Part } | undefined {
    const workbook = this.find(ref.root);
    const problem = workbook && findProblem(workbook.set, ref.problem);
    const part = problem?.problem.parts.find(({ id }) => id === ref.part);
    return workbook && problem && part ? { workbook, problem, part } : undefined;
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  async #read(): Promise<void> {
    const open: Workbook[] = [];
    const faulty: FaultySet[] = [];
    for (const root of await candidates()) {
      await this.#guard.noticed(`open ${root}`, async () => {
        const reading = await this.#load().openWorkbook(root);
        if (reading.kind === 'workbook') open.push(reading.workbook);
        else if (reading.kind === 'faulty') {
          faulty.push({ root, faults: reading.faults });
          for (const fault of reading.faults)
            this.#guard.log.warn(`${root}: ${this.#load().formatFault(fault)}`);
        }
      });
    }
    const roles = new Map<string, FileRole>();
    for (const workbook of open) {
      for (const problem of workbook.set.problems) {
        for (const file of ['answers', 'solution'] as const) {
          roles.set(fileUri(workbook, problem.problem.id, file).toString(), { workbook, problem, file });
        }
      }
    }
    this.#known = true;
    this.#open = open;
    this.#faulty = faulty;
    this.#roles = roles;
    this.#changed.fire();
  }
}

/** Where a problem's file is, or would be. */
export function fileUri(workbook: Workbook, problem: string, file: AnswerFile): vscode.Uri {
  const files = workbook.files.get(problem);
  return vscode.Uri.file(join(workbook.root, files?.[file] ?? join(problem, `${file}.missing`)));
}

/** The file in which a part is answered. */
export function answerFileOf(part: Part): AnswerFile {
  return part.kind === 'code' ? 'solution' : 'answers';
}

/** Folders that may be workbooks, each once, in the order of the workspace. */
async function candidates(): Promise<readonly string[]> {
  const roots = new Set<string>();
  for (const folder of vscode.workspace.workspaceFolders ?? []) {
    if (folder.uri.scheme !== 'file') continue;
    roots.add((await startedAbove(folder.uri.fsPath)) ?? folder.uri.fsPath);
  }
  const nested = await vscode.workspace.findFiles(
    '**/.rederive/pack.zip',
    '**/node_modules/**',
    MOST_WORKBOOKS,
  );
  for (const pack of nested) {
    if (pack.scheme === 'file') roots.add(dirname(dirname(pack.fsPath)));
  }
  return [...roots];
}

async function startedAbove(folder: string): Promise<string | undefined> {
  let at = folder;
  for (let level = 0; level <= LEVELS_ABOVE; level++) {
    const found = await access(join(at, '.rederive', 'pack.zip')).then(
      () => true,
      () => false,
    );
    if (found) return at;
    at = dirname(at);
  }
  return undefined;
}
