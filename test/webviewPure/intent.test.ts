/** What the page sends is parsed, and nothing else gets in. */
import assert from 'node:assert/strict';
import { parseIntent, parsePageState } from '../../webview/intent.ts';

const name = { problem: 'linear-attention', part: 'linear-cost' };

describe('a message from the page', () => {
  for (const intent of [
    { kind: 'ready' },
    { kind: 'trust' },
    { kind: 'start-set' },
    { kind: 'check', ...name },
    { kind: 'debug-counterexample', ...name },
    { kind: 'next-hint', ...name },
    { kind: 'next-step', ...name },
    { kind: 'select', ...name },
    { kind: 'open', file: 'linear-attention/answers.md', line: 1, column: 1 },
  ]) {
    it(`is read when it is ${JSON.stringify(intent)}`, () => {
      assert.deepEqual(parseIntent(intent), intent);
    });
  }

  for (const message of [
    undefined,
    null,
    'ready',
    [],
    {},
    { kind: 'Ready' },
    { kind: 'ready', more: 1 },
    { kind: 'check', problem: 'linear-attention' },
    { kind: 'debug-counterexample', ...name, arguments: { Q: [[1]] } },
    { kind: 'check', problem: 'linear-attention', part: '' },
    { kind: 'check', problem: 'p'.repeat(201), part: 'x' },
    { kind: 'open', file: 'answers.md', line: 0, column: 1 },
    { kind: 'open', file: 'answers.md', line: 1.5, column: 1 },
    { kind: 'open', file: 'answers.md', line: Number.NaN, column: 1 },
    { kind: 'open', file: '', line: 1, column: 1 },
    { kind: 'run', command: 'workbench.action.quit' },
  ]) {
    it(`is refused when it is ${JSON.stringify(message)?.slice(0, 60)}`, () => {
      assert.equal(parseIntent(message), undefined);
    });
  }
});

describe('the kept state of a page', () => {
  it('is read when it names a part of a workbook', () => {
    const state = { root: '/home/student/eecs182', ...name };
    assert.deepEqual(parsePageState({ ...state, older: true }), state);
  });

  it('is refused when it does not', () => {
    for (const state of [undefined, null, {}, name, { root: 3, ...name }, 'root']) {
      assert.equal(parsePageState(state), undefined);
    }
  });
});
