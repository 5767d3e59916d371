/** Code parts in VS Code: right, wrong in every way, and hostile to the editor. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  authorFile,
  check,
  eventually,
  extension,
  lensesOf,
  runCheck,
  shown,
  squiggles,
  startAfresh,
  write,
} from './homework.ts';

/** The reference, with the body of `softmaxAttention` replaced by `body`. */
function softmax(body: string): string {
  return `export function softmaxAttention(Q: number[][], K: number[][], V: number[][]): number[][] {\n${body}\n}\n`;
}

describe('code in VS Code', () => {
  before(extension);
  afterEach(startAfresh);

  it('runs only because this workspace is trusted', () => {
    assert.equal(vscode.workspace.isTrusted, true);
  });

  it('that is right is correct and has no squiggle', async () => {
    await write('solution.ts', await authorFile('reference.ts'));
    assert.equal((await check('softmax-attention')).verdict, 'Correct · 3/3');
    assert.deepEqual(squiggles('solution.ts'), []);
  });

  it('that forgets the scale is diagnosed, underlined and asked about', async () => {
    await write('solution.ts', await authorFile('mutants/softmax-attention.no-scale.ts'));
    assert.equal((await check('softmax-attention')).verdict, 'Not right yet · 0/3');
    const [squiggle] = squiggles('solution.ts');
    assert.equal(squiggle?.code, 'no-scale');
    assert.match(squiggle.message, /variance.*\?$/s);
  });

  interface Bad {
    readonly what: string;
    readonly source: string;
    /** What the squiggle says, and the line that it is on, from 1. */
    readonly says: RegExp;
    readonly line: number;
  }
  const bad: readonly Bad[] = [
    {
      what: 'throws',
      source: softmax("  const rows = Q.length;\n  throw new Error('not yet ' + rows);"),
      says: /not yet \d/,
      line: 3,
    },
    { what: 'never ends', source: softmax('  for (;;) {}'), says: /did not finish within/, line: 2 },
    {
      what: 'asks for 4 GB',
      source: softmax('  const all: unknown[] = [];\n  for (;;) all.push(new Float64Array(1e7).fill(1));'),
      says: /more than \d+ MB/,
      line: 3,
    },
    { what: 'has a syntax error', source: softmax('  const x = ;'), says: /./, line: 2 },
    {
      what: 'returns the wrong shape',
      source: softmax('  return [[1, 2, 3, 4, 5]];'),
      says: /\b5\b/,
      line: 1,
    },
    {
      what: 'returns NaN',
      source: softmax('  return Q.map(() => (V[0] ?? []).map(() => NaN));'),
      says: /is NaN, expected/,
      line: 1,
    },
    {
      what: 'misses the export',
      source: '// empty\nexport const nothing = 1;\n',
      says: /exports no `?softmaxAttention/,
      line: 2,
    },
  ];
  for (const { what, source, says, line } of bad) {
    it(`that ${what} gets a message of its own, in its place`, async () => {
      await write('solution.ts', source);
      await runCheck('softmax-attention');
      const placed = squiggles('solution.ts');
      const lines = placed.map(({ range, message }) => `${range.start.line + 1}: ${message}`).join('\n');
      assert.match(lines, says);
      const [first] = placed.filter(({ message }) => says.test(message));
      assert.equal((first?.range.start.line ?? -1) + 1, line, lines);
    });
  }

  it('that never ends leaves the editor free, and stops when asked to', async () => {
    const document = await write('solution.ts', softmax('  for (;;) {}'));
    let ended = false;
    const checking = Promise.resolve(
      vscode.commands.executeCommand('rederive.checkProblem', undefined),
    ).finally(() => {
      ended = true;
    });
    // Other work gets through the extension host while the student's loop turns.
    for (let i = 0; i < 20; i++) assert.ok((await lensesOf(document.uri)).length > 0);
    assert.equal(ended, false, 'the check was over before anything else was tried');
    await vscode.commands.executeCommand('rederive.stopChecking');
    await checking;
    await write('solution.ts', await authorFile('reference.ts'));
    assert.equal((await check('softmax-attention')).verdict, 'Correct · 3/3');
  });

  it('is checked when it is saved', async () => {
    await write('solution.ts', await authorFile('reference.ts'), true);
    await eventually('a verdict above the function', async () => {
      const now = await shown('softmax-attention').catch(() => undefined);
      return now?.verdict === 'Correct · 3/3' ? now : undefined;
    });
  });
});
