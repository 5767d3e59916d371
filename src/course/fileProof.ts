/** Looks for what a problem's texts point at and is not there, and for files that nothing points at. */
import type { Examined, Placed } from '../grading/soundness.ts';
import type { Folder } from '../problem/folder.ts';
import { BAKED_FILE } from '../problem/loading.ts';
import type { LoadedProblem } from '../problem/problemSet.ts';
import { textsIn } from '../problem/texts.ts';
import { marksIn } from '../submission/markedText.ts';

const KNOWN: ReadonlySet<string> = new Set([
  'problem.yaml',
  'statement.md',
  'starter.ts',
  'reference.ts',
  'facts.yaml',
  'README.md',
  'package.json',
  'tsconfig.json',
  BAKED_FILE,
]);

/** Links, pictures and files of one problem. */
export async function proveFiles(
  folder: Folder,
  problem: LoadedProblem,
  statement: string,
): Promise<Examined> {
  const { id, parts } = problem.problem;
  const links = linksIn(problem, statement);
  const faults: Placed[] = [];
  for (const { to, ...place } of links) {
    const wrong = await whyNoTarget(
      folder,
      id,
      to,
      parts.map((part) => part.id),
    );
    if (wrong !== undefined)
      faults.push({ ...place, what: wrong, remedy: 'Correct the link, or add the file.' });
  }
  const used = namesUsed(problem, links);
  const present = await filesOf(folder, problem, links);
  for (const file of present) {
    if (KNOWN.has(file) || used.has(file)) continue;
    const remedy = 'Name it where it is needed, or delete it.';
    faults.push({ file, path: [], what: 'Nothing in the problem uses this file.', remedy });
  }
  return { check: 'files', count: present.length + links.length, faults };
}

/** A file's path in running text. */
const PATH = /[\w./-]+\.\w+/g;

interface FoundLink extends Pick<Placed, 'file' | 'path' | 'offset'> {
  readonly to: string;
}

function linksIn(problem: LoadedProblem, statement: string): readonly FoundLink[] {
  const inText = (file: string, path: Placed['path'], text: string): FoundLink[] =>
    marksIn(text).flatMap((mark) => {
      if (mark.kind !== 'link' && mark.kind !== 'image') return [];
      return [{ to: mark.to, file, path, ...(path.length === 0 && { offset: mark.start }) }];
    });
  return [
    ...inText('statement.md', [], statement),
    ...textsIn(problem.problem)
      .filter(({ text }) => text.includes('](') || text.includes('<http'))
      .flatMap(({ path, text }) => inText('problem.yaml', path, text)),
    ...[...problem.derivations].flatMap(([name, { steps }]) =>
      steps.flatMap(({ because }, at) =>
        inText(`derivations/${name}.yaml`, ['steps', at, 'because'], because),
      ),
    ),
  ];
}

/** Addresses elsewhere are not visited. */
async function whyNoTarget(
  folder: Folder,
  id: string,
  to: string,
  parts: readonly string[],
): Promise<string | undefined> {
  if (/^[a-z][a-z0-9+.-]*:/i.test(to)) return undefined;
  if (to.startsWith('#')) {
    return parts.includes(to.slice(1)) ? undefined : `The link \`${to}\` leads to no part of this problem.`;
  }
  const path = pathOf(to);
  if (path.startsWith('/') || path.split('/').includes('..')) {
    return `The link \`${to}\` leads out of the problem's folder, where a pack does not reach.`;
  }
  return (await folder.bytes(`${id}/${path}`)) === undefined
    ? `There is no file \`${path}\` here.`
    : undefined;
}

const pathOf = (to: string): string => decodeURI(to.replace(/[?#].*$/, '')).replace(/^\.\//, '');

function namesUsed(problem: LoadedProblem, links: readonly FoundLink[]): ReadonlySet<string> {
  const { parts } = problem.problem;
  const derivations = [
    ...parts.flatMap(({ derivation }) => derivation ?? []),
    ...[...problem.derivations.values()].flatMap(({ steps }) => steps.flatMap(({ uses }) => uses ?? [])),
  ];
  return new Set([
    ...links.map(({ to }) => pathOf(to)),
    ...derivations.map((name) => `derivations/${name}.yaml`),
    ...parts.flatMap((part) =>
      part.kind === 'code'
        ? part.misconceptions.flatMap(({ mutants }) => mutants.map((file) => `mutants/${file}`))
        : [],
    ),
    // Data that a part draws from, or that a fact was measured on, is named by its path.
    ...[problem.problem, problem.facts]
      .flatMap((data) => textsIn(data))
      .flatMap(({ text }) => text.match(PATH) ?? [])
      .map((path) => path.replace(/^\.\//, '')),
  ]);
}

async function filesOf(
  folder: Folder,
  { problem }: LoadedProblem,
  links: readonly FoundLink[],
): Promise<readonly string[]> {
  const named = [...links.map(({ to }) => to), ...textsIn(problem).map(({ text }) => text)];
  const below = named.flatMap(
    (name) => /^(?:\.\/)?([\w-]+(?:\/[\w-]+)*)\/[\w.-]+\.\w+$/.exec(name)?.[1] ?? [],
  );
  const inside = new Set(['', 'mutants', 'derivations', ...below]);
  const files: string[] = [];
  for (const path of inside) {
    const names = await folder.list(path === '' ? problem.id : `${problem.id}/${path}`);
    files.push(...names.map((name) => (path === '' ? name : `${path}/${name}`)));
  }
  return files.filter((name) => !name.split('/').some((piece) => piece.startsWith('.')));
}
