/** How well the cases and laws of the sets catch mistakes that nobody thought of. */
import assert from 'node:assert/strict';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { before, describe, it } from 'mocha';
import { openSet } from '../../src/course/openSet.ts';
import { judgeCode } from '../../src/grading/code.ts';
import { expectationsFrom } from '../../src/grading/expectation.ts';
import { callsOf, planCases } from '../../src/grading/inputs.ts';
import { judgeTrial } from '../../src/grading/lawfulness.ts';
import { callsOfTrials, planTrials, type Trial } from '../../src/grading/trial.ts';
import type { CodePart } from '../../src/problem/kinds/code.ts';
import type { LoadedProblem } from '../../src/problem/problemSet.ts';
import { runDirectly } from '../grading/direct.ts';
import { mutate, type AutomaticMutant, type MutatedModule } from './automaticMutants.ts';

const SETS = ['eecs182', 'getting-started'];
const SEED = 'mutants';
/** A label or an index often stays the same by luck. */
const SEEDS = Array.from({ length: 20 }, (_, i) => String(i));
const COUNTED = { tex: '', growth: { alternatives: [] }, exact: true };
const OUT = fileURLToPath(new URL('../../out', import.meta.url));

const SIGN_TWICE = 'the sums and the reading of them change sign together';
const SCALE_CANCELS = 'a factor of all features cancels between numerator and normaliser';

const NOTHING_BEFORE = 'before the first probe there is nothing, which equals no prediction';

/** Survivors that return what the original returns, by part: what stood there, what stands there, and why. */
const EQUIVALENT: readonly (readonly [part: string, was: string, is: string, because: string])[] = [
  ['linear-attention', 'sum[m] += weight * row[m]', 'sum[m] -= weight * row[m]', SIGN_TWICE],
  ['causal-attention', 'sum[m] += weight * row[m]', 'sum[m] -= weight * row[m]', SIGN_TWICE],
  ['linear-attention', '1 / W.length', '1 * W.length', SCALE_CANCELS],
  ['causal-attention', '1 / W.length', '1 * W.length', SCALE_CANCELS],
  ['prediction-depth', 'depth > 0', 'true', NOTHING_BEFORE],
  ['prediction-depth', 'depth > 0', 'depth >= 0', NOTHING_BEFORE],
];

/** Laws of order and names: no change of one operator makes a sum care which term comes first, or a label be counted with. */
const ABOUT_ORDER_AND_NAMES: ReadonlyMap<string, readonly string[]> = new Map([
  ['triplet-loss-code', ['triplets-in-any-order', 'coordinates-in-any-order']],
  ['knn-probe', ['rows-in-any-order']],
  ['prediction-depth', ['names-of-classes']],
  ['semi-hard-mining', ['names-of-people']],
]);

interface Row {
  readonly part: string;
  readonly killed: number;
  readonly byLawsAlone: number;
  readonly equivalent: number;
  readonly survivors: readonly AutomaticMutant[];
  /** Laws that no mutant breaks. */
  readonly idleLaws: readonly string[];
}

/** @param named exports of the mutants that the part names */
function tryPart(
  { data }: LoadedProblem,
  part: CodePart,
  module: MutatedModule,
  named: readonly Readonly<Record<string, unknown>>[],
): Row {
  // What a student has: no hidden cases.
  const planned = planCases(part, SEED, data).filter(({ hidden }) => !hidden);
  const trials = planTrials(part, SEED);
  const calls = [...callsOf(planned), ...callsOfTrials(trials)];
  const idle = new Set(trials.map(({ property }) => property.id));
  const run = (): ReturnType<typeof runDirectly> => runDirectly(module.exports, part.export, calls);
  const brokenBy = ({ observations }: ReturnType<typeof run>, tried = trials): readonly Trial[] => {
    const outcomes = new Map(observations.map(({ id, outcome }) => [id, outcome]));
    const broken = tried.filter((trial) => {
      const own = callsOfTrials([trial]).map(({ id }) => outcomes.get(id));
      return judgeTrial(part, trial, own).kind === 'broken';
    });
    for (const { property } of broken) idle.delete(property.id);
    return broken;
  };
  const { expectations } = expectationsFrom(part, planned, run(), {});
  const reached = module.reachedBy(() => void run());
  let byLawsAlone = 0;
  for (const exports of named) {
    for (const seed of SEEDS) {
      const tried = planTrials(part, seed);
      brokenBy(runDirectly(exports, part.export, callsOfTrials(tried)), tried);
    }
  }
  const left = reached.filter((mutant) => {
    const seen = module.with(mutant, run);
    const broken = brokenBy(seen);
    const cost = { kind: 'within', measured: 'what is asked', ...COUNTED } as const;
    if (judgeCode(part, planned, expectations, seen, cost).verdict !== 'correct') return false;
    if (broken.length > 0) byLawsAlone += 1;
    return broken.length === 0;
  });
  const survivors = left.filter(
    ({ was, is }) => !EQUIVALENT.some(([id, from, to]) => id === part.id && from === was && to === is),
  );
  return {
    part: part.id,
    killed: reached.length - left.length,
    byLawsAlone,
    equivalent: left.length - survivors.length,
    survivors,
    idleLaws: [...idle],
  };
}

describe('Automatic mutants of the references', function () {
  this.timeout(120_000);
  const rows: Row[] = [];
  before(async () => {
    for (const name of SETS) {
      const folder = fileURLToPath(new URL(`../../problems/${name}`, import.meta.url));
      const reading = await openSet(folder);
      assert.equal(reading.kind, 'loaded');
      if (reading.kind !== 'loaded') continue;
      for (const problem of reading.set.problems) {
        const { reference } = problem;
        const code = problem.problem.parts.filter((part): part is CodePart => part.kind === 'code');
        if (code.length === 0 || reference === undefined) continue;
        const module = await mutate(reference, OUT);
        for (const part of code) {
          const files = part.misconceptions.flatMap(({ mutants }) => mutants);
          const named = await Promise.all(
            files.map(
              (file): Promise<Readonly<Record<string, unknown>>> =>
                import(pathToFileURL(`${folder}/${problem.problem.id}/mutants/${file}`).href),
            ),
          );
          rows.push(tryPart(problem, part, module, named));
        }
      }
    }
  });

  it('are all caught but those that change nothing', () => {
    const lines = rows.map(
      ({ part, killed, byLawsAlone, equivalent, survivors }) =>
        `      ${part.padEnd(20)}${[killed, byLawsAlone, equivalent, survivors.length].map((n) => String(n).padStart(12)).join('')}`,
    );
    const head = ['killed', 'by laws only', 'equivalent', 'survived']
      .map((word) => word.padStart(12))
      .join('');
    process.stdout.write(`      ${'part'.padEnd(20)}${head}\n${lines.join('\n')}\n`);
    for (const { part, survivors } of rows) {
      assert.deepEqual(
        survivors.map(({ line, was, is }) => `line ${line}: ${was} → ${is}`),
        [],
        part,
      );
    }
  });

  it('break every law, together with those that have a name, but for laws about order and names', () => {
    for (const { part, idleLaws } of rows)
      assert.deepEqual(idleLaws, ABOUT_ORDER_AND_NAMES.get(part) ?? [], part);
  });

  it('are several for every part, and every excuse is needed', () => {
    assert.ok(rows.length >= 6);
    for (const { part, killed } of rows) assert.ok(killed >= 5, `${part}: ${killed}`);
    const excused = rows.reduce((sum, { equivalent }) => sum + equivalent, 0);
    assert.equal(excused, EQUIVALENT.length);
  });
});
