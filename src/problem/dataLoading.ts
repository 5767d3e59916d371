/** Reads the data files that a problem's cases name, and checks that every value they take is there and fits. */
import { z } from 'zod';
import { dataFileSchema, readData, type DataFile, type DataFiles } from './data.ts';
import type { Fault } from './fault.ts';
import type { Folder } from './folder.ts';
import { misfitOf } from './kinds/code.ts';
import type { Problem } from './problem.ts';
import type { YamlPlaces } from './yamlFile.ts';

/** A data file is a few hundred kilobytes; what is larger slows every start of the editor. */
const LARGEST = 2_000_000;

/** @param faults grows by what is wrong with the files and with what the cases take from them */
export async function readDataFiles(
  folder: Folder,
  id: string,
  problem: Problem,
  places: YamlPlaces,
  faults: Fault[],
): Promise<DataFiles> {
  const files = new Map<string, DataFile>();
  for (const name of new Set(sourcesOf(problem).map(({ source }) => source.file))) {
    const file = `${id}/${name}`;
    const text = await folder.read(file);
    // A missing file is said where it is named.
    if (text === undefined) continue;
    const reading = readDataFile(file, text);
    if ('fields' in reading) files.set(name, reading);
    else faults.push(reading);
  }
  for (const { path, source, misfit } of sourcesOf(problem)) {
    if (faults.some(({ file }) => file === `${id}/${source.file}`)) continue;
    const reading = readData(files, source);
    if (reading.kind === 'none') {
      faults.push(places.fault(path, `\`${source.file}\` ${reading.because}.`, reading.remedy));
      continue;
    }
    const unfit = misfit(reading.value);
    if (unfit !== undefined) {
      faults.push(
        places.fault(path, `What \`${source.file}\` gives here ${unfit}.`, 'Change the rows or the sizes.'),
      );
    }
  }
  for (const [at, name] of (problem.files ?? []).entries()) {
    // Listed, not read: what students are handed can be large, and is not needed before they start.
    const [inside, own] = name.startsWith('data/') ? ['/data', name.slice('data/'.length)] : ['', name];
    if ((await folder.list(`${id}${inside}`)).includes(own)) continue;
    faults.push(places.fault(['files', at], `There is no \`${id}/${name}\`.`, 'Add it, or remove the line.'));
  }
  return files;
}

interface Source {
  readonly path: readonly PropertyKey[];
  readonly source: { readonly file: string; readonly field: string };
  readonly misfit: (value: unknown) => string | undefined;
}

function sourcesOf(problem: Problem): Source[] {
  return problem.parts.flatMap((part, i) =>
    part.kind !== 'code'
      ? []
      : part.cases.flatMap((one, j) =>
          Object.entries(one.data ?? {}).map(([name, source]): Source => {
            const asked = part.parameters[name];
            return {
              path: ['parts', i, 'cases', j, 'data', name],
              source,
              misfit: (value) => (asked === undefined ? undefined : misfitOf(asked, value, one.sizes)),
            };
          }),
        ),
  );
}

/** A data file, or the fault that keeps it from being one. */
export function readDataFile(file: string, text: string): DataFile | Fault {
  const fault = (what: string, remedy: string): Fault => ({ file, line: 1, column: 1, what, remedy });
  if (text.length > LARGEST) {
    return fault(`The file has ${text.length} characters.`, `Split it: at most ${LARGEST} are read.`);
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return fault(
      `This is not JSON: ${error instanceof Error ? error.message : String(error)}.`,
      'Make it again.',
    );
  }
  const reading = dataFileSchema.safeParse(json);
  if (reading.success) return reading.data;
  return fault(`This is no data file: ${z.prettifyError(reading.error)}`, 'Make it again.');
}
