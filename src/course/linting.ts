/** Proves a problem set sound: everything its authors claim of it, tried. */
import { examineProblem, type Check, type DerivationTally, type Examined } from '../grading/soundness.ts';
import { examineTex } from '../grading/texSoundness.ts';
import type { Fault } from '../problem/fault.ts';
import type { Folder } from '../problem/folder.ts';
import { loadProblemSet } from '../problem/loading.ts';
import type { PartKind, ProblemSetHeader } from '../problem/problem.ts';
import type { LoadedProblem, ProblemSet } from '../problem/problemSet.ts';
import type { CodeRunner } from '../runner/runner.ts';
import { proveCode } from './codeProof.ts';
import { ExpectedError } from './expectedError.ts';
import { proveFiles } from './fileProof.ts';
import { locate } from './faultPlaces.ts';
import { proveIds } from './idProof.ts';
import { whyNotTypeset } from './typesetting.ts';

/** One kind of check: how many things were tried, and what was wrong with how many. */
export interface Tally {
  readonly tried: number;
  readonly faults: number;
}

export type Tallies = Readonly<Partial<Record<Check, Tally>>>;

/** The outcome, as plain JSON. */
export interface Proof {
  readonly format: 'rederive-lint';
  readonly version: 1;
  /** Absent where the set could not even be read. */
  readonly set?: Pick<ProblemSetHeader, 'id' | 'title' | 'version'>;
  readonly sound: boolean;
  readonly points: number;
  readonly problems: readonly ProblemProof[];
  readonly ids: Tally;
  readonly faults: readonly Fault[];
}

export interface ProblemProof {
  readonly problem: string;
  readonly parts: readonly {
    readonly part: string;
    readonly kind: PartKind;
    readonly points: number;
    readonly checks: Tallies;
  }[];
  readonly derivations: readonly DerivationTally[];
  /** Of the problem as a whole: derivations, facts, files, formulas of the statement. */
  readonly checks: Tallies;
}

export interface LintOptions {
  readonly runner: CodeRunner;
  readonly signal?: AbortSignal;
  /** Told which part is tried next. */
  readonly onPart?: (name: string) => void;
}

/** @throws ExpectedError when `folder` holds no problem set */
export async function lintSet(folder: Folder, options: LintOptions): Promise<Proof> {
  const reading = await loadProblemSet(folder);
  switch (reading.kind) {
    case 'none':
      throw new ExpectedError(`${folder.name} holds no problemset.yaml, so it is no problem set.`);
    case 'faulty':
      return proofOf(undefined, [], { count: 0, faults: [] }, reading.faults);
    case 'loaded':
      return lintLoaded(folder, reading.set, options);
    default:
      return reading satisfies never;
  }
}

async function lintLoaded(folder: Folder, set: ProblemSet, options: LintOptions): Promise<Proof> {
  const problems: ProblemProof[] = [];
  const faults: Fault[] = [];
  for (const problem of set.problems) {
    const examined = await examineWhole(folder, set, problem, options);
    problems.push(summarise(problem, examined));
    const found = examined.flatMap((each) => each.faults);
    faults.push(...(await locate(folder, problem.problem.id, found)));
  }
  const { count, faults: lost, unrecorded } = await proveIds(folder, set);
  return proofOf(set, problems, { count, faults: [...lost, ...unrecorded] }, faults);
}

async function examineWhole(
  folder: Folder,
  set: ProblemSet,
  problem: LoadedProblem,
  { runner, signal, onPart }: LintOptions,
): Promise<readonly Examined[]> {
  const { id, parts } = problem.problem;
  onPart?.(id);
  const statement = (await folder.read(`${id}/statement.md`)) ?? '';
  const examined: Examined[] = [
    ...examineProblem(problem),
    ...examineTex(problem, statement, whyNotTypeset),
    await proveFiles(folder, problem, statement),
  ];
  for (const [at, part] of parts.entries()) {
    signal?.throwIfAborted();
    if (part.kind !== 'code') continue;
    onPart?.(`${id}/${part.id}`);
    examined.push(
      ...(set.audience === 'staff'
        ? await proveCode(problem, part, at, runner, signal)
        : [withoutCode(part.id, at)]),
    );
  }
  return examined;
}

/** A student's pack proves nothing about its code. */
const withoutCode = (part: string, at: number): Examined => ({
  part,
  check: 'right',
  count: 0,
  faults: [
    {
      file: 'problem.yaml',
      path: ['parts', at, 'export'],
      what: `The code of \`${part}\` was not run: a student's pack holds neither reference nor mutants.`,
      remedy: 'Lint the folder that the pack was made from.',
    },
  ],
});

function summarise(problem: LoadedProblem, examined: readonly Examined[]): ProblemProof {
  const { id, parts } = problem.problem;
  return {
    problem: id,
    parts: parts.map((part) => ({
      part: part.id,
      kind: part.kind,
      points: part.points,
      checks: tally(examined.filter((each) => each.part === part.id)),
    })),
    derivations: examined.flatMap(({ derivation }) => derivation ?? []),
    checks: tally(examined.filter((each) => each.part === undefined)),
  };
}

function tally(examined: readonly Examined[]): Tallies {
  const tallies: Partial<Record<Check, Tally>> = {};
  for (const { check, count, faults } of examined) {
    const before = tallies[check] ?? { tried: 0, faults: 0 };
    tallies[check] = { tried: before.tried + count, faults: before.faults + faults.length };
  }
  return tallies;
}

function proofOf(
  set: ProblemSet | undefined,
  problems: readonly ProblemProof[],
  ids: { readonly count: number; readonly faults: readonly Fault[] },
  found: readonly Fault[],
): Proof {
  const faults = [...found, ...ids.faults];
  const points = problems.flatMap(({ parts }) => parts).reduce((sum, part) => sum + part.points, 0);
  return {
    format: 'rederive-lint',
    version: 1,
    ...(set && {
      set: { id: set.header.id, title: set.header.title, version: set.header.version },
    }),
    sound: faults.length === 0,
    points,
    problems,
    ids: { tried: ids.count, faults: ids.faults.length },
    faults,
  };
}
