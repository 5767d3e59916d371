import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { parse } from 'yaml';
import { z } from 'zod';
import { gradeCost } from '../../src/grading/cost.ts';
import { readCosts } from '../../src/grading/costClaims.ts';
import { readCostKey } from '../../src/grading/costKey.ts';
import { sampleAnswer } from '../../src/grading/sampleAnswer.ts';
import { compareGrowth } from '../../src/mathematics/asymptotics.ts';
import type { Growth } from '../../src/mathematics/growth.ts';
import { costQuestionNamed, written } from './parts.ts';

const corpus = z
  .array(z.looseObject({ part: z.string(), answer: z.string(), verdict: z.string() }))
  .parse(parse(readFileSync(new URL('../corpus/cost.yaml', import.meta.url), 'utf8')));

const isSame = (a: Growth, b: Growth): boolean =>
  compareGrowth(a, b).kind === 'bounded' && compareGrowth(b, a).kind === 'bounded';

describe('what is said of a wrong cost', () => {
  it('never contains the right one, nor a term that the student left out', () => {
    let messages = 0;
    for (const { part, answer, verdict } of corpus) {
      if (verdict === 'correct') continue;
      const { part: asked, symbols: sizes } = costQuestionNamed(part);
      const { key } = readCostKey(asked, sizes);
      assert.ok(key);
      const { reason, findings, diagnoses } = gradeCost(asked, written(answer), sizes);
      // The student's own terms may be quoted back.
      const own = readCosts(written(answer), sizes).claims.map(({ growth }) => growth);
      const secrets = [key.growth, ...key.steps.map(({ growth }) => growth)].filter(
        (secret) => !own.some((growth) => compareGrowth(secret, growth).kind === 'bounded'),
      );
      const texts = [
        reason,
        ...findings.map(({ message }) => message),
        ...diagnoses.flatMap(({ message, ask }) => [message, ask ?? '']),
      ];
      for (const text of texts) {
        messages += 1;
        const said = readCosts(sampleAnswer(text), sizes).claims;
        assert.ok(
          !said.some(({ growth }) => secrets.some((secret) => isSame(secret, growth))),
          `${answer}: ${text}`,
        );
      }
    }
    assert.ok(messages > 300);
  });
});
