/** What there is in VS Code once the extension is active. */
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { extension, lensesOf, open, startAfresh } from './homework.ts';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly default: unknown }>> };
  };
}

describe('the extension in VS Code', () => {
  after(startAfresh);

  it('is active in a folder that holds a problem set', async () => {
    const { isActive, exports } = await extension();
    assert.ok(isActive);
    assert.ok(Number.isFinite(exports.activationMilliseconds));
    // For bench/activation.ts; a test asserts no times.
    const results = join(process.env['REDERIVE_CHECKOUT'] ?? '.', 'test-results');
    mkdirSync(results, { recursive: true });
    writeFileSync(join(results, 'activation.json'), JSON.stringify(exports.activationMilliseconds));
  });

  it('has every command that its manifest promises', async () => {
    const { packageJSON } = await extension();
    const promised = (packageJSON as Manifest).contributes.commands.map(({ command }) => command);
    assert.ok(promised.length > 10);
    const there = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      promised.filter((command) => !there.has(command)),
      [],
    );
  });

  it('reads every setting that its manifest declares, at its default', async () => {
    const { packageJSON } = await extension();
    const { properties } = (packageJSON as Manifest).contributes.configuration;
    for (const [name, { default: standard }] of Object.entries(properties)) {
      assert.deepEqual(vscode.workspace.getConfiguration().get(name), standard, name);
    }
  });

  it('offers Check, Hint and the verdict above every heading of answers.md', async () => {
    await extension();
    const { document } = await open('answers.md');
    const headings = document
      .getText()
      .split('\n')
      .flatMap((line, index) => (line.startsWith('## ') ? [index] : []));
    const lenses = await lensesOf(document.uri);
    for (const line of headings) {
      const titles = lenses
        .filter(({ range }) => range.start.line === line)
        .map(({ command }) => command?.title ?? '');
      assert.ok(titles.includes('Check'), `line ${line + 1}: ${titles.join(', ')}`);
      assert.ok(
        titles.some((title) => /^Hint 1 of \d$/.test(title)),
        `line ${line + 1}: ${titles.join(', ')}`,
      );
      assert.ok(
        titles.some((title) => /Not checked · 0\//.test(title)),
        `line ${line + 1}: ${titles.join(', ')}`,
      );
    }
  });

  it('offers Check above every exported function of solution.ts', async () => {
    await extension();
    const { document } = await open('solution.ts');
    const lenses = await lensesOf(document.uri);
    const functions = [...document.getText().matchAll(/^export function (\w+)/gm)].map(
      ({ index }) => document.positionAt(index).line,
    );
    assert.ok(functions.length >= 4);
    for (const line of functions) {
      assert.ok(
        lenses.some(({ range, command }) => range.start.line === line && command?.title === 'Check'),
        `line ${line + 1} has no Check`,
      );
    }
  });
});
