/** The page says each thing once, though every part of a report can stand alone. */
import assert from 'node:assert/strict';
import type { PartReport } from '../../src/grading/report.ts';
import { sayOnce } from '../../webview/repetition.ts';

const message =
  'This prices the sums as if the features came for free. What does projecting $Q$ and $K$ cost?';
const ask = 'Which matrices are multiplied to get all the angles?';
const growth = 'Let only $D$ grow: your bound stays where it is, but does the work?';

const report: PartReport = {
  problem: 'linear-attention',
  part: 'linear-cost',
  kind: 'cost',
  label: '1(a)ii',
  title: 'What linear attention costs',
  verdict: 'incorrect',
  answered: true,
  score: 0,
  max: 3,
  reason: `${message} ${growth}`,
  diagnoses: [{ id: 'missing-projection', message, ask }],
  findings: [
    { severity: 'error', message: `${message} ${growth} ${ask}`, file: 'answers.md', line: 33, column: 1 },
  ],
};

describe('saying a report once', () => {
  it('keeps of a diagnosis that stands in the reason only its question', () => {
    assert.deepEqual(sayOnce(report).diagnoses, [{ ask }]);
  });

  it('keeps of a finding that repeats the rest only its place', () => {
    const { findings, places } = sayOnce(report);
    assert.deepEqual(findings, []);
    assert.deepEqual(
      places.map(({ file, line }) => [file, line]),
      [['answers.md', 33]],
    );
  });

  it('keeps what a finding adds', () => {
    const more = {
      ...report,
      findings: [{ severity: 'error' as const, message: `${message} Here is more.`, line: 3 }],
    };
    assert.deepEqual(sayOnce(more).findings, [{ severity: 'error', message: 'Here is more.', line: 3 }]);
  });

  it('keeps a finding that repeats the rest but has both sides of a mismatch', () => {
    const both = { severity: 'error' as const, message, expected: '1', actual: '2' };
    assert.deepEqual(sayOnce({ ...report, findings: [both] }).findings, [{ ...both, message: '' }]);
  });

  it('leaves a finding about a case to the case', () => {
    const told = 'f(X)[0] is NaN, expected 6.';
    const one = {
      id: 'a',
      title: 'every logit −1000',
      verdict: 'failed' as const,
      message: told,
      console: [],
    };
    const finding = { severity: 'error' as const, message: `Case “every logit −1000”: ${told}` };
    const other = { severity: 'error' as const, message: 'Your function takes quadratic time.' };
    assert.deepEqual(sayOnce({ ...report, findings: [finding, other], cases: [one] }).findings, [other]);
  });

  it('changes nothing of a report that does not repeat itself', () => {
    const plain = {
      ...report,
      reason: 'Your bound does not cover all the work.',
      findings: [{ severity: 'warning' as const, message: 'No unit is given.', file: 'answers.md', line: 2 }],
    };
    const { diagnoses, findings, places } = sayOnce(plain);
    assert.deepEqual(diagnoses, [{ message, ask }]);
    assert.deepEqual(findings, plain.findings);
    assert.deepEqual(places, []);
  });
});
