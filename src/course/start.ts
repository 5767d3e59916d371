/** Makes a student's folder out of a pack. */
import { mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { formatFault } from '../problem/fault.ts';
import { loadProblemSet } from '../problem/loading.ts';
import { answersTemplate } from '../submission/template.ts';
import { ExpectedError } from './expectedError.ts';
import { PACK_PATH, workbookOf, type Workbook } from './workbook.ts';
import { zipFolder } from './zipFolder.ts';

/**
 * Writes the pack, and per problem `answers.md` and `solution.ts`. A file that is already there is left alone:
 * starting a set again, or a newer version of it, never costs a student their work.
 *
 * @throws ExpectedError when `pack` is no student's pack, or `target` cannot take it
 */
export async function startProblemSet(pack: string, target: string): Promise<Workbook> {
  const bytes = await readFile(pack).catch(() => {
    throw new ExpectedError(`There is no pack at ${pack}.`);
  });
  const packed = zipFolder(bytes, pack);
  const reading = await loadProblemSet(packed);
  if (reading.kind === 'none') throw new ExpectedError(`${pack} holds no problem set.`, 'material');
  if (reading.kind === 'faulty') {
    throw new ExpectedError(
      `${pack} is damaged: ${reading.faults.map(formatFault).join('; ')} Fetch it again.`,
      'material',
    );
  }
  const { set } = reading;
  if (set.audience !== 'student') {
    throw new ExpectedError(
      `${pack} is a set with its solutions, not a student's pack. Make one with \`rederive pack\`.`,
    );
  }
  const other = await findOtherSet(target, set.header.id);
  if (other !== undefined) {
    throw new ExpectedError(
      `${target} already holds the set ${other}. Choose an empty folder for ${set.header.id}.`,
    );
  }
  await mkdir(join(target, dirname(PACK_PATH)), { recursive: true });
  await writeFile(join(target, PACK_PATH), bytes);
  await writeNew(join(target, 'package.json'), PACKAGE);
  await writeNew(join(target, 'tsconfig.json'), TSCONFIG);
  await writeNew(join(target, GLOBALS_PATH), GLOBALS);
  for (const problem of set.problems) {
    const folder = join(target, problem.problem.id);
    await mkdir(folder, { recursive: true });
    await writeNew(join(folder, 'answers.md'), answersTemplate(problem));
    if (problem.starter !== undefined) await writeNew(join(folder, 'solution.ts'), problem.starter);
    for (const name of problem.problem.files ?? []) {
      const text = await packed.read(`${problem.problem.id}/${name}`);
      await mkdir(dirname(join(folder, name)), { recursive: true });
      if (text !== undefined) await writeNew(join(folder, name), text);
    }
  }
  return workbookOf(target, set);
}

async function findOtherSet(target: string, id: string): Promise<string | undefined> {
  const found = await stat(target).catch(() => undefined);
  if (found !== undefined && !found.isDirectory())
    throw new ExpectedError(`${target} is a file; name a folder.`);
  if (found === undefined || !(await readdir(target)).includes(dirname(PACK_PATH))) return undefined;
  const old = await readFile(join(target, PACK_PATH)).catch(() => undefined);
  if (old === undefined) return undefined;
  const reading = await loadProblemSet(zipFolder(old, PACK_PATH)).catch(() => undefined);
  return reading?.kind === 'loaded' && reading.set.header.id !== id ? reading.set.header.id : undefined;
}

async function writeNew(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text, { flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}

/** Node and editors take a bare .ts for CommonJS without it. */
const PACKAGE = `${JSON.stringify({ private: true, type: 'module' }, undefined, 2)}\n`;

const GLOBALS_PATH = '.rederive/globals.d.ts';

/** What runs has a console and nothing else of a browser or of Node. */
const GLOBALS = `/** What solution.ts may use beside the language itself. */
declare const console: Readonly<
  Record<'log' | 'info' | 'warn' | 'error' | 'debug' | 'table', (...values: unknown[]) => void>
>;
`;

/** For the editor's own squiggles; grading erases types and does not read this. */
const TSCONFIG = `${JSON.stringify(
  {
    compilerOptions: {
      target: 'ES2022',
      lib: ['ES2022'],
      module: 'ESNext',
      moduleResolution: 'bundler',
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      types: [],
    },
    include: ['*/solution.ts', GLOBALS_PATH],
  },
  undefined,
  2,
)}\n`;
