/** Where each part stands in the files that are being edited, read once a version of a document. */
import * as vscode from 'vscode';
import type { EngineLoader } from './engineLoader.ts';
import { exportLines } from './exportLines.ts';
import { writtenIn } from './texts.ts';
import type { FileRole, Workbooks } from './workbooks.ts';

/** One part's stretch of a file. */
export interface PartPlace {
  readonly part: string;
  /** Its heading, or the name of its function. */
  readonly heading: vscode.Range;
  /** What answers the part; when this text changes, its verdict is out of date. */
  readonly text: string;
  /** Lines from `heading.start.line` to this one belong to the part. */
  readonly lastLine: number;
}

export interface Outline {
  readonly role: FileRole;
  readonly places: readonly PartPlace[];
}

export class Outlines {
  readonly #known = new WeakMap<vscode.TextDocument, { version: number; role: FileRole; outline: Outline }>();
  readonly #workbooks: Workbooks;
  readonly #load: EngineLoader;

  constructor(workbooks: Workbooks, load: EngineLoader) {
    this.#workbooks = workbooks;
    this.#load = load;
  }

  /** Undefined for a document that answers nothing. */
  of(document: vscode.TextDocument): Outline | undefined {
    const role = this.#workbooks.roleOf(document.uri);
    if (role === undefined) return undefined;
    const known = this.#known.get(document);
    if (known !== undefined && known.version === document.version && known.role === role)
      return known.outline;
    const places = role.file === 'answers' ? this.#written(document, role) : codePlaces(document, role);
    const outline = { role, places };
    this.#known.set(document, { version: document.version, role, outline });
    return outline;
  }

  /** The part that a line belongs to: the last one that begins at or above it. */
  at(document: vscode.TextDocument, line: number): PartPlace | undefined {
    return this.of(document)
      ?.places.filter((place) => place.heading.start.line <= line && line <= place.lastLine)
      .at(-1);
  }

  #written(document: vscode.TextDocument, role: FileRole): PartPlace[] {
    const text = document.getText();
    const places = [...writtenIn(role.problem, text, this.#load).sections].map(
      ([part, { heading, answer }]) => ({
        part,
        heading: rangeOf(document, heading),
        text: text.slice(answer.span.start, answer.span.end).trim(),
        lastLine: document.positionAt(Math.max(answer.span.start, answer.span.end - 1)).line,
      }),
    );
    return inOrder(places);
  }
}

/** One file of code is one unit: a helper above a function can change what the function does. */
function codePlaces(document: vscode.TextDocument, role: FileRole): PartPlace[] {
  const text = document.getText();
  const lines = exportLines(text);
  const places = role.problem.problem.parts.flatMap((part) => {
    const place = part.kind === 'code' ? lines.get(part.export) : undefined;
    if (part.kind !== 'code' || place === undefined) return [];
    const end = place.column + part.export.length;
    const heading = new vscode.Range(place.line, place.column, place.line, end);
    return [{ part: part.id, heading, text, lastLine: document.lineCount - 1 }];
  });
  return inOrder(places).map((place, i, all) => {
    const next = all[i + 1];
    return next === undefined
      ? place
      : { ...place, lastLine: Math.max(place.heading.start.line, next.heading.start.line - 1) };
  });
}

const inOrder = (places: readonly PartPlace[]): PartPlace[] =>
  [...places].sort((a, b) => a.heading.start.compareTo(b.heading.start));

function rangeOf(document: vscode.TextDocument, span: { start: number; end: number }): vscode.Range {
  return new vscode.Range(document.positionAt(span.start), document.positionAt(span.end));
}
