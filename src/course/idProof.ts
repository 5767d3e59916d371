/** Holds the ids of a set against those that it has published. */
import { stringify } from 'yaml';
import type { Fault } from '../problem/fault.ts';
import type { Folder } from '../problem/folder.ts';
import { compareIds, ID_FILE, idRecordSchema, recordIds } from '../problem/idRecord.ts';
import { SET_FILE } from '../problem/loading.ts';
import type { ProblemSet } from '../problem/problemSet.ts';
import { readYaml } from '../problem/yamlFile.ts';
import { ExpectedError } from './expectedError.ts';

export interface IdProof {
  /** Ids of problems, parts and misconceptions; 0 where none were published yet. */
  readonly count: number;
  /** Ids that were published and are gone. */
  readonly faults: readonly Fault[];
  /** Ids that are new, or gone on purpose, and not in the record yet. */
  readonly unrecorded: readonly Fault[];
}

/** A set without a record has published nothing, and can break nothing. */
export async function proveIds(folder: Folder, set: ProblemSet): Promise<IdProof> {
  const text = await folder.read(ID_FILE);
  if (text === undefined) return { count: 0, faults: [], unrecorded: [] };
  const reading = readYaml(ID_FILE, text, idRecordSchema);
  if (reading.kind === 'faulty') return { count: 0, faults: reading.faults, unrecorded: [] };
  const { value: record, places } = reading;
  const { lost, fresh, isBreaking, count } = compareIds(record, set);
  const faults: Fault[] = [];
  const unrecorded: Fault[] = [];
  for (const name of isBreaking ? [] : lost) {
    const path = ['problems', ...name.split('/').slice(0, 2)];
    const what = `\`${name}\` was published with ${record.version} and is gone in ${set.header.version}.`;
    const remedy = `Reports and gradebooks carry that id: bring it back, or raise the first number of the version in ${SET_FILE} and run \`rederive lint --record\`.`;
    faults.push(places.fault(path, what, remedy));
  }
  if (fresh.length > 0 || (isBreaking && lost.length > 0)) {
    const shown = (fresh.length > 0 ? fresh : lost)
      .slice(0, 3)
      .map((name) => `\`${name}\``)
      .join(', ');
    const more = fresh.length > 3 ? ` and ${fresh.length - 3} more` : '';
    const what = `The record is of another set of ids: ${shown}${more} ${fresh.length > 0 ? 'is not in it' : 'is still in it'}.`;
    unrecorded.push(
      places.fault(['problems'], what, 'Run `rederive lint --record` and keep the file with the set.'),
    );
  }
  return { count, faults, unrecorded };
}

/**
 * The text of `ids.yaml` for a set as it is now.
 *
 * @throws ExpectedError when published ids are gone and the version does not say so
 */
export async function recordSetIds(folder: Folder, set: ProblemSet): Promise<string> {
  const text = await folder.read(ID_FILE);
  const reading = text === undefined ? undefined : readYaml(ID_FILE, text, idRecordSchema);
  if (reading?.kind === 'read') {
    const { lost, isBreaking } = compareIds(reading.value, set);
    if (lost.length > 0 && !isBreaking) {
      throw new ExpectedError(
        `${lost.map((name) => `\`${name}\``).join(', ')} would be gone. Bring it back, or raise the first number of the version in ${SET_FILE}; nothing was recorded.`,
        'material',
      );
    }
  }
  return ABOUT + stringify(recordIds(set), { lineWidth: 110 });
}

const ABOUT = '# Ids that reports, gradebooks and packs carry. `rederive lint --record` writes this file.\n';
