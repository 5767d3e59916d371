/** Turns a Report's places into the editor's. */
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { LocatedFinding } from '../grading/report.ts';

/** Lines and columns of a Report count from 1. */
interface Located {
  readonly line?: number;
  readonly column?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
}

/** Without an end it reaches to the end of the word or line, which the editor finds by itself. */
export function rangeOf({ line = 1, column = 1, endLine, endColumn }: Located): vscode.Range {
  const start = new vscode.Position(Math.max(0, line - 1), Math.max(0, column - 1));
  if (endLine === undefined || endColumn === undefined) return new vscode.Range(start, start);
  const end = new vscode.Position(Math.max(0, endLine - 1), Math.max(0, endColumn - 1));
  return end.isBefore(start) ? new vscode.Range(start, start) : new vscode.Range(start, end);
}

/** Undefined for a finding that points at no file. */
export function locationOf(root: string, finding: LocatedFinding): vscode.Location | undefined {
  return finding.file === undefined
    ? undefined
    : new vscode.Location(vscode.Uri.file(join(root, finding.file)), rangeOf(finding));
}
