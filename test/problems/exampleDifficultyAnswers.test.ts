/** What students find out about the recorded network, and how the numbers that they write down are judged. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { before, describe, it } from 'mocha';
import { openSet } from '../../src/course/openSet.ts';
import { readFactTable, findFact, type FactTable } from '../../src/grading/factTable.ts';
import type { Judgement } from '../../src/grading/judgement.ts';
import { gradeWritten } from '../../src/grading/written.ts';
import { dataFileSchema, type DataFile } from '../../src/problem/data.ts';
import type { LoadedProblem } from '../../src/problem/problemSet.ts';
import { readAnswers } from '../../src/submission/answers.ts';
import { BASELINE, EXIT_COSTS } from '../../scripts/shapes/architecture.ts';
import { tablesOf } from '../../scripts/shapes/dataFile.ts';
import { LAYERS } from '../../scripts/shapes/record.ts';
import { cheapest, frontier, operate } from '../../scripts/shapes/results.ts';
import { scratchFolder } from '../course/scratch.ts';

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const PROBLEM = at('problems/eecs182/example-difficulty');
const text = (name: string): string => readFileSync(join(PROBLEM, name), 'utf8');
const CASES = dataFileSchema.parse(JSON.parse(text('data/cases.json')));

function field(name: string): DataFile['fields'][string] {
  const found = CASES.fields[name];
  assert.ok(found !== undefined, name);
  return found;
}

const EXITS = tablesOf(field('test.exits'));
const LABELS = field('test.labels').values;

describe('What a student finds out with explore.mjs', () => {
  const thresholds = frontier(EXITS, LABELS);

  function run(solution: string, change: (script: string) => string = (script) => script): string {
    const folder = scratchFolder({ 'package.json': '{"type":"module"}' });
    cpSync(join(PROBLEM, 'data'), join(folder, 'data'), { recursive: true });
    copyFileSync(join(PROBLEM, solution), join(folder, 'solution.ts'));
    writeFileSync(join(folder, 'explore.mjs'), change(text('explore.mjs')));
    return execFileSync(process.execPath, ['explore.mjs'], { cwd: folder, encoding: 'utf8' });
  }

  it('is what the parts ask for', function () {
    this.timeout(120_000);
    const out = run('reference.ts', (script) =>
      script.replace('COSTS = [0, 0, 0, 0]', `COSTS = [${EXIT_COSTS.join(', ')}]`),
    );
    assert.match(out, /The whole network\n {2}accuracy {2}96\.58 %/);
    for (const { threshold, cost, accuracy } of thresholds) {
      const line = `threshold ${threshold.toFixed(2)}: accuracy  ${(100 * accuracy).toFixed(2)} %`;
      const found = out.split('\n').find((one) => one.includes(line));
      assert.ok(found?.endsWith(`mean multiply-adds ${Math.round(cost)}`), line);
    }
    assert.match(out, /drawn in frontier\.svg/);
    const counts = field('test.depth').values;
    for (let d = 0; d <= LAYERS.length; d += 1) {
      const count = counts.filter((one) => one === d).length;
      assert.match(out, new RegExp(`depth ${d}: +${count} pictures`));
    }
  });

  it('says what is not written yet', () => {
    const out = run('starter.ts');
    assert.equal(out.match(/\(not written yet\)/g)?.length, 3, out);
  });
});

describe('Numbers of the student’s own run', () => {
  let problem: LoadedProblem;
  let table: FactTable;
  before(async () => {
    const reading = await openSet(at('problems/eecs182'));
    assert.ok(reading.kind === 'loaded');
    const found = reading.set.problems.find((one) => one.problem.id === 'example-difficulty');
    assert.ok(found?.facts !== undefined);
    problem = found;
    const facts = readFactTable(found.facts);
    assert.ok(facts.kind === 'table');
    table = facts.table;
  });

  function grade(id: string, answer: string): Judgement {
    const part = problem.problem.parts.find((one) => one.id === id);
    assert.ok(part !== undefined && part.kind !== 'code');
    const section = readAnswers(`## ${id}\n\n${answer}\n`, [part]).sections.get(id);
    assert.ok(section !== undefined);
    return gradeWritten(problem, part, section.answer);
  }

  const right: Readonly<Record<string, readonly string[]>> = {
    'baseline-cost': [
      'whole network: 2,128,192 multiply-adds, 96.6 % accuracy',
      '2128192 multiply-adds; accuracy 96.58%',
      'One picture takes 2.13M MACs and the network is right on 96.6% of the test pictures.',
      'Multiply-adds: 2.1M\n\nAccuracy: 96.6 %',
      '| | multiply-adds | accuracy |\n|---|---|---|\n| whole network | 2,128,192 | 96.58 % |',
      'accuracy 0.966, 2128192 multiply-adds',
      '- 28,800 (stem) + 358,400 + 460,800 + 358,400 + 2*460,800 + 192 (head) = 2,128,192 multiply-adds\n- accuracy: 96.58 %',
      '**2.128 million** multiply-adds, accuracy **96.6 %**',
      'whole network: 4.26M FLOPs, counting multiplications and additions separately; accuracy 96.6 %',
    ],
    'early-exit-cost': [
      'early exit: 1,044,051 multiply-adds, 95.9 % accuracy',
      'On average 1.04M multiply-adds per picture; accuracy 95.92 %.',
      'At threshold 0.5 a picture takes 1,044,051 multiply-adds on average, and accuracy is 95.92 %',
      'τ = 0.5: 1.044M multiply-adds, accuracy 95.9 %',
      '1.04 million MACs (49 % of the baseline), 95.9% accuracy',
      '1,044,051 multiply-adds instead of 2,128,192; accuracy drops from 96.58 % to 95.92 %',
      'Early exit takes 1.04M multiply-adds, less than half of the whole network, at 95.9 % accuracy.',
      'The whole network takes 2.13M multiply-adds at 96.6 %; early exit takes 1.04M at 95.9 %.',
      'It costs 1.04M multiply-adds, compared with 2.13M before, and is right on 95.9 % (down from 96.6 %).',
    ],
    'exit-threshold': [
      'chosen threshold: threshold 0.90, 754,116 multiply-adds, 90.7 % accuracy',
      'The threshold is 0.90, with 754,116 multiply-adds on average and an accuracy of 90.67 %.',
      'τ = 0.9, 0.754M MACs, 90.7 %',
      'Threshold: 0.90\nMultiply-adds: 754,116\nAccuracy: 90.67 %',
      '0.9 nats; 754k multiply-adds; accuracy 90.7%',
      '| threshold | multiply-adds | accuracy |\n|---|---|---|\n| 0.90 | 754,116 | 90.67 % |',
    ],
  };
  for (const [id, answers] of Object.entries(right)) {
    for (const answer of answers) {
      it(`are taken for ${id} as they are written: ${answer.replaceAll('\n', ' / ')}`, () => {
        const { verdict, reason } = grade(id, answer);
        assert.equal(verdict, 'correct', reason);
      });
    }
  }

  const wrong: readonly [string, string, string][] = [
    ['baseline-cost', '4,256,384 FLOPs, 96.6 %', 'flops-doubled'],
    ['early-exit-cost', 'early exit: 832,054 multiply-adds, 95.9 % accuracy', 'exit-head-free'],
    ['early-exit-cost', '0.94M multiply-adds, 95.9%', 'exit-head-free'],
    ['early-exit-cost', 'early exit: 1.03M multiply-adds, 95.9 % accuracy', 'exit-head-free'],
    ['early-exit-cost', 'early exit: 2,088,103 multiply-adds, 95.9 % accuracy', 'flops-doubled'],
    ['early-exit-cost', '2,128,192 multiply-adds instead of 1,044,051; 95.9 % accuracy', 'wrong-row'],
    ['early-exit-cost', '1.04M multiply-adds; accuracy goes from 95.9 % to 96.6 %', 'wrong-row'],
    [
      'exit-threshold',
      '| threshold | multiply-adds | accuracy |\n|--|--|--|\n| 0.95 | 722,844 | 89.7 % |',
      'wrong-value',
    ],
    ['exit-threshold', 'threshold 0.95, 722,844 multiply-adds, 89.7 % accuracy', 'wrong-value'],
  ];
  for (const [id, answer, misconception] of wrong) {
    it(`are recognised as ${misconception} for ${id}: ${answer}`, () => {
      const { verdict, diagnoses } = grade(id, answer);
      assert.notEqual(verdict, 'correct');
      assert.ok(
        diagnoses.some((one) => one.id === misconception),
        JSON.stringify(diagnoses),
      );
    });
  }

  it('have misconceptions that are computed from the same run', () => {
    const heads = [115_392, 115_392, 83_136];
    const costs = (paid: (exit: number) => number): readonly number[] =>
      EXIT_COSTS.map((cost, exit) => cost - heads.slice(0, exit + 1).reduce((a, b) => a + b, 0) + paid(exit));
    const mean = (given: readonly number[]): number => Math.round(operate(EXITS, LABELS, 0.5, given).cost);
    const wrongWays = [
      mean(costs(() => 0)),
      mean(costs((exit) => heads[exit] ?? 0)),
      mean([...EXIT_COSTS.slice(0, -1), BASELINE]),
    ];
    const part = problem.problem.parts.find(({ id }) => id === 'early-exit-cost');
    assert.ok(part?.kind === 'quantity');
    const conditions = part.misconceptions.find(({ id }) => id === 'exit-head-free')?.when;
    const near = JSON.stringify(conditions);
    for (const one of wrongWays) assert.ok(near.includes(one.toLocaleString('en-US')), `${one} in ${near}`);
    const chosen = cheapest(frontier(EXITS, LABELS));
    assert.equal(findFact(table, 'chosen threshold', 'threshold')?.value, chosen.threshold);
  });
});
