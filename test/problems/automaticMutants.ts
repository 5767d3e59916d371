/** Small mistakes made by a program: every operator, condition and block of a file changed in turn, one at a time. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

export interface AutomaticMutant {
  readonly id: string;
  readonly line: number;
  /** What stood there, and what stands there now; long blocks by their beginning. */
  readonly was: string;
  readonly is: string;
}

/** All mutants of one file in one module, of which at most one is active. */
export interface MutatedModule {
  readonly mutants: readonly AutomaticMutant[];
  readonly exports: Readonly<Record<string, unknown>>;
  /** Runs `action` with one mutant in the place of what it replaces; a loop that no longer ends throws. */
  with<T>(mutant: AutomaticMutant | undefined, action: () => T): T;
  /** The mutants whose place is reached by `action`. */
  reachedBy(action: () => void): readonly AutomaticMutant[];
}

/** The state that the instrumented code looks at; the name is the instrumenter's. */
interface Switchboard {
  activeMutant?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: { static: Record<string, number> };
}

/** A loop over a handful of numbers turns less often. */
const MOST_TURNS = 100_000;

const silent = (): undefined => undefined;
const never = (): boolean => false;
const logger = {
  ...{ isTraceEnabled: never, isDebugEnabled: never, isInfoEnabled: never, isWarnEnabled: never },
  ...{ isErrorEnabled: never, isFatalEnabled: never },
  ...{ trace: silent, debug: silent, info: silent, warn: silent, error: silent, fatal: silent },
};

const position = z.object({ line: z.number(), column: z.number() });
const instrumented = z.object({
  files: z.tuple([z.object({ content: z.string() })]),
  mutants: z.array(
    z.object({
      id: z.string(),
      location: z.object({ start: position, end: position }),
      replacement: z.string(),
    }),
  ),
});
type Location = z.output<typeof instrumented>['mutants'][number]['location'];

/** Loaded only when it is wanted, and parsed like anything from outside. */
async function instrument(source: string): Promise<z.output<typeof instrumented>> {
  const name: string = '@stryker-mutator/instrumenter';
  const { Instrumenter } = z
    .object({
      Instrumenter: z.custom<new (log: typeof logger) => { instrument: (...given: unknown[]) => unknown }>(),
    })
    .parse(await import(name));
  const files = [{ name: 'reference.ts', content: source, mutate: true }];
  const options = { plugins: [], excludedMutations: ['StringLiteral'], ignorers: [], noHeader: false };
  return instrumented.parse(await new Instrumenter(logger).instrument(files, options));
}

/** @param folder where the instrumented file may be written for as long as it takes to import it */
export async function mutate(source: string, folder: string): Promise<MutatedModule> {
  const { files, mutants } = await instrument(source);
  const made = await mkdtemp(join(folder, 'mutants-'));
  const path = join(made, 'reference.ts');
  await writeFile(path, files[0].content);
  const board: Switchboard = ((globalThis as { __stryker__?: Switchboard }).__stryker__ ??= {});
  const exports: Readonly<Record<string, unknown>> = await import(pathToFileURL(path).href);
  await rm(made, { recursive: true });
  const textAt = textFinder(source);
  const all = mutants.map(({ id, location, replacement }) => ({
    id,
    line: location.start.line + 1,
    was: short(textAt(location)),
    is: short(replacement),
  }));
  return {
    mutants: all,
    exports,
    with(mutant, action) {
      Object.assign(board, { activeMutant: mutant?.id, hitCount: 0, hitLimit: MOST_TURNS });
      try {
        return action();
      } finally {
        board.activeMutant = undefined;
      }
    },
    reachedBy(action) {
      board.activeMutant = undefined;
      // The instrumented code holds on to the object that it found first.
      const seen = (board.mutantCoverage ??= { static: {} });
      seen.static = {};
      action();
      return all.filter(({ id }) => seen.static[id] !== undefined);
    },
  };
}

function textFinder(source: string): (location: Location) => string {
  const starts = [0];
  for (const line of source.split('\n')) starts.push((starts.at(-1) ?? 0) + line.length + 1);
  const offset = ({ line, column }: Location['start']): number => (starts[line] ?? 0) + column;
  return ({ start, end }) => source.slice(offset(start), offset(end));
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
