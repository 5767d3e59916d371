/** The laws of the sets never fail right code, and each of them fails some wrong code. */
import assert from 'node:assert/strict';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { before, describe, it } from 'mocha';
import { testLaws } from '../../src/course/lawChecking.ts';
import { openSet } from '../../src/course/openSet.ts';
import { simplestTrials } from '../../src/grading/confirmation.ts';
import { propertyResult, type PropertyResult } from '../../src/grading/propertyResult.ts';
import { callsOfTrials, planTrials } from '../../src/grading/trial.ts';
import type { CodePart } from '../../src/problem/kinds/code.ts';
import { directRunner } from '../course/directRunner.ts';

const SETS = ['eecs182', 'getting-started'];
const SEEDS = 200;

interface LawfulPart {
  readonly part: CodePart;
  /** The reference, and mutants that are only too slow: right values, rounded in other places. */
  readonly right: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  readonly wrong: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
}

async function partsOf(name: string): Promise<LawfulPart[]> {
  const folder = fileURLToPath(new URL(`../../problems/${name}`, import.meta.url));
  const reading = await openSet(folder);
  assert.ok(reading.kind === 'loaded');
  const found: LawfulPart[] = [];
  for (const { problem } of reading.set.problems) {
    const load = async (file: string): Promise<Readonly<Record<string, unknown>>> =>
      import(pathToFileURL(`${folder}/${problem.id}/${file}`).href);
    for (const part of problem.parts) {
      if (part.kind !== 'code' || part.properties.length === 0) continue;
      const right = new Map([['reference', await load('reference.ts')]]);
      const wrong = new Map<string, Readonly<Record<string, unknown>>>();
      for (const { mutants, grows } of part.misconceptions) {
        for (const file of mutants) (grows ? right : wrong).set(file, await load(`mutants/${file}`));
      }
      found.push({ part, right, wrong });
    }
  }
  return found;
}

async function tried(
  part: CodePart,
  module: Readonly<Record<string, unknown>>,
  seed: string,
): Promise<readonly PropertyResult[]> {
  const runner = directRunner({ code: module });
  const trials = planTrials(part, seed);
  const request = { source: 'code', file: 'solution.ts', export: part.export, limits: part.limits };
  const run = await runner.run({ ...request, calls: callsOfTrials(trials) });
  const none = (): Promise<Record<string, never>> => Promise.resolve({});
  const laws = await testLaws(part, 'code', 'solution.ts', trials, run, seed, none, runner);
  return laws.map((law) => propertyResult(part, law, true));
}

describe('The laws of the problem sets', function () {
  this.timeout(120_000);
  let parts: readonly LawfulPart[];
  before(async () => {
    parts = (await Promise.all(SETS.map(partsOf))).flat();
  });

  it(`hold for every right solution at every one of ${SEEDS} seeds`, async () => {
    for (const { part, right } of parts) {
      for (const [file, module] of right) {
        for (let seed = 0; seed < SEEDS; seed += 1) {
          const results = await tried(part, module, String(seed));
          assert.equal(results.length, part.properties.length);
          for (const { id, verdict, message = '' } of results) {
            assert.equal(verdict, 'holds', `${part.id}, ${file}, ${id}, seed ${seed}: ${message}`);
          }
        }
      }
    }
  });

  it('can be shown on simple numbers, unless they are about chance', () => {
    for (const { part } of parts) {
      for (const property of part.properties.filter(({ law }) => law !== 'unbiased')) {
        assert.ok(simplestTrials(part, property).length >= 3, `${part.id}, ${property.id}`);
      }
    }
  });

  it('are broken by the misconception that they name', async () => {
    for (const { part, wrong } of parts) {
      for (const { id, misconception } of part.properties) {
        const named = part.misconceptions.find((one) => one.id === misconception);
        for (const file of named?.mutants ?? []) {
          const results = await tried(part, wrong.get(file) ?? {}, '1');
          assert.equal(results.find((one) => one.id === id)?.verdict, 'broken', `${file}, ${id}`);
        }
        for (const other of part.misconceptions.filter((one) => named && one !== named && !one.grows)) {
          for (const file of other.mutants) {
            const results = await tried(part, wrong.get(file) ?? {}, '1');
            assert.notEqual(results.find((one) => one.id === id)?.verdict, 'broken', `${file}, ${id}`);
          }
        }
      }
    }
  });
});
