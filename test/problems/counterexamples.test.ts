/** Whatever goes wrong in a code part of the sets can be seen on a handful of numbers. */
import assert from 'node:assert/strict';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, it } from 'mocha';
import { checkCode } from '../../src/course/codeCheck.ts';
import { openSet } from '../../src/course/openSet.ts';
import { weightOf } from '../../src/grading/smallInputs.ts';
import { readAnswers } from '../../src/submission/answers.ts';
import { directRunner } from '../course/directRunner.ts';
import { runDirectly } from '../grading/direct.ts';
import { mutate } from './automaticMutants.ts';

const OUT = fileURLToPath(new URL('../../out', import.meta.url));
/** Fewer than forty small integers; nine images and the squared distances between them weigh more. */
const LIGHT = 60;

describe('A counterexample', function () {
  this.timeout(200_000);
  for (const name of ['eecs182', 'getting-started']) {
    const folder = fileURLToPath(new URL(`../../problems/${name}`, import.meta.url));

    it(`on simple numbers is found for every small mistake that ${name} catches by its values`, async () => {
      const reading = await openSet(folder);
      assert.ok(reading.kind === 'loaded');
      let shown = 0;
      for (const loaded of reading.set.problems) {
        const { problem, reference, mutants } = loaded;
        if (reference === undefined) continue;
        const module = await mutate(reference, OUT);
        const sources: Record<string, Readonly<Record<string, unknown>>> = { [reference]: module.exports };
        for (const [file, source] of mutants) {
          sources[source] = await import(pathToFileURL(`${folder}/${problem.id}/mutants/${file}`).href);
        }
        for (const part of problem.parts) {
          if (part.kind !== 'code') continue;
          const direct = directRunner(sources);
          const options = { seed: 'counterexamples', layers: new Set<string>() };
          for (const mutant of module.mutants) {
            const runner = {
              ...direct,
              run: (request: Parameters<typeof direct.run>[0]) =>
                request.source === 'student'
                  ? Promise.resolve(
                      module.with(mutant, () => runDirectly(module.exports, request.export, request.calls)),
                    )
                  : direct.run(request),
            };
            const given = { ...options, runner };
            const judged = await checkCode(loaded, part, 'student', readAnswers('', []), given);
            if (judged.verdict !== 'incorrect' && judged.verdict !== 'partial') continue;
            const where = `${part.id}, line ${mutant.line}: ${mutant.was} → ${mutant.is}`;
            assert.ok(judged.counterexample, where);
            const weight = weightOf(Object.values(judged.counterexample.arguments));
            assert.ok(weight < LIGHT, `${where}: ${judged.counterexample.input}`);
            shown += 1;
          }
        }
      }
      assert.ok(shown >= 6, String(shown));
    });
  }
});
