/** `rederive lint`: proves a problem set sound, or says what is wrong with it and where. */
import { join, resolve } from 'node:path';
import { ExpectedError } from '../course/expectedError.ts';
import { recordSetIds } from '../course/idProof.ts';
import { lintSet } from '../course/linting.ts';
import { openFolder } from '../course/openSet.ts';
import { writeWhole } from '../course/wholeFile.ts';
import { ID_FILE } from '../problem/idRecord.ts';
import { readArguments, type Command } from './command.ts';
import { renderProof } from './proofTable.ts';
import { readSet } from './sets.ts';
import { painter } from './terminal.ts';

export const lint: Command = async (args, { terminal, startRunner }) => {
  const { values, positionals } = readArguments(
    args,
    { json: { type: 'boolean' }, record: { type: 'boolean' } },
    { least: 1, most: 1, names: 'one SET' },
  );
  const { cwd, out, err, signal, watched } = terminal;
  const path = resolve(cwd, positionals[0] ?? '');
  const folder = await openFolder(path);
  if (values.record === true) {
    if (path.endsWith('.zip'))
      throw new ExpectedError('Ids are recorded in the set’s folder, not in a pack of it.');
    await writeWhole(join(path, ID_FILE), await recordSetIds(folder, await readSet(path)));
  }
  const isShown = watched.err && values.json !== true;
  const runner = startRunner('own');
  try {
    const proof = await lintSet(folder, {
      runner,
      signal,
      onPart: (name) => {
        if (isShown) err(`\r\u001b[K${name} …`);
      },
    });
    if (isShown) err('\r\u001b[K');
    out(
      values.json === true
        ? `${JSON.stringify(proof, undefined, 2)}\n`
        : renderProof(proof, positionals[0] ?? '', painter(watched.out)),
    );
    return proof.sound ? 0 : 2;
  } finally {
    await runner.dispose();
  }
};
