/** `rederive grade`: grades a class. */
import { ExpectedError } from '../course/expectedError.ts';
import { availableParallelism } from 'node:os';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { gradeClass, hasFaults, type ClassReport } from '../course/classroom.ts';
import { gradesCsv } from '../course/gradesCsv.ts';
import { readArguments, type Command } from './command.ts';
import { readSet } from './sets.ts';
import { harmless } from './terminal.ts';

const FORMATS: Readonly<
  Record<string, { readonly file: string; readonly write: (report: ClassReport) => string }>
> = {
  csv: { file: 'grades.csv', write: gradesCsv },
  json: { file: 'report.json', write: (report) => `${JSON.stringify(report, undefined, 2)}\n` },
};

export const grade: Command = async (args, { terminal, startRunner }) => {
  const { values, positionals } = readArguments(
    args,
    {
      out: { type: 'string', default: 'grades' },
      format: { type: 'string', default: 'csv,json' },
      jobs: { type: 'string', default: String(availableParallelism()) },
      seed: { type: 'string' },
    },
    { least: 2, most: 2, names: 'SET and SUBMISSIONS' },
  );
  const { cwd, signal, watched, err } = terminal;
  const jobs = Number(values.jobs);
  if (!Number.isInteger(jobs) || jobs < 1)
    throw new ExpectedError(`--jobs is \`${values.jobs}\`; it is a number from 1.`);
  const formats = values.format.split(',').map((name) => {
    const format = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined;
    if (format === undefined) {
      throw new ExpectedError(
        `--format is \`${name}\`; it is one or more of ${Object.keys(FORMATS).join(', ')}.`,
      );
    }
    return format;
  });
  const set = await readSet(resolve(cwd, positionals[0] ?? ''));
  const out = resolve(cwd, values.out);
  const runner = startRunner('strangers', jobs);
  const staffRunner = startRunner('own');
  try {
    const report = await gradeClass(set, resolve(cwd, positionals[1] ?? ''), {
      runner,
      staffRunner,
      jobs,
      signal,
      ...(values.seed === undefined ? {} : { seed: values.seed }),
      onGraded: ({ name, report: one }, done, all) => {
        const line = `${String(done).padStart(String(all).length)} of ${all}  ${harmless(name)}  ${one.score}/${one.max}`;
        if (watched.err) err(`\r\u001b[K${line.slice(0, 100)}${done === all ? '\n' : ''}`);
      },
    });
    await mkdir(out, { recursive: true });
    for (const { file, write } of formats) {
      // A table half written must never pass for a whole one.
      await writeFile(join(out, `${file}.part`), write(report));
      await rename(join(out, `${file}.part`), join(out, file));
    }
    const faulty = report.submissions.filter((one) => hasFaults(one.report));
    err(
      `${report.submissions.length} submissions graded: ${formats.map(({ file }) => join(out, file)).join(', ')}\n`,
    );
    if (faulty.length > 0) {
      err(
        `Rederive itself failed on a part of ${faulty.map(({ name }) => harmless(name)).join(', ')}; see report.json.\n`,
      );
    }
    return faulty.length > 0 ? 2 : 0;
  } finally {
    await Promise.all([runner.dispose(), staffRunner.dispose()]);
  }
};
