/** Holds what the extension decides without VS Code: limits, names, output, and what the page is given. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cappedRunner } from '../src/extension/cappedRunner.ts';
import { fingerprintOf } from '../src/extension/fingerprint.ts';
import { keyOf, readPartRef } from '../src/extension/parts.ts';
import { partView } from '../src/extension/partView.ts';
import { readStoredReports } from '../src/extension/storedReports.ts';
import { terminalText } from '../src/extension/terminalText.ts';
import type { CodeRequest, Limits } from '../src/grading/observation.ts';
import type { PartReport } from '../src/grading/report.ts';
import { problemSchema } from '../src/problem/problem.ts';
import type { LoadedProblem } from '../src/problem/problemSet.ts';
import { mayRun } from '../src/tutor/trust.ts';

describe('the person’s own limits on code', () => {
  async function granted(asked: Limits, most: Limits): Promise<Limits> {
    const seen: Limits[] = [];
    const runner = cappedRunner(
      {
        run(request) {
          seen.push(request.limits);
          return Promise.resolve({ load: { kind: 'loaded' }, observations: [], console: [], layers: [] });
        },
        measureCost({ limits }) {
          seen.push(limits);
          return Promise.resolve({ kind: 'failed', at: { kind: 'cancelled' } });
        },
        measureMemory({ limits }) {
          seen.push(limits);
          return Promise.resolve({ kind: 'undetermined', why: 'Cancelled.' });
        },
        dispose: () => Promise.resolve(),
      },
      () => most,
    );
    const request: CodeRequest = { source: '', file: 'solution.ts', export: 'f', calls: [], limits: asked };
    await runner.run(request);
    await runner.measureCost({ ...request, symbols: ['N'], inputs: () => [] });
    await runner.measureMemory({ ...request, symbols: ['N'], inputs: () => [] });
    const [running, measuring, looking] = seen;
    assert.deepEqual(measuring, running);
    assert.deepEqual(looking, running);
    return running ?? assert.fail('nothing ran');
  }

  it('hold where they are tighter than the set’s, each by itself', async () => {
    const asked = { milliseconds: 2000, megabytes: 256 };
    assert.deepEqual(await granted(asked, { milliseconds: 500, megabytes: 512 }), {
      milliseconds: 500,
      megabytes: 256,
    });
    assert.deepEqual(await granted(asked, { milliseconds: 9000, megabytes: 64 }), {
      milliseconds: 2000,
      megabytes: 64,
    });
  });
});

describe('a reference to a part', () => {
  it('is read from plain data and from nothing else', () => {
    const ref = { root: '/home/ada/hw', problem: 'linear-attention', part: 'linear-cost' };
    assert.deepEqual(readPartRef({ ...ref, more: 1 }), ref);
    for (const other of [
      undefined,
      null,
      1,
      'ref',
      [],
      {},
      { root: '/', problem: 'p' },
      { ...ref, part: 7 },
    ]) {
      assert.equal(readPartRef(other), undefined);
    }
  });

  it('has a key of its own', () => {
    const name = fc.stringMatching(/^[a-z][a-z-]{0,6}$/);
    const ref = fc.record({ root: fc.stringMatching(/^\/[a-z/]{0,6}$/), problem: name, part: name });
    fc.assert(
      fc.property(ref, ref, (one, other) => {
        assert.equal(keyOf(one) === keyOf(other), JSON.stringify(one) === JSON.stringify(other));
      }),
    );
  });
});

describe('reports kept across a restart', () => {
  const entry = {
    ref: { root: '/hw', problem: 'attention', part: 'why' },
    fingerprint: 'f',
    report: {
      problem: 'attention',
      part: 'why',
      kind: 'cost',
      label: '1',
      title: 'Why',
      verdict: 'correct',
      answered: true,
      score: 1,
      max: 1,
      reason: 'It is so.',
      findings: [],
      diagnoses: [],
    },
  };

  it('come back as they were to the same version, and to no other', () => {
    assert.deepEqual(readStoredReports({ version: '1', entries: [entry] }, '1'), [entry]);
    assert.deepEqual(readStoredReports({ version: '1', entries: [entry] }, '2'), []);
  });

  it('that were damaged are left out, and the others stay', () => {
    const damaged = [
      null,
      7,
      {},
      { ...entry, ref: undefined },
      { ...entry, fingerprint: 1 },
      { ...entry, report: { ...entry.report, score: '1' } },
      { ...entry, report: { ...entry.report, findings: undefined } },
    ];
    assert.deepEqual(readStoredReports({ version: '1', entries: [...damaged, entry] }, '1'), [entry]);
    fc.assert(
      fc.property(fc.anything(), (stored) => {
        assert.deepEqual(readStoredReports(stored, '1'), []);
        assert.deepEqual(readStoredReports({ version: '1', entries: [stored] }, '1'), []);
      }),
    );
  });
});

describe('a fingerprint', () => {
  it('does not mind how lines end, and minds everything else', () => {
    assert.equal(fingerprintOf('a\r\nb'), fingerprintOf('a\nb'));
    assert.notEqual(fingerprintOf('a b'), fingerprintOf('a  b'));
  });
});

describe('a student’s output in the terminal of a run', () => {
  it('keeps its lines and letters', () => {
    assert.equal(terminalText('rows\n\tσ² ✓ 😀\r\nend\rover'), 'rows\r\n\tσ² ✓ 😀\r\nend\r\nover');
  });

  it('cannot drive the terminal', () => {
    const hostile = '\u001b[2Jgone\u0007\u0008\u009b31m\u0000';
    const printed = terminalText(hostile);
    assert.equal(printed, '\u{FFFD}[2Jgone\u{FFFD}\u{FFFD}\u{FFFD}31m\u{FFFD}');
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes)),
        (text) => {
          for (const sign of terminalText(text).replaceAll('\r\n', ''))
            assert.doesNotMatch(sign, /[^\P{Cc}\t]/u);
        },
      ),
    );
  });
});

describe('what the page is given', () => {
  const problem: LoadedProblem = {
    problem: problemSchema.parse({
      id: 'attention',
      title: 'Attention',
      parts: [
        {
          id: 'why',
          kind: 'prose',
          label: '1(a)',
          title: 'Why',
          points: 2,
          hints: ['What is summed?', 'Over what?'],
          derivation: 'sums',
          rubric: [{ point: 'sums', points: 2 }],
        },
        {
          id: 'then',
          kind: 'prose',
          label: '1(b)',
          title: 'Then',
          points: 1,
          rubric: [{ point: 'more', points: 1 }],
        },
      ],
    }),
    statement: { intro: 'About attention.', sections: new Map([['why', 'Why is it so?']]) },
    derivations: new Map([
      ['sums', { title: 'Sums', steps: [1, 2, 3].map((i) => ({ tex: `s_${i}`, because: `step ${i}` })) }],
    ]),
    mutants: new Map(),
    pictures: new Map(),
  };
  const report: PartReport = {
    problem: 'attention',
    part: 'why',
    kind: 'prose',
    label: '1(a)',
    title: 'Why',
    verdict: 'review',
    answered: true,
    score: 0,
    max: 2,
    reason: 'A person grades this.',
    diagnoses: [],
    findings: [],
  };
  const [why] = problem.problem.parts;

  function view(progress: { hints: number; steps: number }, busy = false): ReturnType<typeof partView> {
    return partView({
      workbook: {
        root: '/hw',
        set: {
          header: { format: 1, id: 'set', title: 'Set', version: '1.0.0', problems: ['attention'] },
          audience: 'student',
          problems: [problem],
        },
        files: new Map([
          ['attention', { answers: 'attention/answers.md', solution: 'attention/solution.ts' }],
        ]),
      },
      problem,
      part: why ?? assert.fail('no part'),
      ref: { root: '/hw', problem: 'attention', part: 'why' },
      gradebook: {
        of: ({ part }) =>
          part === 'why'
            ? { standing: 'review', report, busy, outdated: true }
            : { standing: 'unchecked', busy: false, outdated: false },
        noticesOf: () => [],
      },
      progress,
      permission: mayRun({ trusted: false, onDisk: true }),
      line: 7,
    });
  }

  it('holds only the hints and steps that were asked for', () => {
    const nothing = view({ hints: 0, steps: 0 });
    assert.deepEqual(nothing.hints, { shown: [], total: 2 });
    assert.deepEqual(nothing.derivation?.steps, []);
    assert.doesNotMatch(JSON.stringify(nothing), /What is summed|s_1/);
    const some = view({ hints: 1, steps: 2 });
    assert.deepEqual(some.hints.shown, ['What is summed?']);
    assert.equal(some.derivation?.steps.length, 2);
    assert.doesNotMatch(JSON.stringify(some), /Over what|s_3/);
  });

  it('holds the whole problem’s standing, the answer’s place, and that it was edited since', () => {
    const { parts, answer, outdated, statement, intro } = view({ hints: 0, steps: 0 });
    assert.deepEqual(
      parts.map(({ part, standing, score, max }) => [part, standing, score, max]),
      [
        ['why', 'review', 0, 2],
        ['then', 'unchecked', 0, 1],
      ],
    );
    assert.deepEqual(answer, { file: 'attention/answers.md', line: 7 });
    assert.equal(outdated, true);
    assert.deepEqual([intro, statement], ['About attention.', 'Why is it so?']);
  });

  it('lets a written part be checked where code may not run', () => {
    assert.deepEqual(view({ hints: 0, steps: 0 }).checking, { kind: 'idle' });
    assert.deepEqual(view({ hints: 0, steps: 0 }, true).checking, { kind: 'busy' });
  });
});
