/** Opens the built page in Chromium under its own policy, with VS Code's side of it played here. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { extname, join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { pageHtml } from '../../webview/html.ts';
import type { Intent, PageState, View } from '../../webview/view.ts';
import type { Theme } from './themes.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

/** What the page told VS Code. */
export interface Told {
  readonly intents: Intent[];
  readonly state: PageState | undefined;
}

export interface OpenPage {
  readonly page: Page;
  /** Everything that went wrong: console errors and warnings, exceptions, refusals by the policy, failed requests. */
  readonly troubles: string[];
  show(view: View): Promise<void>;
  told(): Promise<Told>;
  /** As after loading, but without loading: nothing shown, focused, scrolled or told, no trouble so far. */
  reset(width: number): Promise<void>;
  close(): Promise<void>;
}

interface FakeWindow extends Window {
  told?: Told;
  acquireVsCodeApi?: () => unknown;
}

/** A browser and a server on the loopback interface, both ended by `close`. */
export interface Harness {
  open(options: { theme: Theme; width: number; reducedMotion?: boolean }): Promise<OpenPage>;
  close(): Promise<void>;
}

/** Serves `folder`, which holds page.js, page.css and the fonts. */
export async function startHarness(folder: string): Promise<Harness> {
  const server = await serve(folder);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  const origin = `http://127.0.0.1:${address.port}`;
  const browser = await launch();
  return {
    open: (options) => openPage(browser, origin, options),
    close: async () => {
      await browser.close();
      await new Promise((done) => server.close(done));
    },
  };
}

function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

async function serve(folder: string): Promise<Server> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    // The browser asks for an icon by itself, which it does not in a webview.
    if (pathname === '/favicon.ico') {
      response.statusCode = 204;
      response.end();
      return;
    }
    if (pathname === '/') {
      const cspSource = `http://${request.headers.host ?? ''}`;
      response.setHeader('content-type', 'text/html');
      response.end(
        pageHtml({
          cspSource,
          nonce: 'abcdefghijklmnop',
          scriptUri: `${cspSource}/page.js`,
          styleUri: `${cspSource}/page.css`,
        }),
      );
      return;
    }
    readFile(join(folder, pathname)).then(
      (content) => {
        response.setHeader('content-type', TYPES[extname(pathname)] ?? 'application/octet-stream');
        response.end(content);
      },
      () => {
        response.statusCode = 404;
        response.end();
      },
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return server;
}

async function openPage(
  browser: Browser,
  origin: string,
  { theme, width, reducedMotion = false }: { theme: Theme; width: number; reducedMotion?: boolean },
): Promise<OpenPage> {
  const page = await browser.newPage({
    viewport: { width, height: 900 },
    reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
  });
  const troubles: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') troubles.push(message.text());
  });
  page.on('pageerror', (error) => troubles.push(String(error)));
  page.on('requestfailed', (request) => troubles.push(`failed: ${request.url()}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(origin)) troubles.push(`left the page: ${request.url()}`);
  });
  await page.addInitScript(playVsCode, theme);
  await page.goto(origin);
  const show = async (made: View): Promise<void> => {
    // VS Code sends messages as JSON, which drops and changes what is no plain data.
    const view: unknown = JSON.parse(JSON.stringify(made));
    await page.evaluate(async (sent) => {
      window.postMessage(sent, '*');
      await new Promise((painted) => setTimeout(painted));
      await document.fonts.ready;
      await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
    }, view);
  };
  return {
    page,
    troubles,
    show,
    told: () => page.evaluate(() => (window as FakeWindow).told ?? { intents: [], state: undefined }),
    reset: async (width) => {
      await page.setViewportSize({ width, height: 900 });
      await show({ kind: 'notice', title: 'Blank', message: '', actions: [] });
      await page.evaluate(() => {
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
        window.scrollTo(0, 0);
        (window as FakeWindow).told?.intents.splice(0);
      });
      await page.mouse.move(0, 0);
      troubles.splice(0);
    },
    close: () => page.close(),
  };
}

/** Runs in the page before its script: theme variables, the body's class, `acquireVsCodeApi`, and a watch on the policy. */
function playVsCode(theme: Theme): void {
  const told: { intents: Intent[]; state: PageState | undefined } = { intents: [], state: undefined };
  let acquired = false;
  const frame = window as FakeWindow;
  frame.told = told;
  frame.acquireVsCodeApi = () => {
    if (acquired) throw new Error('An instance of the VS Code API has already been acquired');
    acquired = true;
    return {
      postMessage: (intent: Intent) => told.intents.push(structuredClone(intent)),
      setState: (state: PageState) => (told.state = structuredClone(state)),
      getState: () => told.state,
    };
  };
  document.addEventListener('securitypolicyviolation', (event) => {
    // eslint-disable-next-line no-console -- what is said here fails the test
    console.error(`refused by the policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
  });
  const dress = (): void => {
    for (const [name, value] of Object.entries(theme.variables)) {
      document.documentElement.style.setProperty(`--vscode-${name}`, value);
    }
    document.body.classList.add(theme.kind);
    // As VS Code does, for extensions that know of one high contrast only.
    if (theme.kind === 'vscode-high-contrast-light') document.body.classList.add('vscode-high-contrast');
    document.body.dataset['vscodeThemeKind'] = theme.kind;
  };
  const observer = new MutationObserver(() => {
    if (!document.body) return;
    observer.disconnect();
    dress();
  });
  observer.observe(document, { childList: true, subtree: true });
}
