/** Every setting of the extension, read by name and type in one place. */
import * as vscode from 'vscode';

const SECTION = 'rederive';

/** A value of another type than the manifest's, as hand-edited settings may hold, counts as not set. */
function read<T extends boolean | number | string>(name: string, otherwise: T, scope?: vscode.Uri): T {
  const value = vscode.workspace.getConfiguration(SECTION, scope).get<unknown>(name);
  return typeof value === typeof otherwise ? (value as T) : otherwise;
}

export const settings = {
  checkOnSave: (file: vscode.Uri): boolean => read('checkOnSave', true, file),
  codeLens: (file: vscode.Uri): boolean => read('codeLens', true, file),
  showPageAfterCheck: (): boolean => read('showPageAfterCheck', true),
  /** Milliseconds. */
  timeLimit: (): number => within(read('timeLimitSeconds', 10), 0.1, 600) * 1000,
  /** Megabytes. */
  memoryLimit: (): number => within(read('memoryLimitMegabytes', 512), 64, 65_536),
  /** Undefined where VS Code's own Node.js is to be used. */
  nodePath: (): string | undefined => read('nodePath', '').trim() || undefined,
};

/** Whether a change touches what the runner was made from. */
export function changesRunner(event: vscode.ConfigurationChangeEvent): boolean {
  return event.affectsConfiguration(`${SECTION}.nodePath`);
}

export function changesLenses(event: vscode.ConfigurationChangeEvent): boolean {
  return event.affectsConfiguration(`${SECTION}.codeLens`);
}

function within(value: number, low: number, high: number): number {
  return Number.isFinite(value) ? Math.min(Math.max(value, low), high) : high;
}
