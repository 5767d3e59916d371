/** Every formula in a problem set, with the place it stands in. */
import { fromMarkdown } from 'mdast-util-from-markdown';
import { mathFromMarkdown } from 'mdast-util-math';
import { math } from 'micromark-extension-math';
import type { Nodes } from 'mdast';
import type { ProblemSet } from '../../src/problem/problemSet.ts';

export interface FoundTex {
  readonly where: string;
  readonly tex: string;
  readonly display: boolean;
}

export function texIn(set: ProblemSet): FoundTex[] {
  return set.problems.flatMap(({ problem, statement, derivations }) => [
    ...inMarkdown(`${problem.id}: introduction`, statement.intro),
    ...[...statement.sections].flatMap(([id, text]) => inMarkdown(`${problem.id}: statement of ${id}`, text)),
    ...problem.parts.flatMap((part) => [
      ...(part.hints ?? []).flatMap((hint, i) => inMarkdown(`hint ${i + 1} of ${part.id}`, hint)),
      ...part.misconceptions.flatMap(({ id, message, ask }) => [
        ...inMarkdown(`message of ${part.id}/${id}`, message),
        ...inMarkdown(`question of ${part.id}/${id}`, ask),
      ]),
    ]),
    ...[...derivations].flatMap(([id, { steps }]) =>
      steps.flatMap(({ tex, because }, i) => [
        { where: `derivation ${id}, step ${i + 1}`, tex, display: true },
        ...inMarkdown(`reason of ${id}, step ${i + 1}`, because),
      ]),
    ),
  ]);
}

function inMarkdown(where: string, markdown: string): FoundTex[] {
  const tree = fromMarkdown(markdown, { extensions: [math()], mdastExtensions: [mathFromMarkdown()] });
  const found: FoundTex[] = [];
  const visit = (node: Nodes): void => {
    if (node.type === 'math' || node.type === 'inlineMath') {
      found.push({ where, tex: node.value, display: node.type === 'math' });
    }
    if ('children' in node) node.children.forEach(visit);
  };
  visit(tree);
  return found;
}
