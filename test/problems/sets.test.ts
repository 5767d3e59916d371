/** The sets prove themselves: references pass, starters do not, every mutant is what it is named. */
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { pathToFileURL, fileURLToPath } from 'node:url';
import katex from 'katex';
import { openSet } from '../../src/course/openSet.ts';
import { judgeCode } from '../../src/grading/code.ts';
import { findUnsoundDerivation } from '../../src/grading/derivationSoundness.ts';
import { expectationsFrom, type Expectations } from '../../src/grading/expectation.ts';
import { planCases, type PlannedCase } from '../../src/grading/inputs.ts';
import type { Judgement } from '../../src/grading/judgement.ts';
import { gradeWritten, type WrittenPart } from '../../src/grading/written.ts';
import { formatFault } from '../../src/problem/fault.ts';
import type { CodePart } from '../../src/problem/kinds/code.ts';
import type { LoadedProblem, ProblemSet } from '../../src/problem/problemSet.ts';
import { readAnswers } from '../../src/submission/answers.ts';
import { texIn } from '../grading/tex.ts';
import { runDirectly } from '../grading/direct.ts';

const folderOf = (set: string): string => fileURLToPath(new URL(`../../problems/${set}`, import.meta.url));
const SEEDS = ['1', '2', 'autumn', '3141592653', 'x'];

// The ids are public interface: reports, packs and gradebooks carry them.
const IDS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'first-steps': {
    mean: ['sum-only', 'one-less', 'empty-list'],
    slope: ['sign', 'not-a-product'],
    symmetry: ['sign-of-exponent'],
    'matrix-product': ['entries-only'],
    'layer-size': ['biases-forgotten'],
    'softmax-weights': ['scale-free'],
    'in-your-words': [],
  },
  'linear-attention': {
    'gaussian-kernel': [
      'sign-of-norms',
      'missing-norm-factor',
      'missing-half',
      'sigma-not-squared',
      'cross-term',
      'called-constant',
    ],
    'sampling-law': ['inverse-variance', 'deviation-for-variance'],
    'random-features': ['missing-scale', 'interleaved', 'cos-first', 'one-half', 'scale-by-2R'],
    'softmax-attention': ['no-scale', 'scale-by-D', 'softmax-over-queries', 'overflow'],
    'linear-attention': [
      'key-factor-dropped',
      'not-normalised',
      'normalised-by-n',
      'recomputed-sums',
      'quadratic-time',
    ],
    'softmax-cost': ['missing-value-product', 'linear-in-n', 'cubic'],
    'linear-cost': [
      'missing-projection',
      'missing-value-product',
      'quadratic-in-n',
      'not-tight',
      'not-a-cost',
    ],
    crossover: ['ignores-projection'],
    'causal-recurrence': ['looks-ahead', 'excludes-self', 'missing-normaliser', 'state-size'],
    'causal-attention': ['looks-ahead', 'excludes-self', 'key-factor-dropped', 'quadratic-time'],
    'causal-cost': [
      'missing-projection',
      'missing-value-product',
      'per-step-only',
      'quadratic-in-n',
      'not-tight',
      'not-a-cost',
    ],
    'causal-parallelism': ['cannot-parallelise'],
    'positive-features': ['trigonometric', 'missing-norm', 'unscaled-input'],
  },
  'example-difficulty': {
    'what-is-difficulty': ['confidence', 'correctness', 'human-difficulty'],
    'hard-properties': ['generic'],
    'why-converged': [],
    'why-hooks': [],
    'why-knn': ['trained-on-test', 'gradient-trained'],
    'why-early': ['examples-exit'],
    'accuracy-vs-depth': ['deep-layers-worse', 'fewer-examples-left', 'overfitting'],
    'hard-and-easy-examples': [],
    patterns: [],
    'knn-probe': ['includes-self', 'votes-by-distance-sum', 'tie-to-label'],
    'prediction-depth': ['first-agreement', 'off-by-one', 'agrees-with-label'],
    'accuracy-by-depth': ['zero-for-empty'],
    'early-exit': ['max-probability', 'entropy-in-bits', 'greater-than'],
    'baseline-cost': ['flops-doubled'],
    'early-exit-cost': ['exit-head-free', 'flops-doubled'],
    'exit-threshold': [],
    'early-exit-verdict': [],
    'early-exit-or-small-model': ['calibration-confused'],
  },
  facenet: {
    architectures: ['primarily-inception'],
    'triplet-loss': ['sign-swapped', 'no-hinge', 'not-squared', 'margin-sign'],
    'triplet-loss-code': ['sign-swapped', 'no-hinge', 'not-squared', 'margin-sign', 'averaged'],
    'triplet-selection': ['only-hardest'],
    'semi-hard-mining': ['hardest-negative', 'outside-margin', 'same-identity', 'not-squared'],
    'parameters-and-flops': ['column-swap', 'row-swap', 'family-range', 'not-in-paper', 'macs-doubled'],
    'semi-hard': ['hardest', 'outside-margin', 'not-squared'],
    'harmonic-embeddings': ['distance-preserving'],
    'embedding-dimensionality': ['bigger-is-better', 'untested-size'],
    'training-data': ['logarithmic', 'keeps-improving'],
    'emergent-property': ['not-emergent'],
    'favourite-approach': [],
  },
};

async function load(name: string): Promise<ProblemSet> {
  const reading = await openSet(folderOf(name));
  assert.equal(
    reading.kind,
    'loaded',
    reading.kind === 'faulty' ? reading.faults.map(formatFault).join('\n') : '',
  );
  if (reading.kind !== 'loaded') throw new Error('not loaded');
  return reading.set;
}

/** One code part, planned at a seed, with what reference and mutants return. */
interface Trial {
  readonly part: CodePart;
  readonly seed: string;
  readonly planned: readonly PlannedCase[];
  readonly expectations: Expectations;
  readonly faults: readonly string[];
  readonly modules: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
}

async function modulesOf(set: string, problem: LoadedProblem): Promise<Trial['modules']> {
  const folder = `${folderOf(set)}/${problem.problem.id}`;
  const files = [
    'reference.ts',
    'starter.ts',
    ...(await readdir(`${folder}/mutants`)).map((name) => `mutants/${name}`),
  ];
  const modules = new Map<string, Readonly<Record<string, unknown>>>();
  for (const file of files) {
    const loaded: Readonly<Record<string, unknown>> = await import(pathToFileURL(`${folder}/${file}`).href);
    modules.set(file.replace('mutants/', ''), loaded);
  }
  return modules;
}

async function trials(set: ProblemSet): Promise<Trial[]> {
  const all: Trial[] = [];
  for (const problem of set.problems) {
    const modules = await modulesOf(set.header.id, problem);
    for (const part of problem.problem.parts) {
      if (part.kind !== 'code') continue;
      for (const seed of SEEDS) {
        const planned = planCases(part, seed, problem.data);
        const run = (file: string): ReturnType<typeof runDirectly> =>
          runDirectly(modules.get(file) ?? {}, part.export, planned);
        const files = part.misconceptions.flatMap(({ mutants }) => mutants);
        const mutants = Object.fromEntries(files.map((file) => [file, run(file)]));
        const { expectations, faults } = expectationsFrom(part, planned, run('reference.ts'), mutants);
        all.push({
          part,
          seed,
          planned,
          expectations,
          modules,
          faults: faults.map(({ message }) => message),
        });
      }
    }
  }
  return all;
}

function writtenParts(set: ProblemSet): { readonly problem: LoadedProblem; readonly part: WrittenPart }[] {
  return set.problems.flatMap((problem) =>
    problem.problem.parts.flatMap((part) => (part.kind === 'code' ? [] : [{ problem, part }])),
  );
}

function gradeText(problem: LoadedProblem, part: WrittenPart, text: string): Judgement {
  const { sections } = readAnswers(`## ${part.id}\n\n${text}\n`, [part]);
  const section = sections.get(part.id);
  assert.ok(section !== undefined, part.id);
  return gradeWritten(problem, part, section.answer);
}

const judge = ({ part, planned, expectations, modules }: Trial, file: string): ReturnType<typeof judgeCode> =>
  judgeCode(part, planned, expectations, runDirectly(modules.get(file) ?? {}, part.export, planned), {
    kind: 'within',
    measured: 'what is asked',
    tex: '',
    growth: { alternatives: [] },
    exact: true,
  });

for (const name of ['eecs182', 'getting-started']) {
  describe(`The problem set ${name}`, () => {
    let set: ProblemSet;
    let all: Trial[];
    before(async () => {
      set = await load(name);
      all = await trials(set);
    });

    it('has the parts and misconceptions that reports and packs know, in order', () => {
      for (const { problem } of set.problems) {
        const known = IDS[problem.id] ?? {};
        const ids: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
          problem.parts.map((part) => [part.id, part.misconceptions.map(({ id }) => id)]),
        );
        assert.deepEqual(Object.keys(ids), Object.keys(known));
        for (const [id, misconceptions] of Object.entries(ids)) {
          assert.deepEqual([...misconceptions].sort(), [...(known[id] ?? [])].sort(), id);
        }
      }
    });

    it('has references that run on every case, and cases that tell every mutant apart', () => {
      for (const trial of all) assert.deepEqual(trial.faults, [], `${trial.part.id}, seed ${trial.seed}`);
    });

    it('gives the reference full marks at every seed', () => {
      for (const trial of all) {
        const judgement = judge(trial, 'reference.ts');
        assert.equal(
          judgement.verdict,
          'correct',
          `${trial.part.id}, seed ${trial.seed}: ${judgement.reason}`,
        );
        assert.equal(judgement.credit, 1);
      }
    });

    it('gives the starter no marks, and says that nothing is written', () => {
      for (const trial of all) {
        const judgement = judge(trial, 'starter.ts');
        assert.equal(judgement.verdict, 'ungradable');
        assert.equal(judgement.credit, 0);
        assert.equal(judgement.reason, `\`${trial.part.export}\` is not written yet.`);
      }
    });

    it('diagnoses every mutant as exactly what it names', () => {
      for (const trial of all) {
        for (const misconception of trial.part.misconceptions) {
          for (const file of misconception.mutants) {
            const judgement = judge(trial, file);
            const where = `${file}, seed ${trial.seed}: ${judgement.reason}`;
            if (misconception.grows === undefined) {
              assert.deepEqual(
                judgement.diagnoses.map(({ id }) => id),
                [misconception.id],
                where,
              );
              assert.equal(judgement.verdict, 'incorrect', where);
              assert.equal(judgement.credit, 0, where);
            } else {
              // Right values: only the measured cost tells it from the reference.
              assert.equal(judgement.verdict, 'correct', where);
            }
          }
        }
      }
    });

    it('uses every file in mutants/', () => {
      for (const { problem, mutants } of set.problems) {
        const used = problem.parts.flatMap((part) =>
          part.kind === 'code' ? part.misconceptions.flatMap((one) => one.mutants) : [],
        );
        assert.deepEqual([...mutants.keys()].sort(), [...new Set(used)].sort(), problem.id);
      }
    });

    it('has at least three hints a part, and a derivation for each', () => {
      for (const { problem } of set.problems) {
        for (const part of problem.parts) {
          assert.ok((part.hints ?? []).length >= 3, `${part.id} has ${part.hints?.length ?? 0} hints`);
          assert.ok(part.derivation !== undefined, `${part.id} has no derivation`);
        }
      }
    });

    it('gives every key full marks', () => {
      for (const { problem, part } of writtenParts(set)) {
        if (part.kind !== 'cost' && part.kind !== 'formula') continue;
        const judgement = gradeText(problem, part, part.key);
        assert.equal(judgement.verdict, 'correct', `${part.id}: ${judgement.reason}`);
      }
    });

    it('diagnoses every example of a wrong answer as exactly what it names', () => {
      let examples = 0;
      for (const { problem, part } of writtenParts(set)) {
        for (const misconception of part.misconceptions) {
          if (!('example' in misconception) || misconception.example === undefined) continue;
          const judgement = gradeText(problem, part, misconception.example);
          assert.deepEqual(
            judgement.diagnoses.map(({ id }) => id),
            [misconception.id],
            `${part.id}: ${misconception.example}`,
          );
          assert.notEqual(judgement.verdict, 'correct');
          examples += 1;
        }
      }
      assert.ok(examples >= 5, `only ${examples} examples`);
    });

    it('gives no answer away: no formula of a hint earns marks', () => {
      for (const { problem, part } of writtenParts(set)) {
        for (const { tex, where } of texIn(set).filter((one) => one.where.includes(` of ${part.id}`))) {
          if (!/^(hint|message|question)/.test(where)) continue;
          const { credit } = gradeText(problem, part, `$${tex}$`);
          assert.equal(credit, 0, `${where}: ${tex}`);
        }
      }
    });

    it('leaves prose to a person', () => {
      const prose = writtenParts(set).filter(({ part }) => part.kind === 'prose');
      for (const { problem, part } of prose) {
        assert.equal(gradeText(problem, part, 'Prefix sums can be computed in parallel.').verdict, 'review');
      }
      assert.ok(prose.length >= 1);
    });

    it('has derivations whose equations hold at random points, and would not if they were changed', () => {
      let tried = 0;
      for (const { problem, derivations } of set.problems) {
        for (const [id, derivation] of derivations) {
          assert.deepEqual(findUnsoundDerivation(derivation, problem.symbols), [], id);
          const equations = derivation.steps.flatMap(({ holds }) => holds ?? []);
          tried += equations.length;
          for (const equation of equations) {
            const [first, ...others] = derivation.steps;
            assert.ok(first);
            const changed = {
              ...derivation,
              steps: [{ ...first, holds: [`${equation} + 1/1000`] }, ...others],
            };
            assert.equal(findUnsoundDerivation(changed, problem.symbols).length, 1, `${id}: ${equation}`);
          }
        }
      }
      assert.ok(tried >= 8, `only ${tried} equations`);
    });

    it('has TeX that renders without a warning', () => {
      let rendered = 0;
      for (const { where, tex, display } of texIn(set)) {
        assert.doesNotThrow(
          () => katex.renderToString(tex, { displayMode: display, strict: 'error', throwOnError: true }),
          `${where}: ${tex}`,
        );
        rendered += 1;
      }
      assert.ok(rendered > 50, `only ${rendered} formulas were found`);
    });
  });
}

describe('The flagship set', () => {
  it('has a derivation of the kernel identity that would itself earn full marks', async () => {
    const set = await load('eecs182');
    const found = writtenParts(set).find(({ part }) => part.id === 'gaussian-kernel');
    assert.ok(found);
    const steps = found.problem.derivations.get('gaussian-kernel')?.steps ?? [];
    const answer = steps.map(({ tex }) => `$$${tex}$$`).join('\n\n');
    const judgement = gradeText(found.problem, found.part, answer);
    assert.equal(judgement.verdict, 'correct', judgement.reason);
  });

  it('ships a sample submission that reads like a student’s', async () => {
    for (const [problem, heading] of [
      ['linear-attention', /^## linear-cost$/m],
      ['facenet', /^## parameters-and-flops$/m],
    ] as const) {
      const sample = `${folderOf('eecs182')}/examples/sample/${problem}`;
      const answers = await readFile(`${sample}/answers.md`, 'utf8');
      const solution = await readFile(`${sample}/solution.ts`, 'utf8');
      assert.match(answers, heading);
      assert.doesNotMatch(answers + solution, /not written yet|TODO/);
    }
  });
});
