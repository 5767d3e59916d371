import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { openSet } from '../../src/course/openSet.ts';
import { gradeWritten } from '../../src/grading/written.ts';
import { readAnswers } from '../../src/submission/answers.ts';
import { answersTemplate } from '../../src/submission/template.ts';

const problems = join(import.meta.dirname, '..', '..', 'problems');

describe('The answers.md that a student begins with', () => {
  for (const name of ['eecs182', 'getting-started']) {
    it(`has a heading for every written part of ${name}, and answers none`, async () => {
      const reading = await openSet(join(problems, name));
      assert.ok(reading.kind === 'loaded');
      for (const problem of reading.set.problems) {
        const written = problem.problem.parts.filter((part) => part.kind !== 'code');
        const { sections, notices } = readAnswers(answersTemplate(problem), written);
        assert.deepEqual(notices, []);
        for (const part of written) {
          const section = sections.get(part.id);
          assert.ok(section !== undefined, part.id);
          const { verdict, credit } = gradeWritten(problem, part, section.answer);
          assert.deepEqual({ verdict, credit }, { verdict: 'ungradable', credit: 0 }, part.id);
        }
      }
    });
  }
});
