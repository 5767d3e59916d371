/** The process that runs student code: made when first needed, made anew when its settings change. */
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { LocalRunner, RunnerOptions } from '../runner/pool.ts';
import type { CodeRunner } from '../runner/runner.ts';
import { mayRun, type Permission } from '../tutor/trust.ts';
import { cappedRunner } from './cappedRunner.ts';
import type { EngineLoader } from './engineLoader.ts';
import { changesRunner, settings } from './settings.ts';

export class Runners implements vscode.Disposable {
  readonly #extensionPath: string;
  readonly #load: EngineLoader;
  readonly #subscription: vscode.Disposable;
  #runner: LocalRunner | undefined;

  constructor(extensionPath: string, load: EngineLoader) {
    this.#extensionPath = extensionPath;
    this.#load = load;
    this.#subscription = vscode.workspace.onDidChangeConfiguration((event) => {
      if (changesRunner(event)) void this.#close();
    });
  }

  /** @param root of the workbook whose code would run; every open workbook is a folder on this machine */
  permission(root: string): Permission {
    return mayRun({ trusted: vscode.workspace.isTrusted, onDisk: vscode.Uri.file(root).scheme === 'file' });
  }

  /** Undefined where code may not run. */
  for(root: string): CodeRunner | undefined {
    return this.permission(root).ok ? this.get() : undefined;
  }

  get(): LocalRunner {
    this.#runner ??= this.#make();
    return this.#runner;
  }

  dispose(): void {
    this.#subscription.dispose();
    void this.#close();
  }

  #make(): LocalRunner {
    const runner = this.#load().createRunner({
      ...programFor(this.#extensionPath),
      reuse: 'context-per-request',
    });
    const capped = cappedRunner(runner, () => ({
      milliseconds: settings.timeLimit(),
      megabytes: settings.memoryLimit(),
    }));
    // Somebody at a breakpoint takes the time they take.
    return { ...capped, prepareDebugging: (request) => runner.prepareDebugging(request) };
  }

  async #close(): Promise<void> {
    const runner = this.#runner;
    this.#runner = undefined;
    await runner?.dispose();
  }
}

/** For a whole class: a process for every request, and what the kernel grants, because nobody knows the authors. */
export function createStrangersRunner(
  load: EngineLoader,
  extensionPath: string,
  workers: number,
): CodeRunner {
  return load().createRunner({
    ...programFor(extensionPath),
    workers,
    reuse: 'process-per-request',
    useKernel: true,
  });
}

function programFor(extensionPath: string): Pick<RunnerOptions, 'nodePath' | 'childPath' | 'electron'> {
  const own = settings.nodePath();
  return {
    nodePath: own ?? process.execPath,
    childPath: join(extensionPath, 'dist', 'child.cjs'),
    // VS Code's own program is Electron, which is Node.js only when told so.
    electron: own === undefined && process.versions['electron'] !== undefined,
  };
}
