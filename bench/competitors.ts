/** The ways in which a TA's script would otherwise run the cases of one submission: a cold process of a test runner. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface Competitor {
  readonly name: string;
  /** The test file beside `solution.ts` and `cases.json`. */
  readonly file: string;
  readonly text: string;
  readonly command: (bin: string) => readonly string[];
}

const body = (assertion: string): string => `
const close = (a, b) => Array.isArray(b) ? b.every((x, i) => close(a[i], x)) : Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));
for (const [i, { given, expected }] of cases.entries()) {
  it('case ' + (i + 1), () => {
    ${assertion}(close(f(...given), expected));
  });
}
`;

const read = `import { readFileSync } from 'node:fs';
const cases = JSON.parse(readFileSync(new URL('./cases.json', import.meta.url), 'utf8'));
`;

export const competitors: readonly Competitor[] = [
  {
    name: 'mocha + tsx',
    file: 'mocha.test.ts',
    text: `import assert from 'node:assert/strict';\nimport { f } from './solution.ts';\n${read}${body('assert.ok')}`,
    command: (bin) => [`${bin}/mocha`, '--import=tsx', '--no-config', 'mocha.test.ts'],
  },
  {
    name: 'vitest run',
    file: 'vitest.test.ts',
    text: `import { it, expect } from 'vitest';\nimport { f } from './solution.ts';\n${read}const ok = (x: boolean) => expect(x).toBe(true);\n${body('ok')}`,
    command: (bin) => [`${bin}/vitest`, 'run', 'vitest.test.ts', '--root', '.'],
  },
  {
    name: 'jest + ts-jest',
    file: 'jest.spec.ts',
    text: `import { f } from './solution';\nconst cases = require('./cases.json');\nconst ok = (x: boolean) => expect(x).toBe(true);\n${body('ok')}`,
    command: (bin) => [`${bin}/jest`, '--config', 'jest.config.json', '--rootDir', '.'],
  },
  {
    name: 'node --test',
    file: 'node.test.ts',
    text: `import assert from 'node:assert/strict';\nimport { it } from 'node:test';\nimport { f } from './solution.ts';\n${read}${body('assert.ok')}`,
    command: () => ['--test', 'node.test.ts'],
  },
];

export interface Ran {
  readonly milliseconds: number;
  /** The largest resident set of the process itself (not of its workers), where the system tells. */
  readonly megabytes: number;
}

/** One cold process to its end. Throws if it does not pass. */
export async function runCold(folder: string, args: readonly string[]): Promise<Ran> {
  const started = performance.now();
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  let megabytes = 0;
  const look = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, 'latin1');
      megabytes = Math.max(megabytes, Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024);
    } catch {
      // It has ended, or this is no Linux.
    }
  }, 20);
  const code = await new Promise((resolve) => child.once('close', resolve));
  clearInterval(look);
  if (code !== 0) throw new Error(`${args.join(' ')} failed:\n${said}`);
  return { milliseconds: performance.now() - started, megabytes };
}
