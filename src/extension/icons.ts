/** The sign of each standing: a shape of its own, so that colour only repeats what the shape says. */
import * as vscode from 'vscode';
import type { Standing } from '../tutor/wording.ts';

const signs: Readonly<Record<Standing, readonly [icon: string, colour?: string]>> = {
  unchecked: ['circle-large-outline'],
  unanswered: ['circle-large-outline'],
  correct: ['pass-filled', 'testing.iconPassed'],
  partial: ['color-mode', 'charts.yellow'],
  incorrect: ['error', 'testing.iconFailed'],
  ungradable: ['warning', 'list.warningForeground'],
  review: ['person', 'charts.blue'],
  skipped: ['debug-step-over', 'testing.iconSkipped'],
  fault: ['bug', 'testing.iconErrored'],
};

export const BUSY = 'loading~spin';

export function iconOf(standing: Standing): vscode.ThemeIcon {
  const [icon, colour] = signs[standing];
  return new vscode.ThemeIcon(icon, colour === undefined ? undefined : new vscode.ThemeColor(colour));
}

/** The icon inside a label: `$(pass-filled)`. */
export function signOf(standing: Standing): string {
  return `$(${signs[standing][0]})`;
}
