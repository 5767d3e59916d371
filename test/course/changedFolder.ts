/** A folder on disk with some files changed, removed or added, in memory. */
import { diskFolder } from '../../src/course/diskFolder.ts';
import type { Folder } from '../../src/problem/folder.ts';

/** By path: what becomes of the text that is there (`''` where there is none); undefined removes the file. */
export type Changes = Readonly<Record<string, (text: string) => string | undefined>>;

export function changedFolder(root: string, changes: Changes): Folder {
  const disk = diskFolder(root);
  const read = async (path: string): Promise<string | undefined> => {
    const text = await disk.read(path);
    const change = changes[path];
    return change === undefined ? text : change(text ?? '');
  };
  return {
    name: disk.name,
    read,
    async bytes(path) {
      if (changes[path] === undefined) return disk.bytes(path);
      const text = await read(path);
      return text === undefined ? undefined : new TextEncoder().encode(text);
    },
    async list(folder) {
      const added = Object.keys(changes).flatMap((path) => {
        const [name = '', ...above] = path.split('/').reverse();
        return above.reverse().join('/') === folder ? [name] : [];
      });
      const names = [...new Set([...(await disk.list(folder)), ...added])].sort();
      const texts = await Promise.all(names.map((name) => read(folder === '' ? name : `${folder}/${name}`)));
      return names.filter((_, i) => texts[i] !== undefined);
    },
  };
}

/** Puts `by` where `piece` stands, and makes sure that it stood there. */
export const put =
  (piece: string, by: string) =>
  (text: string): string => {
    if (!text.includes(piece)) throw new Error(`\`${piece}\` is not there to be changed`);
    return text.replace(piece, () => by);
  };
