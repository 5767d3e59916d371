/** Derivatives as names: ∂L/∂w, dL/dw and d/dw L stand for one thing that an equation gives a value. */
import type { Expression } from './expression.ts';
import { replaceNodes, walk } from './structure.ts';

/**
 * The tree with every quotient of differentials as one undeclared name, spelled as in `text`, which stands at
 * `offset`. A `d` that is declared is a differential too where it stands above and below: nobody cancels it by hand.
 */
export function nameDerivatives(tree: Expression, text: string, offset: number): Expression {
  if (!/∂|\\partial|(?:^|[^A-Za-z])d\}?\s*\\?[A-Za-z]/.test(text)) return tree;
  const spelled = ({ span }: Expression): string => text.slice(span.start - offset, span.end - offset);
  const isDifferential = (node: Expression | undefined): boolean =>
    node?.kind === 'symbol' &&
    (node.name === 'partial' ||
      /^(?:\\(?:mathrm|text|operatorname))?d$/.test(spelled(node).replace(/[\s{}]/g, '')));
  const startsSo = (node: Expression): boolean =>
    node.kind === 'multiply' && isDifferential(node.factors[0]) && node.factors.length > 1;
  const isQuotient = (node: Expression): boolean =>
    node.kind === 'divide' &&
    startsSo(node.denominator) &&
    (startsSo(node.numerator) || isDifferential(node.numerator));
  if (![...walk(tree)].some(isQuotient)) return tree;
  const named = (node: Expression): Expression => {
    const name = spelled(node)
      .replace(/\\(?:frac|dfrac|tfrac|mathrm|mathbf|text|left|right)/g, '')
      .replaceAll('\\partial', '∂')
      .replace(/[\s{}\\^_]/g, '');
    return { kind: 'symbol', name, declared: false, span: node.span };
  };
  return replaceNodes(tree, (node) => {
    if (node.kind === 'divide' && isQuotient(node) && startsSo(node.numerator)) return named(node);
    const [first] = node.kind === 'multiply' ? node.factors : [];
    const isOperator = first?.kind === 'divide' && isQuotient(first) && isDifferential(first.numerator);
    return isOperator ? named(node) : undefined;
  });
}
