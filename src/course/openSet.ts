/** Finds and reads a problem set, whether it is a folder of its authors or a pack. */
import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Folder } from '../problem/folder.ts';
import { loadProblemSet, SET_FILE, type SetReading } from '../problem/loading.ts';
import { diskFolder } from './diskFolder.ts';
import { ExpectedError } from './expectedError.ts';
import { zipFolder } from './zipFolder.ts';

/** @throws ExpectedError when there is nothing at `path` */
export async function openFolder(path: string): Promise<Folder> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined)
    throw new ExpectedError(`There is nothing at ${path}. Name a problem-set folder or a pack.`);
  return found.isDirectory() ? diskFolder(path) : zipFolder(await readFile(path), basename(path));
}

/** Reads the set at `path`, a folder or a `.zip`. */
export async function openSet(path: string): Promise<SetReading> {
  return loadProblemSet(await openFolder(path));
}

/** The nearest folder at or above `start` that is a problem set. */
export async function findSetAbove(start: string): Promise<string | undefined> {
  for (let folder = resolve(start); ; folder = dirname(folder)) {
    if ((await stat(join(folder, SET_FILE)).catch(() => undefined))?.isFile()) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}
