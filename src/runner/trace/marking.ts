/** Puts marks into a student's program that say where it is: at loops, at functions and at statements that call. */
import { parse, type AnyNode } from 'acorn';
import { full } from 'acorn-walk';
import MagicString from 'magic-string';
import type { Position } from '../../grading/observation.ts';
import { PREFIX, scriptText } from '../scriptText.ts';

/** Names that the marks go by; chosen by the parent so that no program can know them. */
export interface MarkNames {
  /** Called with the number of a place whenever the program comes by it. */
  readonly mark: string;
  /** Called with the number of a loop before the loop begins and after it has ended. */
  readonly enter: string;
}

export interface Mark extends Position {
  readonly kind: 'loop' | 'function' | 'statement';
}

export interface Marked {
  readonly body: string;
  /** By number. */
  readonly marks: readonly Mark[];
}

/** `body` is the body of a compiled script; every line keeps its number. */
export function mark(body: string, names: MarkNames): Marked {
  const text = scriptText(body, undefined);
  const program = parse(text, { ecmaVersion: 2024, sourceType: 'script', locations: true });
  const edit = new MagicString(text);
  const marks: Mark[] = [];
  const number = (kind: Mark['kind'], { loc }: AnyNode): number => {
    const { line, column } = loc?.start ?? { line: 1, column: 0 };
    marks.push({ kind, line, column: column + 1 - (line === 1 ? PREFIX.length : 0) });
    return marks.length - 1;
  };
  /** Before everything else that happens in `node`, which is a block, a statement or an expression. */
  const begin = (node: AnyNode, call: string): void => {
    if (node.type === 'BlockStatement') edit.prependRight(node.start + 1, `${call};`);
    else if (isStatement(node)) surround(node, `{${call};`, '}');
    else surround(node, `(${call},`, ')');
  };
  const surround = (node: AnyNode, before: string, after: string): void => {
    edit.appendLeft(node.end, after);
    edit.prependRight(node.start, before);
  };

  const labelled = new Map<AnyNode, AnyNode>();
  full(program, (visited) => {
    const node = visited as AnyNode;
    if (node.type !== 'LabeledStatement') return;
    let inner: AnyNode = node.body;
    while (inner.type === 'LabeledStatement') inner = inner.body;
    // Labels are visited from the inside out, so the outermost one stays.
    labelled.set(inner, node);
  });

  // From the inside out, so that what is put at the same character stands in the order of nesting.
  full(program, (visited) => {
    const node = visited as AnyNode;
    switch (node.type) {
      case 'ForStatement':
      case 'WhileStatement':
      case 'DoWhileStatement':
      case 'ForInStatement':
      case 'ForOfStatement': {
        const loop = number('loop', node);
        begin(node.body, `${names.mark}(${loop})`);
        const enter = `${names.enter}(${loop});`;
        surround(labelled.get(node) ?? node, `{${enter}`, `${enter}}`);
        return;
      }
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        // The wrapper's own arrow functions.
        if (node.start < PREFIX.length) return;
        begin(node.body, `${names.mark}(${number('function', node)})`);
        return;
      case 'BlockStatement':
      case 'StaticBlock':
      case 'SwitchCase':
        for (const statement of node.type === 'SwitchCase' ? node.consequent : node.body) {
          if (statement.start < PREFIX.length || !calls(statement, text)) continue;
          edit.prependRight(statement.start, `${names.mark}(${number('statement', statement)});`);
        }
        return;
      default:
        return;
    }
  });
  return { body: edit.slice(PREFIX.length, PREFIX.length + body.length), marks };
}

/** Whether a simple statement may spend its time inside something that it calls or copies. */
function calls(statement: AnyNode, text: string): boolean {
  return (
    (statement.type === 'VariableDeclaration' ||
      statement.type === 'ReturnStatement' ||
      statement.type === 'ThrowStatement' ||
      (statement.type === 'ExpressionStatement' && statement.directive === undefined)) &&
    /[([`]/.test(text.slice(statement.start, statement.end))
  );
}

function isStatement({ type }: AnyNode): boolean {
  return type.endsWith('Statement') || type === 'VariableDeclaration';
}
