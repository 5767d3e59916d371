/** Reads one text file of a stranger: regular files only, bounded, in whatever encoding an editor saved it. */
import { constants } from 'node:fs';
import { open, realpath } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';

export type TextReading =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'refused'; readonly why: string };

const LARGEST = 1_000_000;

/** Never follows a link at the path's end, never opens a pipe or device, never reads past the limit. */
export async function readTextFile(path: string, largest = LARGEST): Promise<TextReading> {
  let handle;
  try {
    // Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever.
    handle = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'missing' };
    if (code === 'ELOOP') return { kind: 'refused', why: 'it is a link; hand in the file itself' };
    return { kind: 'refused', why: `it cannot be opened (${code || String(error)})` };
  }
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) return { kind: 'refused', why: 'it is not a regular file' };
    if (stat.size > largest)
      return { kind: 'refused', why: `it has ${stat.size} bytes; at most ${largest} are read` };
    const buffer = Buffer.alloc(stat.size);
    const { bytesRead } = await handle.read(buffer, 0, stat.size, 0);
    return { kind: 'text', text: decode(buffer.subarray(0, bytesRead)) };
  } finally {
    await handle.close();
  }
}

/** Like `readTextFile`, of a path relative to `root`; nothing outside `root` is reached, through no link. */
export async function readTextInside(root: string, name: string): Promise<TextReading> {
  const path = join(root, name);
  const folder = await realpath(dirname(path)).catch(() => undefined);
  if (folder === undefined) return { kind: 'missing' };
  const top = await realpath(root);
  if (folder !== top && !folder.startsWith(top.endsWith(sep) ? top : top + sep)) {
    return { kind: 'refused', why: 'its folder is a link to another place; hand in the folder itself' };
  }
  return readTextFile(path);
}

/** UTF-8, or UTF-16 where a byte-order mark says so (Notepad's "Unicode"). */
export function decode(bytes: Uint8Array): string {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined;
  // `ignoreBOM` keeps the mark in the text, so that places still agree with the file as an editor counts them.
  return new TextDecoder(utf16 ?? 'utf-8', { ignoreBOM: utf16 === undefined }).decode(bytes);
}
