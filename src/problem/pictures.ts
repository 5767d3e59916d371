/** Finds the pictures that a problem's Markdown shows, and reads them from the problem's folder. */
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { Fault } from './fault.ts';
import type { Folder } from './folder.ts';
import type { Problem } from './problem.ts';
import type { YamlPlaces } from './yamlFile.ts';

export type PictureType = 'image/svg+xml' | 'image/png' | 'image/jpeg' | 'image/webp';

export interface Picture {
  readonly type: PictureType;
  readonly bytes: Uint8Array;
}

const TYPES: Readonly<Record<string, PictureType>> = {
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
};

/** A page is sent its pictures whole; larger ones belong on a web page, with a link. */
const LARGEST = 1_000_000;

interface PictureReference {
  readonly path: string;
  readonly alt: string;
  readonly line: number;
  readonly column: number;
}

/** Every `![description](path)` of a Markdown text, in its order; lines and columns count from 1. */
export function pictureReferences(markdown: string): readonly PictureReference[] {
  // Most texts have none; parsing all hints of the flagship set takes about 10 ms at every reading.
  if (!markdown.includes('![')) return [];
  const tree = fromMarkdown(markdown);
  const found: PictureReference[] = [];
  const definitions = new Map<string, string>();
  const add = (node: Nodes, path: string, alt: string | null | undefined): void => {
    const { line, column } = node.position?.start ?? { line: 1, column: 1 };
    found.push({ path, alt: alt?.trim() ?? '', line, column });
  };
  const visit = (node: Nodes, act: (node: Nodes) => void): void => {
    act(node);
    if ('children' in node) for (const child of node.children) visit(child, act);
  };
  visit(tree, (node) => {
    if (node.type === 'definition') definitions.set(node.identifier, node.url);
  });
  visit(tree, (node) => {
    if (node.type === 'image') add(node, node.url, node.alt);
    if (node.type === 'imageReference') add(node, definitions.get(node.identifier) ?? '', node.alt);
  });
  return found;
}

/**
 * The pictures of a problem by the path its Markdown names them with, relative to the problem's folder.
 *
 * @param statement the text of `statement.md`
 * @param faults receives what is wrong with a reference, with its place
 */
export async function readPictures(
  folder: Folder,
  problem: Problem,
  statement: string,
  places: YamlPlaces,
  faults: Fault[],
): Promise<ReadonlyMap<string, Picture>> {
  const pictures = new Map<string, Picture>();
  const take = async (
    reference: PictureReference,
    at: (what: string, remedy: string) => Fault,
  ): Promise<void> => {
    const { path, alt } = reference;
    if (alt === '') {
      faults.push(
        at(`The picture \`${path}\` has no description.`, 'Say between the brackets what it shows.'),
      );
    }
    if (pictures.has(path)) return;
    const reading = await readPicture(folder, `${problem.id}/`, path);
    if (reading.kind === 'read') pictures.set(path, reading.picture);
    else faults.push(at(reading.what, reading.remedy));
  };
  for (const reference of pictureReferences(statement)) {
    const { line, column } = reference;
    await take(reference, (what, remedy) => ({
      file: `${problem.id}/statement.md`,
      line,
      column,
      what,
      remedy,
    }));
  }
  for (const [i, part] of problem.parts.entries()) {
    for (const [j, hint] of (part.hints ?? []).entries()) {
      for (const reference of pictureReferences(hint)) {
        await take(reference, (what, remedy) => places.fault(['parts', i, 'hints', j], what, remedy));
      }
    }
  }
  return pictures;
}

type PictureReading =
  | { readonly kind: 'read'; readonly picture: Picture }
  | { readonly kind: 'fault'; readonly what: string; readonly remedy: string };

async function readPicture(folder: Folder, base: string, path: string): Promise<PictureReading> {
  const fault = (what: string, remedy: string): PictureReading => ({ kind: 'fault', what, remedy });
  const inside = /^(?!\/|[a-z][a-z0-9+.-]*:)[^\\?#]+$/i.test(path) && !path.split('/').includes('..');
  if (!inside) {
    return fault(
      `The picture \`${path}\` does not lie in the problem's folder.`,
      'Put it there and name it relative to the folder: the page loads nothing from elsewhere.',
    );
  }
  const type = TYPES[/\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? ''];
  if (type === undefined) {
    return fault(
      `\`${path}\` is no picture that the page can show.`,
      `Use one of: ${Object.keys(TYPES).join(', ')}.`,
    );
  }
  const bytes = await folder.bytes(base + path);
  if (bytes === undefined)
    return fault(`There is no picture \`${path}\`.`, 'Add the file, or remove the line.');
  if (bytes.length > LARGEST) {
    return fault(
      `\`${path}\` has ${bytes.length} bytes; at most ${LARGEST} are sent to the page.`,
      'Make it smaller.',
    );
  }
  return { kind: 'read', picture: { type, bytes } };
}
