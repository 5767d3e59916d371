/** Puts counters into a student's program: every executed operation is charged to the line on which it stands. */
import { parse, type AnyNode, type Expression } from 'acorn';
import MagicString from 'magic-string';
import { PREFIX, scriptText } from '../scriptText.ts';
import { findRoutines, type Routine } from './routines.ts';
import { findAppends } from './appending.ts';
import { Block } from './block.ts';
import { isPrototype, isRecordRest, mayBeText, namesOfRests } from './expressions.ts';
import { isLength, payForLength, payForPlaces } from './places.ts';

/** Names that the counters go by; chosen by the parent so that no program can know them. */
export interface CounterNames {
  /** A typed array, laid out as `Metered` says; the slots behind the lines count the calls of each routine. */
  readonly counts: string;
  /** Charges for what a spread copies or a `new` makes, and hands it on. */
  readonly charge: string;
  /** Charges for text that is made or compared, and hands it on. */
  readonly weigh: string;
  /** Charges for the text of what is appended to a text, and hands it on. */
  readonly append: string;
  /** Sets the length of a list and charges for what it grows by. */
  readonly stretch: string;
  /** Charges for what a list grows by when something is put beyond its end. */
  readonly place: string;
}

export interface Instrumented {
  readonly kind: 'instrumented';
  readonly body: string;
  readonly lines: number;
  readonly routines: readonly Routine[];
  /** Whole numbers in the text that may be the length of a block. */
  readonly steps: readonly number[];
}

/** Why the operations of a program cannot be counted; a whole sentence. */
export interface Uncountable {
  readonly kind: 'uncountable';
  readonly why: string;
  readonly line: number;
}

/**
 * Charges are put at the entry of every function, loop body and branch, so they are paid before the work is done and no
 * exception or early exit escapes them. A straight stretch is charged as a whole: both arms of `?:` and the right side
 * of `&&` are always paid, which changes constants and never powers.
 */
export function instrument(body: string, names: CounterNames): Instrumented | Uncountable {
  const text = scriptText(body, undefined);
  const program = parse(text, { ecmaVersion: 2024, sourceType: 'script', locations: true });
  // The parser's lines, since it also begins one where only U+2028 or a lone carriage return stands.
  const lines = program.loc?.end.line ?? 1;
  const routines = findRoutines(program, PREFIX.length);
  const entrances = new Map([...routines.numbers].map(([node, number]) => [node, lines + 1 + number]));
  const writer = new Writer(new MagicString(text), names, entrances, findAppends(program));
  const outer = program.body[0];
  // The wrapper's own arrow function is the one statement of the script.
  if (outer?.type === 'ExpressionStatement') writer.visit(outer.expression, new Block(1));
  if (writer.uncountable !== undefined) return writer.uncountable;
  return {
    kind: 'instrumented',
    body: writer.edit.slice(PREFIX.length, PREFIX.length + body.length),
    lines,
    routines: routines.all,
    steps: [...writer.steps],
  };
}

/** Operators that calculate; `&&`, `||`, `??`, `typeof` and plain assignment are free. */
const FREE_UNARY: ReadonlySet<string> = new Set(['typeof', 'void', '!', 'delete']);

const COMPARISONS: ReadonlySet<string> = new Set(['==', '===', '!=', '!==', '<', '<=', '>', '>=']);

/** Constructors that make something of a size even without `new`. */
const MAKERS: ReadonlySet<string> = new Set(['Array', 'Object', 'String']);

class Writer {
  readonly edit: MagicString;
  readonly #names: CounterNames;
  readonly #entrances: ReadonlyMap<AnyNode, number>;
  /** What is appended to a text that nobody looks at meanwhile. */
  readonly #appends: ReadonlyMap<AnyNode, Expression>;
  readonly #constructed = new Set<AnyNode>();
  readonly steps = new Set<number>();
  uncountable: Uncountable | undefined;

  constructor(
    edit: MagicString,
    names: CounterNames,
    entrances: ReadonlyMap<AnyNode, number>,
    appends: ReadonlyMap<AnyNode, Expression>,
  ) {
    this.edit = edit;
    this.#names = names;
    this.#entrances = entrances;
    this.#appends = appends;
  }

  visit(node: AnyNode, block: Block): void {
    const line = node.loc?.start.line ?? 1;
    switch (node.type) {
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression': {
        const inner = new Block(line);
        inner.add(line, 1);
        const entrance = this.#entrances.get(node);
        if (entrance !== undefined) inner.add(entrance, 1);
        for (const parameter of node.params) {
          inner.rests.push(...namesOfRests(parameter));
          this.visit(parameter, inner);
        }
        this.#visitBody(node.body, inner);
        return;
      }
      case 'ForStatement': {
        if (node.init) this.visit(node.init, block);
        const inner = this.#iteration(line);
        if (node.test) this.visit(node.test, inner);
        if (node.update) this.visit(node.update, inner);
        this.#visitBody(node.body, inner);
        return;
      }
      case 'WhileStatement':
      case 'DoWhileStatement': {
        const inner = this.#iteration(line);
        this.visit(node.test, inner);
        this.#visitBody(node.body, inner);
        return;
      }
      case 'ForInStatement':
      case 'ForOfStatement': {
        this.visit(node.right, block);
        const inner = this.#iteration(line);
        this.visit(node.left, inner);
        this.#assignTo(node.left);
        if (node.left.type === 'VariableDeclaration') {
          for (const { id } of node.left.declarations) inner.rests.push(...namesOfRests(id));
        } else if (namesOfRests(node.left).length > 0) this.#refuseRest(line);
        this.#visitBody(node.body, inner);
        return;
      }
      case 'IfStatement': {
        this.visit(node.test, block);
        this.#visitBody(node.consequent, new Block(node.consequent.loc?.start.line ?? line));
        if (node.alternate) {
          this.#visitBody(node.alternate, new Block(node.alternate.loc?.start.line ?? line));
        }
        return;
      }
      case 'PropertyDefinition': {
        if (node.computed) this.visit(node.key, block);
        if (node.value) this.#visitBody(node.value, new Block(line));
        return;
      }
      case 'StaticBlock': {
        const inner = new Block(line);
        for (const statement of node.body) this.visit(statement, inner);
        this.edit.prependRight(behindBrace(this.edit.original, node.start), `${inner.charges(this.#names)};`);
        return;
      }
      case 'CatchClause':
        if (node.param && namesOfRests(node.param).length > 0) this.#refuseRest(line);
        break;
      case 'UpdateExpression':
        block.add(line, 1);
        this.#children(node, block);
        if (!isLength(node.argument)) this.#assignTo(node.argument);
        return;
      case 'BinaryExpression':
        block.add(line, 1);
        this.#children(node, block);
        if (node.operator === '+' && mayBeText(node)) this.#wrap(node, this.#names.weigh);
        if (COMPARISONS.has(node.operator) && mayBeText(node.left) && mayBeText(node.right)) {
          this.#wrap(node.left, this.#names.weigh);
          this.#wrap(node.right, this.#names.weigh);
        }
        return;
      case 'AssignmentExpression': {
        const appended = this.#appends.get(node);
        if (appended !== undefined) {
          block.add(line, 1);
          this.visit(appended, block);
          if (mayBeText(appended)) this.#wrap(appended, this.#names.append);
          return;
        }
        if (node.operator !== '=') block.add(line, 1);
        this.#children(node, block);
        if (isLength(node.left)) {
          const refused = payForLength(this.edit, node, node.left);
          if (refused !== undefined) this.#refuse(line, refused);
          else if (node.operator === '=') this.#wrap(node, this.#names.stretch);
          return;
        }
        this.#assignTo(node.left);
        if (node.operator === '+=') this.#wrap(node, this.#names.weigh);
        this.#chargeRest(node.left, node.right, block);
        return;
      }
      case 'VariableDeclarator':
        this.#children(node, block);
        if (node.init) this.#chargeRest(node.id, node.init, block);
        return;
      case 'UnaryExpression':
        if (!FREE_UNARY.has(node.operator)) block.add(line, 1);
        break;
      case 'MemberExpression':
        if (node.computed) block.add(line, 1);
        break;
      case 'CallExpression':
        block.add(line, 1);
        if (node.callee.type !== 'Identifier' || !MAKERS.has(node.callee.name)) break;
        this.#children(node, block);
        this.#wrap(node, this.#names.charge);
        return;
      case 'TaggedTemplateExpression':
        block.add(line, 1);
        this.visit(node.tag, block);
        this.#children(node.quasi, block);
        return;
      case 'NewExpression':
        block.add(line, 1);
        this.#constructed.add(node.callee);
        this.#children(node, block);
        // `new new A()()` is left alone: a call in between would change what is constructed.
        if (!this.#constructed.has(node)) this.#wrap(node, this.#names.charge);
        return;
      case 'ObjectExpression':
        this.#children(node, block);
        for (const property of node.properties) {
          if (property.type !== 'SpreadElement') {
            if (isPrototype(property)) this.#wrap(property.value, this.#names.charge);
            continue;
          }
          block.add(line, 1);
          this.#wrap(property.argument, this.#names.charge);
        }
        return;
      case 'ClassDeclaration':
      case 'ClassExpression':
        this.#children(node, block);
        if (node.superClass) this.#wrap(node.superClass, this.#names.charge);
        return;
      case 'TemplateLiteral':
        block.add(line, node.expressions.length);
        this.#children(node, block);
        if (node.expressions.length > 0) this.#wrap(node, this.#names.weigh);
        return;
      case 'Literal':
        if (isStep(node.value)) this.steps.add(node.value);
        if (typeof node.value === 'bigint' || 'bigint' in node) this.#refuseBigInt(line);
        break;
      case 'Identifier':
        if (/^Big(Int|Uint)/.test(node.name)) this.#refuseBigInt(line);
        break;
      case 'BlockStatement':
      case 'SwitchCase': {
        const statements = node.type === 'BlockStatement' ? node.body : node.consequent;
        this.#children(node, block);
        for (const statement of statements) this.#markLine(statement);
        return;
      }
      default:
        break;
    }
    this.#children(node, block);
  }

  #iteration(line: number): Block {
    const inner = new Block(line);
    inner.add(line, 1);
    return inner;
  }

  /** Hands the value of an expression through one of the functions that charge for it. */
  #wrap(node: AnyNode, through: string): void {
    this.edit.appendLeft(node.end, ')');
    this.edit.prependRight(node.start, `${through}(`);
  }

  /** `{ a, ...rest } = value` copies the other keys of `value`. */
  #chargeRest(pattern: AnyNode, value: AnyNode, block: Block): void {
    const rests = namesOfRests(pattern);
    if (rests.length === 0) return;
    const line = pattern.loc?.start.line ?? 1;
    if (rests.length > 1 || !isRecordRest(pattern)) return this.#refuseRest(line);
    block.add(line, 1);
    this.#wrap(value, this.#names.charge);
  }

  /** Lists pay for what they grow by. */
  #assignTo(target: AnyNode): void {
    const refused = payForPlaces(this.edit, target, this.#names.place);
    if (refused !== undefined) this.#refuse(refused.line, refused.does);
  }

  #refuseRest(line: number): void {
    this.#refuse(
      line,
      'takes the rest of a record inside another pattern, which is not counted. Take it apart in two statements.',
    );
  }

  #refuseBigInt(line: number): void {
    this.#refuse(
      line,
      'uses BigInt, whose arithmetic takes longer the longer its numbers are. Use ordinary numbers.',
    );
  }

  #refuse(line: number, does: string): void {
    this.uncountable ??= { kind: 'uncountable', why: `Line ${line} ${does}`, line };
  }

  /** A function's, loop's or branch's body: visited into `block`, whose charges then stand at its entry. */
  #visitBody(body: AnyNode, block: Block): void {
    this.visit(body, block);
    const charges = block.charges(this.#names);
    if (body.type === 'BlockStatement') {
      this.edit.prependRight(body.start + 1, `${charges};`);
    } else if (isStatement(body)) {
      this.edit.appendLeft(body.end, '}');
      this.edit.prependRight(body.start, `{${charges};`);
    } else {
      this.edit.appendLeft(body.end, ')');
      this.edit.prependRight(body.start, `(${charges},`);
    }
  }

  /** Says which line runs before a statement that calls something, so that built-ins are charged to it. */
  #markLine(statement: AnyNode): void {
    if (
      (statement.type === 'ExpressionStatement' ||
        statement.type === 'VariableDeclaration' ||
        statement.type === 'ReturnStatement') &&
      this.edit.original.slice(statement.start, statement.end).includes('(')
    ) {
      this.edit.prependRight(statement.start, `${this.#names.counts}[0]=${statement.loc?.start.line ?? 1};`);
    }
  }

  #children(node: AnyNode, block: Block): void {
    for (const [key, value] of Object.entries(node)) {
      // A property's name is no expression; in `{ x }` it is the same node as the value.
      if (key === 'property' && node.type === 'MemberExpression' && !node.computed) continue;
      if (key === 'key' && (node.type === 'Property' || node.type === 'MethodDefinition') && !node.computed) {
        continue;
      }
      if (Array.isArray(value)) {
        for (const item of value) if (isNode(item)) this.visit(item, block);
      } else if (isNode(value)) {
        this.visit(value, block);
      }
    }
  }
}

/** Blocks longer than this are longer than the lists that are counted. */
const LONGEST_STEP = 128;

function isStep(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 2 && (value as number) <= LONGEST_STEP;
}

/** The offset behind the first `{` after `start`. */
function behindBrace(text: string, start: number): number {
  return text.indexOf('{', start) + 1;
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

function isStatement(node: AnyNode): boolean {
  return node.type.endsWith('Statement') || node.type === 'VariableDeclaration';
}
