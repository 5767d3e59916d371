/** Finds and reads the formulas of a written answer: in dollars, in code, on their own lines, amid sentences. */
import type { Cell, Piece, WrittenAnswer } from '../submission/answer.ts';
import { findFragments } from '../mathematics/fragments.ts';
import { blankRemarks } from '../mathematics/remarks.ts';
import { readMathematics, type Notation, type Reading, type ReadingOptions } from '../mathematics/reading.ts';
import type { Span } from '../mathematics/span.ts';
import { indexSymbols, type SymbolTable } from '../mathematics/symbols.ts';
import { writeOutWords } from '../mathematics/spokenWords.ts';
import { freeConstants, knowLogistic } from './conventions.ts';
import { blankDelimiters, blankMarks, blankSides } from './markup.ts';
import { withoutStruck } from './struck.ts';
import { joinNamings } from './namings.ts';
import { joinCases } from './spokenCases.ts';
import { withWrittenNames } from './writtenNames.ts';

/** One formula as it was written and as it was read. */
export interface Formula {
  readonly text: string;
  readonly span: Span;
  readonly notation: Notation;
  /** Displayed, or the only thing on its line. */
  readonly alone: boolean;
  /** Which line of the answer it stands on; formulas of one line share it. */
  readonly line: number;
  /** The words right before it on its line, lower case. */
  readonly before: string;
  readonly reading: Reading;
  /** Takes the place of what the answer denies: the `2R` of "not 3R but 2R". */
  readonly corrects?: boolean;
}

/** More formulas than these are not looked at; a long derivation has forty. */
const MAX_FORMULAS = 150;
const MAX_LINES = 400;

/**
 * Reads every formula in `answer`, in order. Stretches of text that merely look like mathematics and cannot be read
 * are left out unless they stand alone; in dollars or code they are kept, unreadable. What is struck out is left out.
 */
export function formulasIn(
  answer: WrittenAnswer,
  symbols: SymbolTable,
  options: ReadingOptions,
): readonly Formula[] {
  const formulas = knowLogistic(freeConstants(readFormulas(answer, symbols, options)));
  return joinCases(joinNamings(formulas), answer.source);
}

function readFormulas(
  answer: WrittenAnswer,
  symbols: SymbolTable,
  options: ReadingOptions,
): readonly Formula[] {
  const { symbols: names, functions } = withWrittenNames(symbols, answer);
  const known = { ...options, functions: [...(options.functions ?? []), ...functions] };
  const index = indexSymbols(names);
  const formulas: Formula[] = [];
  let line = 0;
  for (const block of answer.blocks) {
    for (const pieces of linesOf(withoutStruck(block))) {
      line += 1;
      if (line > MAX_LINES) return formulas;
      for (const found of stretchesOf(joinAcrossDollars(pieces, answer.source), index)) {
        if (formulas.length >= MAX_FORMULAS) return formulas;
        const { text, start, notation, alone, before, certain } = found;
        if (text.trim() === '') continue;
        const reading = readMathematics(text, start, names, { ...known, notation });
        if (reading.kind === 'unreadable' && (reading.isEmpty === true || (!certain && !alone))) continue;
        const end = start + text.length;
        formulas.push({ text, span: { start, end }, notation, alone, line, before, reading });
      }
    }
  }
  return formulas;
}

type LinePiece = Extract<Piece, { kind: 'text' | 'math' | 'code' }>;

/** Cuts the pieces of a block at the line breaks of its text; a displayed formula is a line of its own. */
function linesOf(block: readonly Piece[]): readonly (readonly LinePiece[])[] {
  const lines: LinePiece[][] = [[]];
  const push = (piece: LinePiece): void => {
    lines.at(-1)?.push(piece);
  };
  for (const piece of block) {
    switch (piece.kind) {
      case 'math':
        if (piece.display) lines.push([piece], []);
        else push(piece);
        break;
      case 'text':
      case 'code': {
        let at = 0;
        for (const [number, text] of piece.text.split('\n').entries()) {
          if (number > 0) lines.push([]);
          if (text.trim() !== '') push({ kind: piece.kind, text, start: piece.start + at });
          at += text.length + 1;
        }
        break;
      }
      case 'table':
        for (const row of piece.rows) {
          for (const cell of row) lines.push([pieceOf(cell)]);
        }
        break;
      case 'choice':
        lines.push([{ kind: 'text', text: piece.text, start: piece.start }]);
        break;
      default: {
        const unreachable: never = piece;
        return unreachable;
      }
    }
  }
  return lines.filter((pieces) => pieces.length > 0);
}

/** A cell that is one formula in dollars is mathematics, any other is text. */
function pieceOf({ text, start }: Cell): LinePiece {
  const inside = /^\s*\$+([^$]+)\$+\s*$/.exec(text)?.[1];
  if (inside === undefined) return { kind: 'text', text, start };
  return { kind: 'math', text: inside, start: start + text.indexOf(inside), display: false };
}

const GLUE = /^\s*(?:[-−+*·×/=<>≤≥≈~∝]|:=|<=|>=|->|\\[a-z]+)\s*$/;

/** `$a$ = $b$` is one formula: what stands between is only an operator. */
function joinAcrossDollars(pieces: readonly LinePiece[], source: string): readonly LinePiece[] {
  const joined: LinePiece[] = [];
  for (let at = 0; at < pieces.length; at += 1) {
    const piece = pieces[at];
    if (piece === undefined) break;
    let end = at;
    if (piece.kind === 'math') {
      for (;;) {
        const glue = pieces[end + 1];
        const following = pieces[end + 2];
        if (glue?.kind !== 'text' || following?.kind !== 'math' || !GLUE.test(glue.text)) break;
        end += 2;
      }
    }
    const last = pieces[end];
    if (end === at || last === undefined) joined.push(piece);
    else {
      const text = source.slice(piece.start, last.start + last.text.length);
      joined.push({ kind: 'math', text: blankDelimiters(text), start: piece.start, display: false });
    }
    at = end;
  }
  return joined;
}

/** `d(\cdot, \cdot)`: the function itself. */
const PLACES_LEFT_OPEN =
  /^\s*\\?[\p{L}_{}]{1,12}(?:\^\{?\d\}?)?\s*(?:\\left)?\((?:\s*(?:\\cdot|\\bullet|[·•⋅-])\s*,?){1,4}(?:\\right)?\)\s*$/u;

/** `\|\cdot\|_2`, `[\cdot]_+ = \max(0, \cdot)`, `⟨·,·⟩`: a dot between brackets or bars, where an operand would stand. */
const DOT_FOR_OPERAND =
  /(?:[([,|‖∥⟨]|\\\||\\[lr]?[Vv]ert|\\langle)\s*(?:\\cdot|\\bullet|[·•⋅])\s*(?:\\[,;!:]|\s)*(?:\\right)?\s*(?:[)\],|‖∥⟩]|\\\||\\[lr]?[Vv]ert|\\rangle)/;
/** What explains a notation is short; more than this may hold an answer. */
const LONGEST_NOTATION = 60;

/** Names a function or explains a notation, and says of nothing what it is. */
const explainsNotation = (text: string): boolean =>
  PLACES_LEFT_OPEN.test(text) || (text.length <= LONGEST_NOTATION && DOT_FOR_OPERAND.test(text));

interface Stretch {
  readonly text: string;
  readonly start: number;
  readonly notation: Notation;
  readonly alone: boolean;
  readonly before: string;
  /** The student marked it as mathematics. */
  readonly certain: boolean;
}

function stretchesOf(
  pieces: readonly LinePiece[],
  index: ReturnType<typeof indexSymbols>,
): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let words = '';
  const only = pieces.filter((piece) => piece.kind === 'math' || /[\p{L}\d]/u.test(piece.text)).length === 1;
  for (const piece of pieces) {
    if (piece.kind === 'math') {
      const { start } = piece;
      const text = blankSides(piece.text);
      // "taking $\exp$ on both sides" names a function and is no formula; neither is d(·, ·).
      if (
        explainsNotation(text) ||
        /^\s*\\?(?:exp|log|ln|max|min|sin|cos|tan|tanh|softmax|cdot|times|odot|nabla|circ|sum|prod|sqrt|[=<>~+*])\s*$/.test(
          text,
        )
      ) {
        words += text;
        continue;
      }
      stretches.push({ text, start, notation: 'latex', alone: only, before: tail(words), certain: true });
      words = '';
      continue;
    }
    let at = 0;
    const unmarked = blankSides(
      piece.kind === 'text' ? writeOutWords(blankRemarks(blankMarks(piece.text), index)) : piece.text,
    );
    const fragments = findFragments(unmarked, index);
    for (const { start, end, whole } of fragments) {
      const found = unmarked.slice(start, end);
      // The full stop behind a formula in dollars is none itself.
      if (explainsNotation(found) || /^[\s.,;:!?]*$/.test(found)) continue;
      words += piece.text.slice(at, start);
      const text = unmarked.slice(start, end);
      const latex = /\\[A-Za-z]/.test(text);
      stretches.push({
        text,
        start: piece.start + start,
        notation: latex ? 'latex' : 'plain',
        alone: whole && only,
        before: tail(words),
        certain: piece.kind === 'code' && whole,
      });
      words = '';
      at = end;
    }
    words += piece.text.slice(at);
  }
  return stretches;
}

function tail(words: string): string {
  return words.slice(-80).trim().toLowerCase();
}
