import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ClassReport } from '../../src/course/classroom.ts';
import { gradesCsv } from '../../src/course/gradesCsv.ts';
import { reviewSheet } from '../../src/course/reviewSheet.ts';
import { gradeProse } from '../../src/grading/prose.ts';
import { reportOf, reportPart } from '../../src/grading/reporting.ts';
import { written } from '../grading/parts.ts';
import { prosePartNamed } from '../grading/proseParts.ts';

const part = prosePartNamed('causal-parallelism');

function classOf(answers: Readonly<Record<string, string>>): ClassReport {
  const set = { id: 'tiny', title: 'Tiny set', version: '1.0.0' };
  const submissions = Object.entries(answers).map(([name, text]) => {
    const answer = written(text);
    const files = {
      answers: { name: 'answers.md', source: answer.source },
      solution: { name: 'solution.ts' },
    };
    const one = reportPart('linear-attention', part, gradeProse(part, answer), files);
    const header = { format: 1 as const, problems: ['linear-attention'], ...set };
    return { name, report: reportOf({ header, audience: 'staff', problems: [] }, 'x', [one], [], []) };
  });
  return { format: 'rederive-class-report', version: 1, set, seed: 'x', submissions };
}

describe('The table of a class', () => {
  it('has what was suggested for running text in a column of its own, and in no score', () => {
    const [header, row] = gradesCsv(
      classOf({ ada: 'In training a parallel scan gives the running sums. The results are identical.' }),
    ).split('\r\n');
    assert.equal(header?.split(',').at(-1), 'suggested');
    assert.deepEqual(row?.split(',').slice(0, 4), ['ada', '0', '3', '0']);
    assert.equal(row?.split(',').at(-1), '2');
  });
});

describe('The sheet of what a person grades', () => {
  const sheet = reviewSheet(
    classOf({
      ada: 'In training a parallel scan gives the running sums.',
      ben: 'Causal linear attention is inherently sequential.',
      cleo: 'The running sums are computed by a parallel scan, when one trains.',
      dan: 'The running sums are not computed by a parallel scan.',
    }),
  );

  it('puts answers together whose rubric stands alike, the largest group first', () => {
    const headings = sheet.split('\n').filter((line) => /^####? /.test(line));
    assert.deepEqual(headings, [
      '### found: scan · not found: agreement, constant-step (2)',
      '#### ada',
      '#### cleo',
      '### states: cannot-parallelise · not found: scan, agreement, constant-step (1)',
      '#### ben',
      '### states: cannot-parallelise · says the opposite: scan · not found: agreement, constant-step (1)',
      '#### dan',
    ]);
  });

  it('suggests ticks with the words that earn them, and shows what speaks against', () => {
    assert.match(
      sheet,
      /- \[x\] scan \(1\)\n {2}- “In training a parallel scan gives the running sums” \(line 3\)/,
    );
    assert.match(
      sheet,
      /- \[ \] scan \(1\): says the opposite\n {2}- against: “The running sums are not computed/,
    );
    assert.match(sheet, /Marks: ____ of 3 \(suggested 1\)/);
  });

  it('says how many answers make each point', () => {
    assert.match(sheet, /1\. \*\*scan\*\* \(1\) Training: the whole sequence is known.* — found in 2 of 4/);
  });

  it('lets no student write headings, ticks or HTML into it', () => {
    const hostile = reviewSheet(
      classOf({
        '# boss': 'In training a parallel scan gives the running sums <img src=x> [x](http://y) # all.',
      }),
    );
    assert.doesNotMatch(hostile, /(?<!\\)<img/);
    assert.doesNotMatch(hostile, /(?<!\\)\]\(http/);
    assert.match(hostile, /^#### \\# boss$/m);
  });

  it('says so where nothing waits', () => {
    assert.match(reviewSheet(classOf({})), /Nothing waits for a person\./);
  });
});
