/** Random trees such as answers hold, for property tests. */
import fc from 'fast-check';
import type { Expression, FunctionName } from '../../src/mathematics/expression.ts';

const span = { start: 0, end: 0 };
const symbol = (name: string): Expression => ({ kind: 'symbol', name, declared: true, span });

const leaf: fc.Arbitrary<Expression> = fc.oneof(
  fc.constantFrom('N', 'D', 'M', 'R', 'sigma', 'q', 'k').map(symbol),
  fc
    .constantFrom('1', '2', '10', '0.5')
    .map((text): Expression => ({ kind: 'number', value: Number(text), text, span })),
  fc.constantFrom('e' as const, 'pi' as const).map((name): Expression => ({ kind: 'constant', name, span })),
);

const oneArgument: readonly FunctionName[] = [
  'exp',
  'log',
  'abs',
  'sin',
  'cos',
  'floor',
  'ceil',
  'factorial',
  'tanh',
];

/** Trees of a depth that people write. Products and sums are flat, as reading makes them. */
export const anyTree: fc.Arbitrary<Expression> = fc.letrec<{ tree: Expression }>((tie) => {
  const part = tie('tree');
  const pair = fc.array(part, { minLength: 2, maxLength: 3 });
  const notA = (...kinds: readonly Expression['kind'][]): fc.Arbitrary<Expression> =>
    part.filter((node) => !kinds.includes(node.kind));
  return {
    tree: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'tree' },
      leaf,
      fc
        .array(notA('add'), { minLength: 2, maxLength: 3 })
        .map((terms): Expression => ({ kind: 'add', terms, span })),
      fc
        .array(notA('multiply', 'negate'), { minLength: 2, maxLength: 3 })
        .map((factors): Expression => ({ kind: 'multiply', factors, span })),
      fc
        .tuple(part, part)
        .map(([numerator, denominator]): Expression => ({ kind: 'divide', numerator, denominator, span })),
      part.map((argument): Expression => ({ kind: 'negate', argument, span })),
      fc.tuple(part, part).map(([base, exponent]): Expression => ({ kind: 'power', base, exponent, span })),
      part.map((radicand): Expression => ({ kind: 'root', radicand, span })),
      fc
        .tuple(part, part)
        .map(([radicand, degree]): Expression => ({ kind: 'root', radicand, degree, span })),
      fc
        .tuple(fc.constantFrom(...oneArgument), part)
        .map(([name, argument]): Expression => ({ kind: 'function', name, arguments: [argument], span })),
      fc
        .tuple(fc.constantFrom('max' as const, 'min' as const), pair)
        .map(([name, given]): Expression => ({ kind: 'function', name, arguments: given, span })),
      fc.tuple(part, part).map(([argument, base]): Expression => ({
        kind: 'function',
        name: 'log',
        arguments: [argument],
        base,
        span,
      })),
      part.map((argument): Expression => ({ kind: 'norm', argument, span })),
      fc.tuple(part, part).map(([left, right]): Expression => ({ kind: 'inner', left, right, span })),
      notA('number', 'constant').map((argument): Expression => ({
        kind: 'transpose',
        argument,
        prime: false,
        span,
      })),
      part.map((argument): Expression => ({ kind: 'positivePart', argument, span })),
      fc.tuple(part, part).map(([to, body]): Expression => {
        const from: Expression = { kind: 'number', value: 1, text: '1', span };
        return { kind: 'sum', index: 'j', from, to, body, span };
      }),
      fc
        .constantFrom('v', 'k')
        .map((name): Expression => ({ kind: 'indexed', base: symbol(name), indices: [symbol('N')], span })),
      part.map((argument): Expression => ({
        kind: 'call',
        callee: { kind: 'symbol', name: 'phi', declared: true, span },
        arguments: [argument],
        span,
      })),
    ),
  };
}).tree;
