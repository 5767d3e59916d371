import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { gradeCost } from '../../src/grading/cost.ts';
import { findUnsoundCost } from '../../src/grading/costSoundness.ts';
import { type CostPart, costPart } from '../../src/problem/kinds/cost.ts';
import { costPartNamed, costQuestions, parts, sizes, written } from './parts.ts';

const grade = (part: string, text: string) => gradeCost(costPartNamed(part), written(text), sizes);

/** `correct`, `partial not-tight`. */
const outcome = (part: string, text: string): string => {
  const { verdict, diagnoses } = grade(part, text);
  return [verdict, ...diagnoses.map(({ id }) => id)].join(' ');
};

describe('a written cost', () => {
  const linear: [string, string][] = [
    ['O(N D_r M)', 'incorrect missing-projection'],
    ['O(N*R*max(D,M))', 'correct'],
    ['$\\Theta(N D_{\\text{random}}(D+M))$', 'correct'],
    ['NDR + NRM', 'correct'],
    ['O(N D R M)', 'partial not-tight'],
    ['O(N²(D+M))', 'incorrect quadratic-in-n'],
    ['Projecting costs NDR and the sums NRM, so O(NR(D+M)) total', 'correct'],
    ['2NDR + 4NRM + ND FLOPs', 'correct'],
    ['O(N) in sequence length', 'partial others-as-constants'],
    ['O(N)', 'incorrect missing-step'],
    ['O(NRD)+O(NRM)', 'correct'],
    ['O(N D_r) * (D+M)', 'correct'],
    ['N·R·D + N·R·M', 'correct'],
    ['$\\max\\{D,M\\} N R$', 'correct'],
    ['O(N * D_random * D) if M=D', 'correct'],
    ['O(N * D_random * D)', 'incorrect missing-value-product'],
    ['O(N R D), assuming M << D', 'partial extra-assumption'],
    ['O(N D_r^2)', 'incorrect missing-step'],
    ['O($N R (D+M)$)', 'correct'],
    ['Θ(NDRM)', 'incorrect theta-not-tight'],
    ['Ω(NR(D+M))', 'partial lower-bound'],
    ['Ω(N)', 'incorrect lower-bound'],
    ['o(NR(D+M))', 'incorrect not-strict'],
    ['O(N m R)', 'ungradable'],
    ['O(constructor)', 'ungradable'],
    ['O(N R (D+M)', 'ungradable'],
    ['It is fast.', 'ungradable not-a-cost'],
    ['It is linear in N.', 'ungradable not-a-cost'],
    ['42', 'incorrect not-a-cost'],
    ['Projecting: NRD\n\nSums: NRM', 'partial no-total'],
    ['Projecting: NRD\n\nSums: NRM\n\nTotal: O(NR(D+M))', 'correct'],
    ['O(N R M)\n\nO(N R (D+M))', 'incorrect contradictory-totals'],
    ['O(N R (D+M)) instead of O(N^2 (D+M))', 'correct'],
    ['Not O(N R M) but O(N R (D+M))', 'correct'],
    ['O(2^N)', 'incorrect quadratic-in-n'],
  ];
  for (const [text, expected] of linear) {
    it(`is ${expected} for linear attention: ${text.replaceAll('\n', ' ')}`, () => {
      assert.equal(outcome('linear-cost', text), expected);
    });
  }

  it('asks what projecting costs, and does not say it', () => {
    const { reason, findings, diagnoses } = grade('linear-cost', 'O(N D_r M)');
    assert.match(diagnoses[0]?.message ?? '', /What does projecting Q and K .* cost\?/);
    for (const text of [reason, ...findings.map(({ message }) => message)]) {
      assert.doesNotMatch(text.replaceAll(/[\s\\,]/g, ''), /NRD|NDR|RND|D\+M/);
    }
    assert.match(reason, /Let only \$D\$ grow/);
  });

  it('points at the bound, not at the words around it', () => {
    const text = 'The cost is O(N R M) because.';
    const answer = written(text);
    const { findings } = gradeCost(costPartNamed('linear-cost'), answer, sizes);
    const place = findings[0]?.place;
    assert.ok(place?.kind === 'answer');
    assert.equal(answer.source.slice(place.span.start, place.span.end), 'O(N R M)');
  });

  it('says which name is unknown and what it may have meant', () => {
    const { reason } = grade('linear-cost', 'O(N R m)');
    assert.match(reason, /^`m` is not declared; did you mean `M`\?/);
  });
});

describe('a cost part', () => {
  it('is sound when every example shows its own misconception', () => {
    for (const part of parts) assert.deepEqual(findUnsoundCost(part, sizes), [], part.id);
  });

  const broken = (change: (part: CostPart) => unknown): string[] => {
    const part = costPart.parse(change(costPartNamed('linear-cost')));
    return findUnsoundCost(part, sizes).map(({ path, what }) => `${path.join('.')}: ${what}`);
  };

  it('is told of a key that cannot be read', () => {
    assert.deepEqual(
      broken((part) => ({ ...part, key: 'O(N R (D + K))' })),
      ['key: `O(N R (D + K))` is not a cost in the declared symbols: `K` is not declared.'],
    );
  });

  it('is told of a term of the key that no step prices', () => {
    const [fault] = broken((part) => ({ ...part, steps: part.steps.slice(0, 1) }));
    assert.match(fault ?? '', /^steps: The steps together grow more slowly than the key/);
  });

  it('is told of an example that shows something else', () => {
    const [fault] = broken((part) => ({
      ...part,
      misconceptions: part.misconceptions.map((each) =>
        each.id === 'missing-projection' ? { ...each, example: 'O(N R (D + M))' } : each,
      ),
    }));
    assert.match(fault ?? '', /^misconceptions.1.example: .* is graded correct with no diagnosis\./);
  });
});

describe('cost parts of other courses', () => {
  for (const { part, symbols } of costQuestions) {
    it(`know their own mistakes: ${part.title}`, () => {
      assert.deepEqual(findUnsoundCost(part, symbols), []);
    });
  }
});
