#!/usr/bin/env node
/**
 * Stands in for the desktop's `code`: takes the same arguments from `@vscode/test-electron`, and runs the
 * extension's tests inside the embedded VS Code server with Chromium as its window.
 */
import { randomUUID } from 'node:crypto';
import { createWriteStream, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, parseArgs } from 'node:util';
import { startServer } from '../../scripts/server.mjs';
import { openBrowser, workbenchAddress } from './workbench.ts';

/** What VS Code itself says during a run is kept here; it drowns the tests' own lines. */
const chatterFile = fileURLToPath(new URL('../../test-results/vscode.log', import.meta.url));

/** Milliseconds that a whole test run may take; a workbench that never reports back must not hang the build. */
const LIMIT = 10 * 60_000;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    strict: false,
    options: {
      extensionDevelopmentPath: { type: 'string' },
      extensionTestsPath: { type: 'string' },
      'extensions-dir': { type: 'string' },
    },
  });
  // The extension host inherits this from the server and puts it before each of its lines (see suite.ts).
  const mark = `${randomUUID()} `;
  process.env['REDERIVE_CONSOLE_MARK'] = mark;
  mkdirSync(dirname(chatterFile), { recursive: true });
  const chatter = createWriteStream(chatterFile);
  const data = mkdtempSync(join(tmpdir(), 'rederive-vscode-'));
  const extensions = values['extensions-dir'];
  const server = await startServer({
    data,
    driver: true,
    gallery: false,
    settings: {
      'security.workspace.trust.enabled': values['disable-workspace-trust'] !== true,
      // As on the desktop; in a browser VS Code saves by itself after a second.
      'files.autoSave': 'off',
    },
    extensions: typeof extensions === 'string' ? extensions : undefined,
  });
  const { context, close } = await openBrowser();
  try {
    const page = await context.newPage();
    const code = new Promise<number>((resolve, reject) => {
      page.on('crash', () => reject(new Error('The browser page crashed.')));
      setTimeout(() => reject(new Error(`No result within ${LIMIT / 60_000} minutes.`)), LIMIT).unref();
      void page.exposeFunction('codeAutomationExit', resolve);
    });
    await page.exposeFunction('codeAutomationLog', (type: string, values: unknown[]) => {
      const text = format(...values);
      if (text.startsWith(mark)) process.stdout.write(`${text.slice(mark.length)}\n`);
      else chatter.write(`${type}: ${text}\n`);
    });
    const address = workbenchAddress(server.port, {
      folder: positionals[0],
      extensionDevelopmentPath: String(values['extensionDevelopmentPath']),
      extensionTestsPath: String(values['extensionTestsPath']),
    });
    await page.goto(address);
    return await code;
  } finally {
    await close();
    await server.stop();
    chatter.end();
    rmSync(data, { recursive: true, force: true });
  }
}

process.exitCode = await main();
