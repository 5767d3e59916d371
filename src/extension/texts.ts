/** The texts of a problem as the person sees them: open editors first, the disk for the rest. */
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Workbook } from '../course/workbook.ts';
import type { LoadedProblem } from '../problem/problemSet.ts';
import type { Answers } from '../submission/answers.ts';
import type { EngineLoader } from './engineLoader.ts';
import { fingerprintOf } from './fingerprint.ts';
import { fileUri, type FileRole } from './workbooks.ts';

/** Open editors' texts of one problem by absolute path, as the engine wants them. */
export function openTexts(workbook: Workbook, problem: string): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const file of ['answers', 'solution'] as const) {
    const document = findDocument(fileUri(workbook, problem, file));
    const name = workbook.files.get(problem)?.[file];
    if (document !== undefined && name !== undefined)
      texts.set(join(workbook.root, name), document.getText());
  }
  return texts;
}

const readings = new WeakMap<LoadedProblem, { readonly text: string; readonly answers: Answers }>();

/** The sections of `answers.md`; lenses, tests and fingerprints of one keystroke share one reading. */
export function writtenIn(problem: LoadedProblem, text: string, load: EngineLoader): Answers {
  const known = readings.get(problem);
  if (known?.text === text) return known.answers;
  const parts = problem.problem.parts.filter(({ kind }) => kind !== 'code');
  const code = problem.problem.parts.filter(({ kind }) => kind === 'code').map(({ id }) => id);
  const answers = load().readAnswers(text, parts, code);
  readings.set(problem, { text, answers });
  return answers;
}

/** Fingerprints of the parts that one file answers, by part id. */
export function fingerprintsIn(
  role: FileRole,
  text: string,
  load: EngineLoader,
): ReadonlyMap<string, string> {
  const { parts } = role.problem.problem;
  if (role.file === 'solution') {
    // A helper above a function can change what the function does, so the file is one unit.
    const whole = fingerprintOf(text);
    return new Map(parts.filter(({ kind }) => kind === 'code').map(({ id }) => [id, whole]));
  }
  const { sections } = writtenIn(role.problem, text, load);
  const written = parts.filter(({ kind }) => kind !== 'code');
  return new Map(
    written.map(({ id }) => {
      const span = sections.get(id)?.answer.span;
      return [id, fingerprintOf(span === undefined ? '' : text.slice(span.start, span.end).trim())];
    }),
  );
}

/**
 * Fingerprints of every part of a problem, whether its files are open or not.
 *
 * @param texts the very texts that are judged, by path: an editor may move on while the disk is read
 */
export async function fingerprintsOf(
  workbook: Workbook,
  problem: LoadedProblem,
  load: EngineLoader,
  texts: ReadonlyMap<string, string> = openTexts(workbook, problem.problem.id),
): Promise<ReadonlyMap<string, string>> {
  const all = new Map<string, string>();
  for (const file of ['answers', 'solution'] as const) {
    const name = workbook.files.get(problem.problem.id)?.[file];
    const open = name === undefined ? undefined : texts.get(join(workbook.root, name));
    const text = open ?? (await readText(fileUri(workbook, problem.problem.id, file)));
    for (const [part, mark] of fingerprintsIn({ workbook, problem, file }, text ?? '', load))
      all.set(part, mark);
  }
  return all;
}

/** Undefined where there is no such file. */
async function readText(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}

export function findDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const wanted = uri.toString();
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === wanted);
}
