/** What a student's module may not do, found in its syntax tree, and the names that it declares. */
import type { AnyNode, Declaration, Identifier, Literal, Pattern, Program } from 'acorn';
import { fullAncestor } from 'acorn-walk';
import type { Declared } from '../grading/observation.ts';
import { reject, type Rejection } from './rejection.ts';

/** The first thing in the tree that cannot be run here; columns of line 1 are shifted left by `offset`. */
export function findUnsupported(program: Program, code: string, offset = 0): Rejection | undefined {
  let first: { readonly node: AnyNode; readonly message: string } | undefined;
  const note = (node: AnyNode, message: string): void => {
    if (first === undefined || node.start < first.node.start) first = { node, message };
  };
  const declaresRequire = program.body.some(
    (statement) => 'id' in statement && statement.id?.name === 'require',
  );
  try {
    fullAncestor(program, (visited, _state, ancestors) => {
      const node = visited as AnyNode;
      switch (node.type) {
        case 'ImportDeclaration': {
          const onlyTypes = node.specifiers.length === 0 && code.slice(node.start, node.end).includes('{');
          if (!onlyTypes) note(node, importMessage(String(node.source.value)));
          break;
        }
        case 'ExportAllDeclaration':
          note(node, importMessage(String(node.source.value)));
          break;
        case 'ExportNamedDeclaration':
          if (node.source) note(node, importMessage(String(node.source.value)));
          break;
        case 'ImportExpression':
          note(node, '`import()` is not available: your file is run alone. Put what you need into it.');
          break;
        case 'MetaProperty':
          if (node.meta.name === 'import') note(node, '`import.meta` is not available. Remove it.');
          break;
        case 'AwaitExpression':
        case 'ForOfStatement':
          if (node.type === 'ForOfStatement' && !node.await) break;
          if (!ancestors.slice(0, -1).some(isFunction)) {
            note(
              node,
              '`await` outside a function is not available: nothing here takes time to arrive. Remove it.',
            );
          }
          break;
        case 'CallExpression':
          if (node.callee.type === 'Identifier' && node.callee.name === 'require' && !declaresRequire) {
            note(node, '`require` is not available: your file is run alone. Put what you need into it.');
          }
          break;
        default:
          break;
      }
    });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return reject(
      'unsupported',
      'The file is nested too deeply to be read. Split the long expression.',
      1,
      1,
    );
  }
  if (first === undefined) return undefined;
  const place = first.node.loc?.start ?? { line: 1, column: 0 };
  const column = place.column + 1 - (place.line === 1 ? offset : 0);
  return reject('unsupported', first.message, place.line, Math.max(column, 1));
}

function importMessage(from: string): string {
  return (
    `\`${from}\` cannot be imported: your file is run alone. ` +
    'Put what you need into it; for types alone write `import type`.'
  );
}

function isFunction(node: { type: string }): boolean {
  return (
    node.type === 'FunctionDeclaration' ||
    node.type === 'FunctionExpression' ||
    node.type === 'ArrowFunctionExpression'
  );
}

export function nameOf(node: Identifier | Literal): string {
  return node.type === 'Identifier' ? node.name : String(node.value);
}

/** The identifiers that a declaration binds, destructuring included. */
export function bindings(declaration: Declaration): readonly Identifier[] {
  switch (declaration.type) {
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
      return [declaration.id];
    case 'VariableDeclaration':
      return declaration.declarations.flatMap(({ id }) => boundBy(id));
    default:
      return declaration satisfies never;
  }
}

function boundBy(pattern: Pattern): readonly Identifier[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern];
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        property.type === 'RestElement' ? boundBy(property.argument) : boundBy(property.value),
      );
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => (element === null ? [] : boundBy(element)));
    case 'RestElement':
      return boundBy(pattern.argument);
    case 'AssignmentPattern':
      return boundBy(pattern.left);
    case 'MemberExpression':
      return [];
    default:
      return pattern satisfies never;
  }
}

/** Everything that a module names at its top: what it declares, then what it exports under another name. */
export function declarationsOf(program: Program): readonly Declared[] {
  const declared: Declared[] = [];
  const note = (name: string, node: AnyNode): void => {
    const { line, column } = node.loc?.start ?? { line: 1, column: 0 };
    declared.push({ name, line, column: column + 1 });
  };
  for (const node of program.body) {
    const declaration = 'declaration' in node ? node.declaration : node;
    if (declaration && 'id' in declaration && declaration.id) note(declaration.id.name, declaration.id);
    else if (declaration?.type === 'VariableDeclaration') {
      for (const identifier of bindings(declaration)) note(identifier.name, identifier);
    }
  }
  for (const node of program.body) {
    if (node.type !== 'ExportNamedDeclaration') continue;
    for (const { local, exported } of node.specifiers) {
      if (nameOf(exported) !== nameOf(local)) note(nameOf(exported), exported);
    }
  }
  return declared;
}
