/** The `answers.md` that a student begins with. */
import type { Part } from '../problem/problem.ts';
import type { LoadedProblem } from '../problem/problemSet.ts';

/** One `## part-id` heading for each part answered in writing, with a comment that says what is wanted. */
export function answersTemplate({ problem }: LoadedProblem): string {
  const written = problem.parts.filter((part) => part.kind !== 'code');
  const code = problem.parts.filter((part) => part.kind === 'code');
  const lines = [`# ${problem.title}`, ''];
  lines.push(
    '<!-- Write each answer below its heading. Keep the headings: they say which part is answered. -->',
    '',
  );
  if (code.length > 0) {
    lines.push(`<!-- Answered in solution.ts: ${code.map(({ id }) => id).join(', ')}. -->`, '');
  }
  for (const part of written)
    lines.push(
      `## ${part.id}`,
      '',
      `<!-- ${part.label}: ${part.title}. ${guidance(part)} -->`,
      '',
      ...room(part),
    );
  return `${lines.join('\n').trimEnd()}\n`;
}

function guidance(part: Part): string {
  switch (part.kind) {
    case 'cost':
      return 'One big-O expression, in TeX ($O(N^2)$) or plain (O(N^2)).';
    case 'formula':
      return 'One formula, in TeX ($...$) or plain.';
    case 'derivation':
      return 'One line after the other, each following from the last, in $$...$$ or plain.';
    case 'quantity':
      return 'A table, or a line each: name, number, unit.';
    case 'choice':
      return 'Put an x between the brackets of what holds.';
    case 'prose':
      return 'A few sentences; a person reads them.';
    case 'code':
      return 'In solution.ts.';
    default:
      return part satisfies never;
  }
}

/** Where the answer goes: the boxes to tick, or a line that keeps what is typed off the next heading. */
const room = (part: Part): string[] =>
  part.kind === 'choice' ? [...part.options.map(({ id, text }) => `- [ ] ${id}: ${text}`), ''] : [''];
