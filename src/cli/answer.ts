/** `rederive answer`: judges one written answer or one solution.ts. */
import { ExpectedError } from '../course/expectedError.ts';
import { resolve } from 'node:path';
import { findProblem } from '../problem/problemSet.ts';
import { judgeAnswer } from '../course/single.ts';
import { readTextFile } from '../course/textFile.ts';
import { readArguments, readPartName, type Command, type Context } from './command.ts';
import { renderPart } from './rendering.ts';
import { findSetWith } from './sets.ts';
import { painter } from './terminal.ts';

export const answer: Command = async (args, context) => {
  const { terminal } = context;
  const { values, positionals } = readArguments(
    args,
    { set: { type: 'string' }, seed: { type: 'string' }, json: { type: 'boolean' } },
    { least: 1, most: 2, names: 'PROBLEM/PART and at most one FILE' },
  );
  const { problem: problemId, part: partId } = readPartName(positionals[0] ?? '');
  const set = await findSetWith(problemId, values.set, context);
  const problem = findProblem(set, problemId);
  const part = problem?.problem.parts.find(({ id }) => id === partId);
  if (problem === undefined || part === undefined) {
    const known = problem?.problem.parts.map(({ id }) => id) ?? set.problems.map((one) => one.problem.id);
    throw new ExpectedError(
      `${set.header.id} has no ${problem === undefined ? `problem \`${problemId}\`` : `part \`${partId}\` in ${problemId}`}. It has: ${known.join(', ')}.`,
    );
  }
  const { text, name } = await readInput(positionals[1] ?? '-', part.kind === 'code', context);
  const runner = part.kind === 'code' ? context.startRunner('own') : undefined;
  try {
    const seed = values.seed === undefined ? {} : { seed: values.seed };
    const report = await judgeAnswer(problem, part, text, name, { runner, signal: terminal.signal, ...seed });
    terminal.out(
      values.json === true
        ? `${JSON.stringify(report, undefined, 2)}\n`
        : `${renderPart(report, painter(terminal.watched.out)).join('\n')}\n`,
    );
    return report.verdict === 'fault' || report.verdict === 'ungradable' ? 2 : 0;
  } finally {
    await runner?.dispose();
  }
};

async function readInput(
  file: string,
  code: boolean,
  { terminal }: Context,
): Promise<{ text: string; name: string }> {
  if (file === '-') return { text: await terminal.input(), name: code ? 'solution.ts' : 'answer' };
  const reading = await readTextFile(resolve(terminal.cwd, file));
  switch (reading.kind) {
    case 'text':
      return { text: reading.text, name: file };
    case 'missing':
      throw new ExpectedError(`There is no file ${file}.`);
    case 'refused':
      throw new ExpectedError(`${file} is not read: ${reading.why}.`);
    default:
      return reading satisfies never;
  }
}
