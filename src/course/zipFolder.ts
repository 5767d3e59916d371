/** A folder of files inside a zip: how packs travel. */
import { strToU8, unzipSync, zipSync } from 'fflate';
import type { Folder } from '../problem/folder.ts';
import { ExpectedError } from './expectedError.ts';

/** A pack is a few hundred kilobytes of text; more than this unpacked is a bomb. */
const LARGEST = 64_000_000;

/** @throws ExpectedError when the bytes are no zip, or unpack to more than any pack holds */
export function zipFolder(bytes: Uint8Array, name: string): Folder {
  const files = new Map<string, Uint8Array>();
  let total = 0;
  let unzipped: Record<string, Uint8Array>;
  try {
    unzipped = unzipSync(bytes, {
      filter: ({ originalSize }) => {
        total += originalSize;
        if (total > LARGEST)
          throw new ExpectedError(
            `${name} unpacks to more than ${LARGEST} bytes; it is no pack.`,
            'material',
          );
        return true;
      },
    });
  } catch (error) {
    if (error instanceof ExpectedError) throw error;
    throw new ExpectedError(
      `${name} cannot be read as a zip. Fetch the pack again; it may be cut off.`,
      'material',
    );
  }
  for (const [path, content] of Object.entries(unzipped)) {
    if (!path.endsWith('/')) files.set(path, content);
  }
  return {
    name,
    read: (path) => {
      const content = files.get(path);
      return Promise.resolve(content && new TextDecoder().decode(content));
    },
    bytes: (path) => Promise.resolve(files.get(path)),
    list: (path) =>
      Promise.resolve(
        [...files.keys()]
          .filter((file) => file.startsWith(`${path}/`) && !file.slice(path.length + 1).includes('/'))
          .map((file) => file.slice(path.length + 1))
          .sort(),
      ),
  };
}

/** The same files always give the same bytes: entries sorted, no time of day. */
export function zipFiles(files: ReadonlyMap<string, string | Uint8Array>): Uint8Array {
  const entries = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  const bytes = entries.map(
    ([path, file]) => [path, typeof file === 'string' ? strToU8(file) : file] as const,
  );
  return zipSync(Object.fromEntries(bytes), {
    level: 9,
    mtime: '1980-01-01T12:00:00',
  });
}
