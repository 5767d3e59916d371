/** `rederive check`: grades one submission folder. */
import { resolve } from 'node:path';
import type { PartReport } from '../grading/report.ts';
import { checkWorkbook } from '../course/check.ts';
import { readArguments, readPartName, type Command, type ExitCode } from './command.ts';
import { renderReport } from './rendering.ts';
import { readWorkbook } from './sets.ts';
import { painter } from './terminal.ts';

export const check: Command = async (args, { terminal, startRunner }) => {
  const { values, positionals } = readArguments(
    args,
    {
      set: { type: 'string' },
      part: { type: 'string' },
      seed: { type: 'string' },
      json: { type: 'boolean' },
    },
    { least: 0, most: 1, names: 'at most one FOLDER' },
  );
  const { cwd, signal, watched, out, err } = terminal;
  const set = values.set === undefined ? undefined : resolve(cwd, values.set);
  const workbook = await readWorkbook(resolve(cwd, positionals[0] ?? '.'), set);
  const asked = values.part === undefined ? {} : readAsked(values.part);
  const runner = startRunner('own');
  try {
    const report = await checkWorkbook(workbook, {
      ...asked,
      ...(values.seed === undefined ? {} : { seed: values.seed }),
      runner,
      signal,
      onPart: ({ part }) => {
        if (watched.err && values.json !== true) err(`\r\u001b[K${part} …`);
      },
    });
    if (watched.err && values.json !== true) err('\r\u001b[K');
    out(
      values.json === true
        ? `${JSON.stringify(report, undefined, 2)}\n`
        : renderReport(report, painter(watched.out)),
    );
    return exitCodeOf(report.parts);
  } finally {
    await runner.dispose();
  }
};

/** `PROBLEM/PART`, or a part's name alone where the problem is clear. */
const readAsked = (name: string): { readonly problem?: string; readonly part: string } =>
  name.includes('/') ? readPartName(name) : { part: name };

/** A blank part was graded, with no points; an answer that could not be judged was not. */
export function exitCodeOf(parts: readonly PartReport[]): ExitCode {
  return parts.some(({ verdict, answered }) => verdict === 'fault' || (verdict === 'ungradable' && answered))
    ? 2
    : 0;
}
