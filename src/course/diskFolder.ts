/** A folder of files on disk. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Folder } from '../problem/folder.ts';

export function diskFolder(root: string): Folder {
  const bytes = async (path: string): Promise<Buffer | undefined> => {
    try {
      return await readFile(join(root, path));
    } catch (error) {
      if (isAbsent(error)) return undefined;
      throw error;
    }
  };
  return {
    name: root,
    bytes,
    read: async (path) => (await bytes(path))?.toString('utf8'),
    async list(path) {
      try {
        const entries = await readdir(join(root, path), { withFileTypes: true });
        return entries
          .filter((entry) => entry.isFile())
          .map(({ name }) => name)
          .sort();
      } catch (error) {
        if (isAbsent(error)) return [];
        throw error;
      }
    },
  };
}

const isAbsent = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR', 'EISDIR'].includes(String(error.code));
