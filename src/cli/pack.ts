/** `rederive pack`: makes one file out of a problem set. */
import { ExpectedError } from '../course/expectedError.ts';
import { resolve } from 'node:path';
import { openFolder } from '../course/openSet.ts';
import { packForStaff, packForStudents } from '../course/packing.ts';
import { writeWhole } from '../course/wholeFile.ts';
import { readArguments, type Command } from './command.ts';
import { readSet } from './sets.ts';

export const pack: Command = async (args, { terminal, startRunner }) => {
  const { values, positionals } = readArguments(
    args,
    { audience: { type: 'string', default: 'student' }, out: { type: 'string' } },
    { least: 1, most: 1, names: 'one SET' },
  );
  const { audience } = values;
  if (audience !== 'student' && audience !== 'ta') {
    throw new ExpectedError(`--audience is \`${audience}\`; it is student or ta.`);
  }
  const path = resolve(terminal.cwd, positionals[0] ?? '');
  const set = await readSet(path);
  const out = resolve(terminal.cwd, values.out ?? `${set.header.id}${audience === 'ta' ? '-ta' : ''}.zip`);
  const folder = await openFolder(path);
  const runner = startRunner('own');
  try {
    const bytes =
      audience === 'ta' ? await packForStaff(folder, set) : await packForStudents(folder, set, runner);
    await writeWhole(out, bytes);
    const parts = set.problems.reduce((sum, { problem }) => sum + problem.parts.length, 0);
    terminal.err(`${out}: ${set.header.title}, ${parts} parts, ${Math.ceil(bytes.length / 1024)} kB.\n`);
    return 0;
  } finally {
    await runner.dispose();
  }
};
