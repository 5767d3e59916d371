/** A student's TypeScript as a script that a bare context can run, or the reason why it cannot be one. */
import { parse, type Program } from 'acorn';
import MagicString from 'magic-string';
import type { Declared } from '../grading/observation.ts';
import { bindings, declarationsOf, findUnsupported, nameOf } from './module.ts';
import { reject, type Rejection } from './rejection.ts';
import { PREFIX, scriptText } from './scriptText.ts';
import { strip } from './strip.ts';

/**
 * `body` is the student's program without types, `import type` and the word `export`, each blanked in place: a
 * character of `body` stands where it stood in the source. `exports` maps exported names to local ones.
 */
export interface Script {
  readonly kind: 'script';
  readonly body: string;
  readonly exports: ReadonlyMap<string, string>;
  /** Where each name of the file's top level stands. */
  readonly declared: readonly Declared[];
}

/** The newest syntax accepted, whatever newer engine happens to run it, so that a verdict does not depend on the machine. */
const ECMASCRIPT = 2024;
/** Homework is a few kilobytes; this bounds the work of the readers. */
const LONGEST_SOURCE = 256 * 1024;

/** Compiles one file. Throws only when the stripper itself breaks on it, which this process should not survive. */
export function compile(source: string, file: string): Script | Rejection {
  if (source.length > LONGEST_SOURCE) {
    return reject(
      'unsupported',
      `${file} is longer than ${LONGEST_SOURCE / 1024} kB. Keep only your solution in it.`,
      1,
      1,
    );
  }
  const text = source.startsWith('\uFEFF') ? ` ${source.slice(1)}` : source;
  const stripped = strip(text, file);
  if (stripped.kind !== 'stripped') return stripped;

  // A `#!` line may stand only at the very start of a file, where the prefix will be.
  const code = stripped.code.startsWith('#!') ? `//${stripped.code.slice(2)}` : stripped.code;
  let program: Program;
  try {
    program = parse(code, { ecmaVersion: ECMASCRIPT, sourceType: 'module', locations: true });
  } catch (error) {
    return syntaxError(error);
  }
  const refused = findUnsupported(program, code);
  if (refused !== undefined) return refused;

  const edit = new MagicString(code);
  const exports = new Map<string, string>();
  /** The semicolon in `first` ends whatever statement the line before left open. */
  const blank = (start: number, end: number, first = ';'): void => {
    const hidden = code.slice(start, end).replace(/[^\n\r\u2028\u2029]/g, ' ');
    edit.overwrite(start, end, first + hidden.slice(first.length));
  };
  for (const node of program.body) {
    if (node.type === 'ImportDeclaration') blank(node.start, node.end);
    if (node.type === 'ExportNamedDeclaration') {
      const { declaration } = node;
      if (declaration === null || declaration === undefined) {
        for (const { local, exported } of node.specifiers) {
          exports.set(nameOf(exported), nameOf(local));
        }
        blank(node.start, node.end);
      } else {
        blank(node.start, declaration.start);
        for (const { name } of bindings(declaration)) exports.set(name, name);
      }
    }
    if (node.type === 'ExportDefaultDeclaration') {
      const named = 'id' in node.declaration && node.declaration.id ? node.declaration.id.name : undefined;
      blank(node.start, node.declaration.start, named === undefined ? ';void ' : ';');
      exports.set('default', named ?? '');
    }
  }
  const body = edit.toString();
  // What the engine will read is read once more, as the engine reads it: in a script `<!--` and `-->` begin
  // comments, in a module they do not, and code must not hide in the difference.
  try {
    const script = parse(scriptText(body, undefined), {
      ecmaVersion: ECMASCRIPT,
      sourceType: 'script',
      locations: true,
    });
    const hidden = findUnsupported(script, scriptText(body, undefined), PREFIX.length);
    if (hidden !== undefined) return hidden;
  } catch (error) {
    return syntaxError(error, PREFIX.length);
  }
  return { kind: 'script', body, exports, declared: declarationsOf(program) };
}

/** Acorn's complaint as ours: `message (line:column)` with the column from 0, shifted on the first line by `offset`. */
function syntaxError(error: unknown, offset = 0): Rejection {
  if (!(error instanceof SyntaxError)) {
    return reject(
      'unsupported',
      'The file is nested too deeply to be read. Split the long expression.',
      1,
      1,
    );
  }
  const { loc } = error as SyntaxError & { loc?: { line: number; column: number } };
  const message = error.message.replace(/ \(\d+:\d+\)$/, '');
  const line = loc?.line ?? 1;
  const column = (loc?.column ?? 0) + 1 - (line === 1 ? offset : 0);
  if (message.startsWith("Unexpected character '@'")) {
    return reject(
      'unsupported',
      'Decorators are not supported. Call the function by hand instead.',
      line,
      column,
    );
  }
  return reject('syntax', `${message}.`, line, Math.max(column, 1));
}
