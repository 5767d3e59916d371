/** Finds a student's files in whatever folder they were handed in. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Paths of one problem's files; the names are where they are, or should be, relative to the folder. */
export interface ProblemFiles {
  readonly answers: string;
  readonly solution: string;
}

const ANSWERS = 'answers.md';
const SOLUTION = 'solution.ts';

/** Learning platforms wrap a submission in a folder or two of their own. */
const DEEPEST_WRAPPER = 3;

/**
 * `<folder>/<problem>/answers.md` and `solution.ts` are where files belong. Letters' case, one wrapping
 * folder, and, for a set of one problem, files at the top are tolerated.
 *
 * @returns file paths relative to `root`, by problem id; for problems nothing was found of, the paths where it belongs
 */
export async function findSubmission(
  root: string,
  problems: readonly string[],
): Promise<ReadonlyMap<string, ProblemFiles>> {
  const base = await findBase(root, '', problems, DEEPEST_WRAPPER);
  const files = new Map<string, ProblemFiles>();
  for (const problem of problems) {
    const own = await findName(join(root, base), problem);
    const top = own === undefined && problems.length === 1 && (await hasWork(join(root, base)));
    const folder = top ? base : joinName(base, own ?? problem);
    files.set(problem, {
      answers: joinName(folder, (await findName(join(root, folder), ANSWERS)) ?? ANSWERS),
      solution: joinName(folder, (await findName(join(root, folder), SOLUTION)) ?? SOLUTION),
    });
  }
  return files;
}

const joinName = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`);

async function findBase(
  root: string,
  at: string,
  problems: readonly string[],
  depth: number,
): Promise<string> {
  const folder = join(root, at);
  for (const problem of problems) if ((await findName(folder, problem)) !== undefined) return at;
  if (depth === 0 || (await hasWork(folder))) return at;
  const inner = (await entriesOf(folder)).filter(
    ({ name, directory }) => directory && !/^(\.|__MACOSX$)/.test(name),
  );
  const [only] = inner;
  return only !== undefined && inner.length === 1
    ? findBase(root, joinName(at, only.name), problems, depth - 1)
    : at;
}

const hasWork = async (folder: string): Promise<boolean> =>
  (await findName(folder, ANSWERS)) !== undefined || (await findName(folder, SOLUTION)) !== undefined;

/** The entry of that name, in whatever case the file system gave it. */
async function findName(folder: string, name: string): Promise<string | undefined> {
  const names = (await entriesOf(folder)).map((entry) => entry.name);
  return names.includes(name) ? name : names.find((other) => other.toLowerCase() === name);
}

/** Links are passed over: one could point at another student's folder. */
async function entriesOf(folder: string): Promise<readonly { name: string; directory: boolean }[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => !entry.isSymbolicLink())
    .map((entry) => ({ name: entry.name, directory: entry.isDirectory() }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
