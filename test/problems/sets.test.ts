/** The sets that ship prove themselves, as `rederive lint` would. */
import assert from 'node:assert/strict';
import { readdirSync, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { after, before, describe, it } from 'mocha';
import { renderProof } from '../../src/cli/proofTable.ts';
import { lintSet, type Proof } from '../../src/course/linting.ts';
import { openFolder, openSet } from '../../src/course/openSet.ts';
import { examineDerivation } from '../../src/grading/derivationSoundness.ts';
import { sampleAnswer } from '../../src/grading/sampleAnswer.ts';
import { gradeWritten } from '../../src/grading/written.ts';
import { formatFault } from '../../src/problem/fault.ts';
import type { LoadedProblem, ProblemSet } from '../../src/problem/problemSet.ts';
import type { LocalRunner } from '../../src/runner/pool.ts';
import { openRunner } from '../runner/bundledRunner.ts';

const problems = fileURLToPath(new URL('../../problems', import.meta.url));
const SETS = readdirSync(problems).filter((name) => existsSync(`${problems}/${name}/problemset.yaml`));

async function load(name: string): Promise<ProblemSet> {
  const reading = await openSet(`${problems}/${name}`);
  assert.ok(reading.kind === 'loaded', name);
  return reading.set;
}

it('finds the sets that ship', () => assert.ok(SETS.includes('eecs182') && SETS.includes('getting-started')));

for (const name of SETS) {
  describe(`The problem set ${name}`, () => {
    let set: ProblemSet;
    let proof: Proof;
    let runner: LocalRunner;
    before(async function () {
      // Every reference and mutant at three seeds, with their costs counted.
      this.timeout(180_000);
      runner = openRunner();
      set = await load(name);
      proof = await lintSet(await openFolder(`${problems}/${name}`), { runner });
    });
    after(() => runner.dispose());

    const written = (): (readonly [
      LoadedProblem,
      Exclude<LoadedProblem['problem']['parts'][number], { kind: 'code' }>,
    ])[] =>
      set.problems.flatMap((problem) =>
        problem.problem.parts.flatMap((part) => (part.kind === 'code' ? [] : [[problem, part] as const])),
      );

    it('is sound, with its published ids', () => {
      const plain = renderProof(proof, name, (_, text) => text);
      assert.deepEqual(proof.faults.map(formatFault), [], plain);
      assert.ok(proof.ids.tried > 0, 'its ids are not recorded: rederive lint --record');
    });

    it('was looked at everywhere', () => {
      for (const { problem, parts, derivations } of proof.problems) {
        for (const { part, kind, checks } of parts) {
          const where = `${problem}/${part}`;
          assert.ok((checks.texts?.tried ?? 0) >= 3, where);
          assert.ok((checks.right?.tried ?? 0) >= (kind === 'prose' ? 0 : 1), where);
          if (kind === 'code') assert.equal(checks.blank?.tried, 1, where);
        }
        assert.ok(derivations.length > 0, problem);
        assert.ok(
          derivations.some(({ tried }) => tried > 0),
          problem,
        );
      }
    });

    it('has at least three hints a part, a derivation for each, and a model answer where one is written', () => {
      for (const { problem } of set.problems) {
        for (const part of problem.parts) {
          const where = `${problem.id}/${part.id}`;
          assert.ok((part.hints ?? []).length >= 3, `${where} has ${part.hints?.length ?? 0} hints`);
          assert.ok(part.derivation !== undefined, `${where} has no derivation`);
          assert.ok(part.kind === 'code' || part.model !== undefined, `${where} has no model answer`);
        }
      }
    });

    it('has derivations whose equations would be found false if they were changed', () => {
      let tried = 0;
      for (const { problem, derivations } of set.problems) {
        for (const [id, derivation] of derivations) {
          derivation.steps.forEach((step, at) => {
            for (const equation of (step.holds ?? []).filter((text) => !/E\[|Var\[|<|>|O\(/.test(text))) {
              tried += 1;
              // What is simulated is not what is looked at here.
              const steps = derivation.steps.map((each, i) => ({
                ...each,
                rejects: [],
                holds: i === at ? [`${equation} + 1/1000`] : [],
              }));
              const { faults } = examineDerivation({ ...derivation, steps, draws: 100 }, problem.symbols);
              const isFound = faults.some(({ path }) => path.join('.') === `steps.${at}.holds.0`);
              assert.ok(isFound, `${id}: ${equation}`);
            }
          });
        }
      }
      assert.ok(tried >= 8, `only ${tried} equations`);
    });

    it('leaves prose to a person', () => {
      for (const [problem, part] of written()) {
        if (part.kind !== 'prose') continue;
        const text =
          'This sentence is about something else altogether, and says nothing that was asked for here.';
        assert.notEqual(gradeWritten(problem, part, sampleAnswer(text)).verdict, 'correct', part.id);
      }
    });
  });
}

describe('The flagship set', () => {
  it('has a derivation of the kernel identity that would itself earn full marks', async () => {
    const set = await load('eecs182');
    const problem = set.problems.find((each) => each.problem.id === 'linear-attention');
    const part = problem?.problem.parts.find(({ id }) => id === 'gaussian-kernel');
    assert.ok(problem !== undefined && part?.kind === 'derivation');
    const steps = problem.derivations.get('gaussian-kernel')?.steps ?? [];
    const answer = steps.map(({ tex }) => `$$${tex}$$`).join('\n\n');
    const judgement = gradeWritten(problem, part, sampleAnswer(answer));
    assert.equal(judgement.verdict, 'correct', judgement.reason);
  });

  it('ships a sample submission that reads like a student’s', async () => {
    const sample = `${problems}/eecs182/examples/sample/linear-attention`;
    const answers = await readFile(`${sample}/answers.md`, 'utf8');
    const solution = await readFile(`${sample}/solution.ts`, 'utf8');
    assert.match(answers, /^## linear-cost$/m);
    assert.doesNotMatch(answers + solution, /not written yet|TODO/);
  });
});
