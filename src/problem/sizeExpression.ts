/** Small arithmetic in size symbols, such as `2 R` or `D^(-1/4)`, for shapes and scales in a problem file. */

export type SizeExpression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'symbol'; readonly name: string }
  | { readonly kind: 'negate'; readonly of: SizeExpression }
  | {
      readonly kind: 'binary';
      readonly operator: '+' | '-' | '*' | '/' | '^';
      readonly left: SizeExpression;
      readonly right: SizeExpression;
    }
  | { readonly kind: 'call'; readonly name: SizeFunction; readonly of: readonly SizeExpression[] };

export type SizeFunction = 'sqrt' | 'max' | 'min' | 'log' | 'exp';

export type SizeReading =
  | { readonly kind: 'read'; readonly expression: SizeExpression }
  | { readonly kind: 'unreadable'; readonly message: string; readonly at: number };

/** The value of each size symbol, such as N = 3. */
export type Sizes = Readonly<Record<string, number>>;

const FUNCTIONS: ReadonlyMap<string, SizeFunction> = new Map(
  (['sqrt', 'max', 'min', 'log', 'exp'] as const).map((name) => [name, name]),
);

// Longer than any shape or scale; keeps the recursive reader far from the stack's end.
const LONGEST = 200;

class Unreadable extends Error {
  readonly at: number;
  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

interface Token {
  readonly text: string;
  readonly at: number;
}

function tokens(text: string): Token[] {
  const found: Token[] = [];
  const pattern = /\s*(?:(\d+(?:\.\d+)?(?:e[-+]?\d+)?|[A-Za-z]\w*|[-+*/^(),])|(\S))/gy;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const [whole, token, stray] = match;
    const at = match.index + whole.length - (token ?? stray ?? '').length;
    if (token === undefined) throw new Unreadable(`\`${stray}\` has no meaning in a size`, at);
    found.push({ text: token, at });
  }
  return found;
}

class Reader {
  private readonly tokens: readonly Token[];
  private readonly end: number;
  private next = 0;

  constructor(text: string) {
    this.tokens = tokens(text);
    this.end = text.length;
  }

  whole(): SizeExpression {
    const expression = this.sum();
    const rest = this.tokens[this.next];
    if (rest !== undefined) throw new Unreadable(`\`${rest.text}\` was not expected here`, rest.at);
    return expression;
  }

  private peek(): string | undefined {
    return this.tokens[this.next]?.text;
  }

  private sum(): SizeExpression {
    let left = this.product();
    for (let operator = this.peek(); operator === '+' || operator === '-'; operator = this.peek()) {
      this.next += 1;
      left = { kind: 'binary', operator, left, right: this.product() };
    }
    return left;
  }

  private product(): SizeExpression {
    let left = this.signed();
    for (;;) {
      const operator = this.peek();
      if (operator === '*' || operator === '/') {
        this.next += 1;
        left = { kind: 'binary', operator, left, right: this.signed() };
      } else if (operator !== undefined && /^[\w(]/.test(operator)) {
        // Two factors side by side multiply: `2 R`, `N D`, `2(D + M)`.
        left = { kind: 'binary', operator: '*', left, right: this.power() };
      } else return left;
    }
  }

  private signed(): SizeExpression {
    if (this.peek() !== '-') return this.power();
    this.next += 1;
    return { kind: 'negate', of: this.signed() };
  }

  private power(): SizeExpression {
    const base = this.atom();
    if (this.peek() !== '^') return base;
    this.next += 1;
    return { kind: 'binary', operator: '^', left: base, right: this.signed() };
  }

  private atom(): SizeExpression {
    const token = this.tokens[this.next];
    if (token === undefined)
      throw new Unreadable('a number or a size symbol is missing at the end', this.end);
    this.next += 1;
    if (token.text === '(') {
      const inner = this.sum();
      this.expect(')');
      return inner;
    }
    if (/^\d/.test(token.text)) return { kind: 'number', value: Number(token.text) };
    if (!/^[A-Za-z]/.test(token.text))
      throw new Unreadable(`\`${token.text}\` was not expected here`, token.at);
    const name = FUNCTIONS.get(token.text);
    if (name === undefined) return { kind: 'symbol', name: token.text };
    this.expect('(');
    const of = [this.sum()];
    while (this.peek() === ',') {
      this.next += 1;
      of.push(this.sum());
    }
    this.expect(')');
    return { kind: 'call', name, of };
  }

  private expect(text: string): void {
    const token = this.tokens[this.next];
    if (token?.text !== text) throw new Unreadable(`\`${text}\` is missing`, token?.at ?? this.end);
    this.next += 1;
  }
}

/** Reads an expression; never throws. `at` is the offset in `text` of the first thing not understood. */
export function readSizeExpression(text: string): SizeReading {
  if (text.length > LONGEST) {
    return { kind: 'unreadable', message: `longer than ${LONGEST} characters`, at: LONGEST };
  }
  try {
    return { kind: 'read', expression: new Reader(text).whole() };
  } catch (error) {
    if (error instanceof Unreadable) return { kind: 'unreadable', message: error.message, at: error.at };
    throw error;
  }
}

function readOrThrow(written: string | number): SizeExpression {
  const reading = readSizeExpression(String(written));
  if (reading.kind === 'read') return reading.expression;
  throw new Error(`the size ${written} cannot be read: ${reading.message}`);
}

/** The symbols that a size needs a value for; none when it cannot be read. */
export function symbolsIn(written: string | number): ReadonlySet<string> {
  const reading = readSizeExpression(String(written));
  return reading.kind === 'read' ? symbolsOf(reading.expression) : new Set();
}

/** The value of a size as an author wrote it. Throws where it cannot be read: the schema has ruled that out. */
export function sizeOf(written: string | number, sizes: Sizes): number {
  return evaluateSize(readOrThrow(written), sizes);
}

function symbolsOf(expression: SizeExpression): ReadonlySet<string> {
  switch (expression.kind) {
    case 'number':
      return new Set();
    case 'symbol':
      return new Set([expression.name]);
    case 'negate':
      return symbolsOf(expression.of);
    case 'binary':
      return new Set([...symbolsOf(expression.left), ...symbolsOf(expression.right)]);
    case 'call':
      return new Set(expression.of.flatMap((argument) => [...symbolsOf(argument)]));
  }
}

function evaluateSize(expression: SizeExpression, sizes: Sizes): number {
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'symbol': {
      const value = Object.hasOwn(sizes, expression.name) ? sizes[expression.name] : undefined;
      if (value === undefined) throw new Error(`the size ${expression.name} has no value`);
      return value;
    }
    case 'negate':
      return -evaluateSize(expression.of, sizes);
    case 'binary':
      return combine(
        expression.operator,
        evaluateSize(expression.left, sizes),
        evaluateSize(expression.right, sizes),
      );
    case 'call': {
      const values = expression.of.map((argument) => evaluateSize(argument, sizes));
      switch (expression.name) {
        case 'sqrt':
          return Math.sqrt(values[0] ?? NaN);
        case 'log':
          return Math.log(values[0] ?? NaN);
        case 'exp':
          return Math.exp(values[0] ?? NaN);
        case 'max':
          return Math.max(...values);
        case 'min':
          return Math.min(...values);
      }
    }
  }
}

function combine(operator: '+' | '-' | '*' | '/' | '^', left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    case '^':
      return left ** right;
  }
}
