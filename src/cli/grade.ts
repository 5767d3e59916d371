/** `rederive grade`: grades a class. */
import { ExpectedError } from '../course/expectedError.ts';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { gradeClass, hasFaults } from '../course/classroom.ts';
import { GRADE_FORMATS, isGradeFormat, writeGrades } from '../course/gradeFiles.ts';
import { readArguments, type Command } from './command.ts';
import { readSet } from './sets.ts';
import { harmless } from './terminal.ts';

export const grade: Command = async (args, { terminal, startRunner }) => {
  const { values, positionals } = readArguments(
    args,
    {
      out: { type: 'string', default: 'grades' },
      format: { type: 'string', default: 'csv,json,review' },
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
    if (isGradeFormat(name)) return name;
    throw new ExpectedError(`--format is \`${name}\`; it is one or more of ${GRADE_FORMATS.join(', ')}.`);
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
    const written = await writeGrades(report, out, formats);
    const faulty = report.submissions.filter((one) => hasFaults(one.report));
    err(`${report.submissions.length} submissions graded: ${written.join(', ')}\n`);
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
