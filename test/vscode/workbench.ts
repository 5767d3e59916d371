/** Chromium as the window of an embedded VS Code, and the address that opens a folder in it. */
import { chromium, type BrowserContext } from 'playwright-core';
import { installBrowser } from '../../scripts/install.mjs';

export interface WorkbenchOptions {
  readonly folder?: string | undefined;
  readonly extensionDevelopmentPath?: string;
  readonly extensionTestsPath?: string;
}

/** The page of VS Code's server that opens `folder` and loads extensions from where the options say. */
export function workbenchAddress(port: number, options: WorkbenchOptions): string {
  const host = `127.0.0.1:${port}`;
  const payload = (['extensionDevelopmentPath', 'extensionTestsPath'] as const).flatMap((name) => {
    const path = options[name];
    return path === undefined ? [] : [[name, `vscode-remote://${host}${path}`]];
  });
  const query = new URLSearchParams();
  if (options.folder !== undefined) query.set('folder', options.folder);
  if (payload.length > 0) query.set('payload', JSON.stringify(payload));
  return `http://${host}/?${query}`;
}

export interface Browser {
  readonly context: BrowserContext;
  close(): Promise<void>;
}

/** Starts Chromium without a display. Its own sandbox cannot start for root, as whom containers run. */
export async function openBrowser(): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: await installBrowser(),
    chromiumSandbox: process.getuid?.() !== 0,
  });
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  return { context, close: () => browser.close() };
}
