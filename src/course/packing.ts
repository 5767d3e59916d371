/** Makes one file out of a problem set: for students without keys to the code, or whole for other TAs. */
import { stringify } from 'yaml';
import { examineProblem } from '../grading/soundness.ts';
import type { Folder } from '../problem/folder.ts';
import { formatFault } from '../problem/fault.ts';
import { ID_FILE } from '../problem/idRecord.ts';
import { topicsOf } from '../problem/kinds/prose.ts';
import { BAKED_FILE, loadProblemSet, PACK_FILE, SET_FILE } from '../problem/loading.ts';
import type { Problem } from '../problem/problem.ts';
import type { LoadedProblem, ProblemSet } from '../problem/problemSet.ts';
import type { CodeRunner } from '../runner/runner.ts';
import { bakeProblem } from './baking.ts';
import { ExpectedError } from './expectedError.ts';
import { locate } from './faultPlaces.ts';
import { proveIds } from './idProof.ts';
import { zipFolder, zipFiles } from './zipFolder.ts';

/**
 * A student's pack holds no reference, no mutants, no model answers and no hidden cases; what they returned on the other cases is
 * baked in. The same set always gives the same bytes.
 *
 * @throws ExpectedError when the set is unsound
 */
export async function packForStudents(
  folder: Folder,
  set: ProblemSet,
  runner: CodeRunner,
): Promise<Uint8Array> {
  if (set.audience !== 'staff') throw new ExpectedError(`${folder.name} is a student's pack already.`);
  await refuseUnsound(folder, set);
  const files = new Map<string, string | Uint8Array>();
  const { id, title, version } = set.header;
  const about = { format: 'rederive-pack', version: 1, audience: 'student', set: { id, title, version } };
  files.set(PACK_FILE, `${JSON.stringify(about, undefined, 2)}\n`);
  files.set(SET_FILE, stringify(set.header));
  for (const problem of set.problems) {
    const name = problem.problem.id;
    const shown = forStudents(problem.problem);
    files.set(`${name}/problem.yaml`, stringify(shown));
    for (const path of await sharedFiles(folder, problem)) {
      const text = await folder.read(path);
      if (text !== undefined) files.set(path, text);
    }
    addPictures(files, problem);
    if (shown.parts.some((part) => part.kind === 'code')) {
      const baked = await bakeProblem(id, { ...problem, problem: shown }, runner);
      files.set(`${name}/${BAKED_FILE}`, `${JSON.stringify(baked)}\n`);
    }
  }
  return provenPack(files, folder.name);
}

/** Everything in the set's folder, for another TA. @throws ExpectedError when the set is unsound */
export async function packForStaff(folder: Folder, set: ProblemSet): Promise<Uint8Array> {
  await refuseUnsound(folder, set);
  const files = new Map<string, string | Uint8Array>();
  const names = [SET_FILE, ID_FILE];
  for (const loaded of set.problems) {
    const { problem } = loaded;
    addPictures(files, loaded);
    for (const inside of ['', '/mutants', '/derivations', '/data']) {
      const at = `${problem.id}${inside}`;
      names.push(...(await folder.list(at)).map((name) => `${at}/${name}`));
    }
  }
  for (const name of names) {
    const bytes = await folder.bytes(name);
    if (bytes !== undefined) files.set(name, bytes);
  }
  return provenPack(files, folder.name);
}

/**
 * Everything about a set that can be proven without running its code.
 *
 * @throws ExpectedError with every fault and its place
 */
async function refuseUnsound(folder: Folder, set: ProblemSet): Promise<void> {
  const faults = [...(await proveIds(folder, set)).faults];
  for (const problem of set.problems) {
    const found = examineProblem(problem).flatMap((each) => each.faults);
    faults.push(...(await locate(folder, problem.problem.id, found)));
  }
  if (faults.length === 0) return;
  const count = faults.length === 1 ? 'a fault' : `${faults.length} faults`;
  const lines = [`${folder.name} has ${count}, so nobody should be given it:`, ...faults.map(formatFault)];
  throw new ExpectedError(`${lines.join('\n  ')}\n\`rederive lint\` proves the whole set.`, 'material');
}

function addPictures(files: Map<string, string | Uint8Array>, { problem, pictures }: LoadedProblem): void {
  for (const [path, { bytes }] of pictures) files.set(`${problem.id}/${path}`, bytes);
}

async function sharedFiles(folder: Folder, loaded: LoadedProblem): Promise<string[]> {
  const { id: problem, files = [] } = loaded.problem;
  const derivations = await folder.list(`${problem}/derivations`);
  return [
    `${problem}/statement.md`,
    `${problem}/starter.ts`,
    `${problem}/facts.yaml`,
    ...new Set([...(loaded.data?.keys() ?? []), ...files].map((name) => `${problem}/${name}`)),
    ...derivations.filter((name) => name.endsWith('.yaml')).map((name) => `${problem}/derivations/${name}`),
  ];
}

/** Without hidden cases, model answers and what a rubric would tell. */
function forStudents(problem: Problem): Problem {
  return {
    ...problem,
    parts: problem.parts.map((part) => {
      const { model: _kept, ...rest } = part;
      if (rest.kind === 'prose') return { ...rest, rubric: topicsOf(rest.rubric) };
      return rest.kind === 'code' ? { ...rest, cases: rest.cases.filter(({ hidden }) => !hidden) } : rest;
    }),
  };
}

/** What was written must read again, before anybody is given it. */
async function provenPack(
  files: ReadonlyMap<string, string | Uint8Array>,
  name: string,
): Promise<Uint8Array> {
  const bytes = zipFiles(files);
  const reading = await loadProblemSet(zipFolder(bytes, name));
  if (reading.kind === 'faulty')
    throw new Error(`the pack of ${name} does not read: ${reading.faults.map(formatFault).join('; ')}`);
  return bytes;
}
