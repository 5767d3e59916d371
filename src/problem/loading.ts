/** Reads a problem set from a folder; every fault of every file comes back, each with its place and a remedy. */
import { readDataFiles } from './dataLoading.ts';
import { derivationSchema, type Derivation } from './derivation.ts';
import type { Fault } from './fault.ts';
import type { Folder } from './folder.ts';
import { factsSchema, type Facts } from './kinds/facts.ts';
import type { CodePart } from './kinds/code.ts';
import { readPictures, type Picture } from './pictures.ts';
import { problemSchema, problemSetSchema, type Problem } from './problem.ts';
import type { LoadedProblem, ProblemSet } from './problemSet.ts';
import { readStatement } from './statement.ts';
import { readYaml, type YamlPlaces } from './yamlFile.ts';

export type SetReading =
  | { readonly kind: 'loaded'; readonly set: ProblemSet }
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] }
  | { readonly kind: 'none' };

/** A pack is a set folder with this file; its presence is what makes the audience `student`. */
export const PACK_FILE = 'pack.json';
export const SET_FILE = 'problemset.yaml';
export const BAKED_FILE = 'expected.json';

/** `none` where the folder holds no `problemset.yaml`. */
export async function loadProblemSet(folder: Folder): Promise<SetReading> {
  const text = await folder.read(SET_FILE);
  if (text === undefined) return { kind: 'none' };
  const audience = (await folder.read(PACK_FILE)) === undefined ? 'staff' : 'student';
  const header = readYaml(SET_FILE, text, problemSetSchema);
  if (header.kind === 'faulty') return header;
  const faults: Fault[] = [];
  const problems: LoadedProblem[] = [];
  const { value, places } = header;
  for (const [i, id] of value.problems.entries()) {
    if (value.problems.indexOf(id) !== i) {
      faults.push(places.fault(['problems', i], `\`${id}\` is listed twice.`, 'Remove one of the two.'));
      continue;
    }
    const problemText = await folder.read(`${id}/problem.yaml`);
    if (problemText === undefined) {
      faults.push(
        places.fault(
          ['problems', i],
          `There is no \`${id}/problem.yaml\`.`,
          'Create the folder, or remove the line.',
        ),
      );
      continue;
    }
    const loaded = await loadProblem(folder, id, problemText, audience === 'staff');
    faults.push(...loaded.faults);
    if (loaded.problem !== undefined) problems.push(loaded.problem);
  }
  if (faults.length > 0) return { kind: 'faulty', faults: faults.sort(byPlace) };
  return { kind: 'loaded', set: { header: value, audience, problems } };
}

const byPlace = (a: Fault, b: Fault): number =>
  a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column;

interface ProblemReading {
  readonly problem?: LoadedProblem;
  readonly faults: readonly Fault[];
}

async function loadProblem(
  folder: Folder,
  id: string,
  text: string,
  staff: boolean,
): Promise<ProblemReading> {
  const file = `${id}/problem.yaml`;
  const reading = readYaml(file, text, problemSchema);
  if (reading.kind === 'faulty') return { faults: reading.faults };
  const problem = reading.value;
  const faults = [...structureFaults(id, problem, reading.places)];
  const { statement, pictures } = await readStatementOf(folder, id, problem, reading.places, faults);
  const derivations = await readDerivations(folder, id, problem, reading.places, faults);
  const facts = await readFacts(folder, id, faults);
  const data = await readDataFiles(folder, id, problem, reading.places, faults);
  const starter = await folder.read(`${id}/starter.ts`);
  const code = problem.parts.filter((part): part is CodePart => part.kind === 'code');
  if (code.length > 0 && starter === undefined)
    faults.push(missing(id, 'starter.ts', 'the file students begin with'));
  const mutants = new Map<string, string>();
  let reference: string | undefined;
  let baked: string | undefined;
  if (staff) {
    reference = await folder.read(`${id}/reference.ts`);
    if (code.length > 0 && reference === undefined) {
      faults.push(missing(id, 'reference.ts', 'a right solution of every code part'));
    }
    for (const name of await folder.list(`${id}/mutants`)) {
      const mutant = await folder.read(`${id}/mutants/${name}`);
      if (mutant !== undefined && name.endsWith('.ts')) mutants.set(name, mutant);
    }
    faults.push(...mutantFaults(problem, reading.places, mutants));
  } else {
    baked = await folder.read(`${id}/${BAKED_FILE}`);
    if (code.length > 0 && baked === undefined)
      faults.push(missing(id, BAKED_FILE, 'the expected values of the pack'));
  }
  return {
    faults,
    problem: {
      problem,
      statement,
      pictures,
      derivations,
      data,
      mutants,
      ...(facts === undefined ? {} : { facts }),
      ...(starter === undefined ? {} : { starter }),
      ...(reference === undefined ? {} : { reference }),
      ...(baked === undefined ? {} : { baked }),
    },
  };
}

const missing = (id: string, name: string, what: string): Fault => ({
  file: `${id}/${name}`,
  line: 1,
  column: 1,
  what: 'The file is missing.',
  remedy: `Add ${what}.`,
});

async function readStatementOf(
  folder: Folder,
  id: string,
  problem: Problem,
  places: YamlPlaces,
  faults: Fault[],
): Promise<Pick<LoadedProblem, 'statement' | 'pictures'>> {
  const source = await folder.read(`${id}/statement.md`);
  if (source === undefined) {
    faults.push(missing(id, 'statement.md', 'the questions, one `## part-id` heading a part'));
    return { statement: { intro: '', sections: new Map() }, pictures: new Map<string, Picture>() };
  }
  const ids = problem.parts.map((part) => part.id);
  const reading = readStatement(`${id}/statement.md`, source, ids);
  faults.push(...reading.faults);
  const pictures = await readPictures(folder, problem, source, places, faults);
  return { statement: reading.statement, pictures };
}

async function readFacts(folder: Folder, id: string, faults: Fault[]): Promise<Facts | undefined> {
  const file = `${id}/facts.yaml`;
  const text = await folder.read(file);
  if (text === undefined) return undefined;
  const reading = readYaml(file, text, factsSchema);
  if (reading.kind === 'read') return reading.value;
  faults.push(...reading.faults);
  return undefined;
}

async function readDerivations(
  folder: Folder,
  id: string,
  problem: Problem,
  places: YamlPlaces,
  faults: Fault[],
): Promise<ReadonlyMap<string, Derivation>> {
  const derivations = new Map<string, Derivation>();
  for (const name of await folder.list(`${id}/derivations`)) {
    if (!name.endsWith('.yaml')) continue;
    const file = `${id}/derivations/${name}`;
    const reading = readYaml(file, (await folder.read(file)) ?? '', derivationSchema);
    if (reading.kind === 'faulty') faults.push(...reading.faults);
    else derivations.set(name.slice(0, -'.yaml'.length), reading.value);
  }
  problem.parts.forEach((part, i) => {
    if (part.derivation === undefined || derivations.has(part.derivation)) return;
    if (faults.some(({ file }) => file === `${id}/derivations/${part.derivation}.yaml`)) return;
    faults.push(
      places.fault(
        ['parts', i, 'derivation'],
        `There is no \`derivations/${part.derivation}.yaml\`.`,
        'Write it, or remove the line.',
      ),
    );
  });
  return derivations;
}

/** What the schema cannot say: names that must be unique, and names that must exist. */
function structureFaults(folderName: string, problem: Problem, places: YamlPlaces): Fault[] {
  const faults: Fault[] = [];
  if (problem.id !== folderName) {
    faults.push(
      places.fault(
        ['id'],
        `The id is \`${problem.id}\`, the folder \`${folderName}\`.`,
        'Give both the same name.',
      ),
    );
  }
  const ids = problem.parts.map((part) => part.id);
  problem.parts.forEach((part, i) => {
    if (ids.indexOf(part.id) !== i) {
      faults.push(
        places.fault(['parts', i, 'id'], `Two parts are called \`${part.id}\`.`, 'Rename one of them.'),
      );
    }
    (part.requires ?? []).forEach((required, j) => {
      if (ids.indexOf(required) >= 0 && ids.indexOf(required) < i) return;
      faults.push(
        places.fault(
          ['parts', i, 'requires', j],
          `\`${required}\` is not an earlier part of this problem.`,
          `Name one of: ${ids.slice(0, i).join(', ') || 'none stands before this part'}.`,
        ),
      );
    });
    const claim = part.kind === 'code' ? part.cost?.claim : undefined;
    if (claim !== undefined && problem.parts.find(({ id }) => id === claim)?.kind !== 'cost') {
      const costs = problem.parts.filter(({ kind }) => kind === 'cost').map(({ id }) => id);
      faults.push(
        places.fault(
          ['parts', i, 'cost', 'claim'],
          `\`${claim}\` is no cost part of this problem.`,
          `Name one of: ${costs.join(', ') || 'there is none; leave the line out'}.`,
        ),
      );
    }
    const misconceptions = part.misconceptions.map(({ id }) => id);
    misconceptions.forEach((id, j) => {
      if (misconceptions.indexOf(id) === j) return;
      faults.push(
        places.fault(
          ['parts', i, 'misconceptions', j, 'id'],
          `\`${id}\` is declared twice.`,
          'Rename one of them.',
        ),
      );
    });
  });
  return faults;
}

function mutantFaults(problem: Problem, places: YamlPlaces, mutants: ReadonlyMap<string, string>): Fault[] {
  return problem.parts.flatMap((part, i) =>
    part.kind !== 'code'
      ? []
      : part.misconceptions.flatMap((misconception, j) =>
          misconception.mutants.flatMap((file, k) =>
            mutants.has(file)
              ? []
              : [
                  places.fault(
                    ['parts', i, 'misconceptions', j, 'mutants', k],
                    `There is no \`${file}\` in mutants/.`,
                    'Write the wrong solution that this misconception leads to.',
                  ),
                ],
          ),
        ),
  );
}
