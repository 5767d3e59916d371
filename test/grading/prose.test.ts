import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { Judgement } from '../../src/grading/judgement.ts';
import { gradeProse } from '../../src/grading/prose.ts';
import { readProse } from '../../src/grading/proseEvidence.ts';
import { compilePhrasing, findMatches } from '../../src/grading/prosePhrases.ts';
import { stanceOf } from '../../src/grading/proseStance.ts';
import { prosePart, type ProsePart } from '../../src/problem/kinds/prose.ts';
import { written } from './parts.ts';
import { prosePartNamed, proseParts } from './proseParts.ts';

const parallelism = prosePartNamed('causal-parallelism');
const QUESTION =
  '“Causal linear attention is a recurrence, so it cannot use parallel hardware.” Is that true of training, where the whole sequence is known?';

const judge = (text: string, part: ProsePart = parallelism): Judgement =>
  gradeProse(part, written(text), QUESTION);

/** Each point with how it stands, such as `scan: found`. */
const standings = (judgement: Judgement): readonly string[] =>
  (judgement.rubric?.lines ?? []).map(({ id, standing }) => `${id}: ${standing}`);

describe('Running text', () => {
  it('is laid out for a person, with the words that make each point', () => {
    const text =
      'In training a parallel scan gives the running sums. The result is identical to the recurrence.';
    const { verdict, credit, rubric, reason } = judge(text);
    assert.equal(verdict, 'review');
    assert.equal(credit, 0);
    assert.equal(rubric?.suggested, 2);
    assert.deepEqual(
      rubric.lines.map(({ id, standing, quotes }) => [id, standing, ...quotes.map((quote) => quote.text)]),
      [
        ['scan', 'found', 'In training a parallel scan gives the running sums'],
        ['agreement', 'found', 'The result is identical to the recurrence'],
        ['constant-step', 'missing'],
      ],
    );
    assert.equal(
      reason,
      'A person grades this part. The rubric has 3 points; 2 of them were found in your words. Suggested to that person: 2 marks of 3.',
    );
  });

  it('points at the sentence that makes a point', () => {
    const text = 'First of all. The result is identical to the recurrence.';
    const answer = written(text);
    const { findings } = gradeProse(parallelism, answer, QUESTION);
    const found = findings.find(({ message }) => message.startsWith('Found'));
    assert.equal(
      found?.message,
      'Found, on agreement of the two forms: “The result is identical to the recurrence”',
    );
    assert.ok(found.place?.kind === 'answer');
    assert.equal(
      answer.source.slice(found.place.span.start, found.place.span.end),
      'The result is identical to the recurrence',
    );
  });

  it('offers no sentence as closest that states a misconception', () => {
    const { rubric } = judge('Training must process the whole sequence of tokens one after the other.');
    assert.deepEqual(
      rubric?.lines[0]?.quotes.filter(({ bears }) => bears === 'near'),
      [],
    );
  });

  it('asks one question about a point that was not found, and never tells the point', () => {
    const { findings } = judge('A parallel scan gives the running sums in training.');
    const last = findings.at(-1)?.message ?? '';
    assert.match(last, /^Not found in plain words: agreement of the two forms; the cost of generation\./);
    assert.equal(last.match(/\?/g)?.length, 1);
    const shown = findings.map(({ message }) => message).join(' ');
    for (const { point } of parallelism.rubric) assert.ok(!shown.includes(point), point);
  });

  const cases: readonly (readonly [what: string, text: string, scan: string])[] = [
    ['a plain statement', 'A parallel scan computes the running sums in training.', 'found'],
    [
      'unusual words',
      'One cuts the sequence into blocks and several workers add up their blocks at once.',
      'found',
    ],
    ['a denial', 'The running sums are not computed by a parallel scan in training.', 'contradicted'],
    ['a contracted denial', "The running sums can't be computed by a parallel scan.", 'contradicted'],
    ['a predicate that denies', 'Computing the running sums in parallel is impossible.', 'contradicted'],
    ['a doubled denial', 'It is not true that the running sums cannot be computed in parallel.', 'found'],
    ['not only', 'The running sums are not only computed in parallel, they are cheap as well.', 'found'],
    ['a question', 'Could a parallel scan compute the running sums in training?', 'unclear'],
    ['what others think', 'Some people claim that a parallel scan computes the running sums.', 'unclear'],
    ['what is taken back', 'A parallel scan computes the running sums. This is wrong.', 'unclear'],
    ['a long quotation', 'The book says “a parallel scan computes the running sums in training”.', 'unclear'],
    ['a quotation that is endorsed', '“A parallel scan computes the running sums” is true.', 'found'],
    ['a block quotation', '> A parallel scan computes the running sums in training.', 'unclear'],
    ['key words', 'parallel scan prefix sum training chunk same result recurrence state', 'unclear'],
    ['shuffled words', 'The of parallel scan is and the running sums in with are training by a.', 'unclear'],
    [
      'both',
      'The running sums are computed in parallel. The running sums are not computed in parallel.',
      'disputed',
    ],
  ];
  for (const [what, text, standing] of cases) {
    it(`hears ${what} as ${standing}`, () => {
      assert.equal(standings(judge(text))[0], `scan: ${standing}`);
    });
  }

  it('takes a heading, a bold lead and a label for what the text below is about', () => {
    const text = 'all steps share the work: chunk by chunk, and several workers add them up at once.';
    const heads = [
      '### Training\n\nIt is simple. Well then, ',
      '**Training.** It is simple. Well then, ',
      '- Training: it is simple. Well then, ',
    ];
    for (const head of heads)
      assert.equal(standings(judge(`${head}the prefix scan is used.`))[0], 'scan: found', head + text);
    assert.equal(standings(judge('It is simple. Well then, the prefix scan is used.'))[0], 'scan: missing');
  });

  it('shows a person the sentence that comes closest to a point that no rule found', () => {
    const { rubric } = judge(
      'We go home. Every processor gets a share of the tokens and of the sequence to work on.',
    );
    const [scan] = rubric?.lines ?? [];
    assert.equal(scan?.standing, 'missing');
    assert.deepEqual(
      scan.quotes.map(({ bears, text }) => [bears, text]),
      [['near', 'Every processor gets a share of the tokens and of the sequence to work on']],
    );
  });

  it('takes nothing from the question or a hint as the student’s own', () => {
    for (const copied of [QUESTION, ...(parallelism.hints ?? [])]) {
      const { diagnoses, rubric } = judge(copied);
      assert.deepEqual(diagnoses, []);
      assert.equal(rubric?.suggested ?? 0, 0, copied);
    }
  });

  it('names a misconception that is plainly stated, with its correction and question', () => {
    const { verdict, diagnoses, findings } = judge('Causal linear attention is inherently sequential.');
    assert.equal(verdict, 'incorrect');
    assert.deepEqual(
      diagnoses.map(({ id }) => id),
      ['cannot-parallelise'],
    );
    assert.equal(
      diagnoses[0]?.message,
      'A recurrence is one way to compute these rows, not the only one. Processors can share this work where the whole sequence is known.',
    );
    assert.match(diagnoses[0].ask ?? '', /must its partial sums be computed one after the other\?$/);
    assert.ok(findings.some(({ severity, place }) => severity === 'error' && place?.kind === 'answer'));
  });

  const refutations = [
    'It is wrong to say that causal linear attention is inherently sequential.',
    '“Causal linear attention is inherently sequential” is not true.',
    'One might think that causal linear attention is inherently sequential.',
    'Is causal linear attention inherently sequential?',
    'Causal linear attention is inherently sequential. That is false.',
    'If training were inherently sequential, it would be slow.',
    'Contrary to common belief, it is not inherently sequential.',
    'It is a myth that causal linear attention is inherently sequential.',
    'Causal linear attention is inherently sequential. I disagree.',
  ];
  for (const text of refutations) {
    it(`diagnoses nothing in “${text}”`, () => {
      const { verdict, diagnoses } = judge(text);
      assert.deepEqual(diagnoses, []);
      assert.equal(verdict, 'review');
    });
  }

  it('calls nothing wrong that makes a point as well, or says much else', () => {
    const both = judge(
      'The result is identical to the recurrence. Training is inherently sequential, though.',
    );
    assert.equal(both.verdict, 'review');
    assert.equal(both.diagnoses.length, 1);
    const long = `${'We look at what every token needs from the others before it. '.repeat(5)}It is inherently sequential.`;
    assert.equal(judge(long).verdict, 'review');
  });

  const empties = ['idk', "I don't know.", 'TODO', '???', 'n/a', 'No idea', 'asdf qwer', '...'];
  for (const text of empties) {
    it(`cannot judge “${text}”`, () => {
      assert.equal(judge(text).verdict, 'ungradable');
    });
  }

  it('leaves other languages whole to a person', () => {
    const texts = {
      German: 'Die laufenden Summen werden im Training parallel berechnet, und das ist nicht falsch.',
      Spanish:
        'Las sumas parciales se calculan en paralelo durante el entrenamiento y el resultado es el mismo.',
      French:
        'Les sommes partielles sont calculées en parallèle et le résultat est le même que dans la récurrence.',
    };
    for (const [language, text] of Object.entries(texts)) {
      const { verdict, rubric, findings } = judge(text);
      assert.equal(verdict, 'review');
      assert.deepEqual([rubric?.suggested, rubric?.open], [0, 3]);
      assert.ok(
        findings.some(({ message }) => message.includes(`written in ${language}`)),
        language,
      );
    }
    assert.match(
      judge('训练时所有词元都已知，因此前缀和可以并行计算。')
        .findings.map(({ message }) => message)
        .join(' '),
      /written in another script/,
    );
  });

  it('warns of an answer to something else, and of one too short or too long', () => {
    const told = (text: string): string =>
      judge(text)
        .findings.map(({ message }) => message)
        .join(' ');
    assert.match(
      told('I bake lasagne with spinach for forty minutes before my flatmates arrive.'),
      /another part\?/,
    );
    assert.match(told('A parallel scan computes it.'), /5 words; about 40 are asked for/);
    assert.match(told('A parallel scan computes it. '.repeat(60)), /300 words; at most 250 are asked for/);
  });

  it('requires what a point requires besides, in whichever sentence', () => {
    const part = prosePartNamed('triplet-selection');
    const online = (text: string): string | undefined => standings(judge(text, part))[1];
    assert.equal(online('Triplets are selected online in large mini-batches.'), 'online: unclear');
    assert.equal(
      online('Triplets are selected online. In each batch all anchor–positive pairs are used.'),
      'online: found',
    );
  });

  it('counts no point that a misconception is about', () => {
    const { rubric } = judge(
      'FaceNet primarily uses the Inception architecture.',
      prosePartNamed('architectures'),
    );
    const inception = rubric?.lines.find(({ id }) => id === 'inception');
    assert.equal(inception?.standing, 'contradicted');
    assert.equal(inception.quotes[0]?.bears, 'against');
  });

  it('suggests no more than the part is worth where some points suffice', () => {
    const part = { ...parallelism, points: 2 };
    const { rubric } = judge(part.model ?? '', part);
    assert.equal(rubric?.lines.filter(({ standing }) => standing === 'found').length, 3);
    assert.equal(rubric.suggested, 2);
  });

  it('still grades a rubric that has points alone', () => {
    const plain = prosePart.parse({
      kind: 'prose',
      id: 'plain',
      label: '1',
      title: 'Plain',
      points: 1,
      rubric: [{ point: 'Says something true.', points: 1 }],
    });
    const { verdict, rubric, reason } = judge('Water boils at a hundred degrees.', plain);
    assert.equal(verdict, 'review');
    assert.deepEqual(standings({ ...judge('Water boils.', plain) }), ['point-1: by-hand']);
    assert.equal(rubric?.open, 1);
    assert.equal(
      reason,
      'A person grades this part. The rubric has 1 point, which only a person can see in a text.',
    );
  });

  it('finds few points in the shuffled words of a model answer, and never a verdict', () => {
    let found = 0;
    let sought = 0;
    for (const part of proseParts) {
      const words = (part.model ?? '').replaceAll(/[^\p{L}\p{N}\s’'-]/gu, ' ').split(/\s+/);
      fc.assert(
        fc.property(fc.shuffledSubarray(words, { minLength: words.length }), (shuffled) => {
          const { verdict, rubric } = judge(`${shuffled.join(' ').trim()}.`, part);
          assert.equal(verdict, 'review');
          sought += rubric?.lines.filter(({ standing }) => standing !== 'by-hand').length ?? 0;
          found += rubric?.lines.filter(({ standing }) => standing === 'found').length ?? 0;
        }),
        { numRuns: 40, seed: 20261126 },
      );
    }
    // A seventh at most: words in a row that happen to read like a sentence.
    assert.ok(found / sought < 1 / 7, `${found.toString()} of ${sought.toString()}`);
  });

  it('reads anything at all without falling over, in its own place', () => {
    const pieces = fc.constantFrom(
      'not',
      '“',
      '”',
      '. ',
      '? ',
      'parallel',
      'scan',
      '$S_i$',
      '> ',
      '- ',
      '\n\n',
      'is',
      '|',
      '`x`',
      ';',
      ',',
      '🙂',
      '…',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 60 }), (words) => {
        const answer = written(words.join(' '));
        const { findings, credit } = gradeProse(parallelism, answer, QUESTION);
        assert.equal(credit, 0);
        for (const { place } of findings) {
          if (place?.kind !== 'answer') continue;
          assert.ok(place.span.start >= answer.span.start && place.span.end <= answer.span.end);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('What a student claims', () => {
  const { claim } = compilePhrasing('scan', {});
  const isClaimed = (text: string): boolean => {
    const { sentences, contexts } = readProse(written(text), '');
    return sentences.some((sentence, at) => {
      const context = contexts[at];
      return sentence.statements.some((statement) =>
        findMatches(claim, statement).some(
          (match) =>
            context !== undefined &&
            ['claimed', 'supposed'].includes(stanceOf(match, statement, sentence, context)),
        ),
      );
    });
  };
  const rows: readonly (readonly [text: string, claimed: boolean])[] = [
    ['The sums are computed by a scan in training.', true],
    ['The sums are not computed by a scan.', false],
    ["The sums can't be computed by a scan.", false],
    ['The sums cannot be computed by a scan.', false],
    ['It is not true that the sums cannot be computed by a scan.', true],
    ['It is wrong to say that the sums are computed by a scan.', false],
    ['It is a myth that the sums are computed by a scan.', false],
    ['The sums are not only computed by a scan, they are cheap as well.', true],
    ['Nothing prevents us from computing the sums by a scan.', true],
    ['Computing the sums by a scan is impossible.', false],
    ['Computing the sums by a scan is not possible.', false],
    ['Some people claim that the sums are computed by a scan.', false],
    ['One might think that a scan computes the sums.', false],
    ['Could a scan compute the sums?', false],
    ['The book says “a fast scan computes all of the sums”.', false],
    ['We use a loop rather than a scan.', false],
    ['Instead of a loop, a scan is used.', true],
    ['No loop is needed, because a scan computes the sums.', true],
    ['Never is a scan used.', false],
    ['Without a scan one would have to wait.', false],
    ['Neither a loop nor a scan is used.', false],
    ['Not a loop but a scan is used.', true],
    ['A scan computes the sums. This is wrong.', false],
    ['There is no doubt that a scan computes the sums.', true],
    ['No matter how long the text is, a scan computes the sums.', true],
    ["It isn't the case that a scan computes the sums.", false],
    ['Nobody uses a scan here.', false],
    ['A scan hardly helps.', false],
    ['I doubt that a scan computes the sums.', false],
    ['The sums are computed without a loop by a scan.', true],
  ];
  for (const [text, claimed] of rows) {
    it(`${claimed ? 'includes' : 'does not include'} a scan in “${text}”`, () => {
      assert.equal(isClaimed(text), claimed);
    });
  }
});
