/** A student at a real VS Code: everything is done by keyboard and mouse, everything is read off the screen. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Frame, Locator, Page } from 'playwright-core';
import { installExtension, startServer, type Server } from '../../scripts/server.mjs';
import { openBrowser, workbenchAddress, type Browser } from '../vscode/workbench.ts';

const pictures = fileURLToPath(new URL('../../test-results/endToEnd/', import.meta.url));

/** The colour themes that every picture is taken in, and the class by which the workbench says that it wears it. */
export const themes = [
  { name: 'dark', theme: 'Dark Modern', worn: 'vs-dark' },
  { name: 'high-contrast', theme: 'Dark High Contrast', worn: 'hc-black' },
  { name: 'light', theme: 'Light Modern', worn: 'vs' },
] as const;

const SETTINGS: Readonly<Record<string, unknown>> = {
  'workbench.startupEditor': 'none',
  'telemetry.telemetryLevel': 'off',
  'files.autoSave': 'off',
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
};

export class Student {
  readonly page: Page;
  /** The folder that is open. */
  readonly folder: string;
  readonly #scratch: string;
  readonly #server: Server;
  readonly #browser: Browser;

  private constructor(scratch: string, folder: string, server: Server, browser: Browser, page: Page) {
    this.#scratch = scratch;
    this.folder = folder;
    this.#server = server;
    this.#browser = browser;
    this.page = page;
  }

  /** Opens an empty folder in a VS Code that has only the given .vsix installed. The folder is not trusted yet. */
  static async arrives(vsix: string): Promise<Student> {
    const scratch = mkdtempSync(join(tmpdir(), 'rederive-student-'));
    const folder = join(scratch, 'homework');
    const data = join(scratch, 'vscode');
    mkdirSync(folder);
    mkdirSync(data);
    await installExtension(vsix, { data });
    const server = await startServer({ data, gallery: false, settings: SETTINGS });
    const browser = await openBrowser();
    await browser.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const page = await browser.context.newPage();
    const student = new Student(scratch, folder, server, browser, page);
    await page.goto(workbenchAddress(server.port, { folder }));
    // The Command Palette knows an extension's commands once its icon is there.
    await page.locator('.activitybar .action-label[aria-label^="Rederive"]').waitFor();
    return student;
  }

  async leaves(): Promise<void> {
    await this.#browser.close();
    await this.#server.stop();
    rmSync(this.#scratch, { recursive: true, force: true });
  }

  /** Runs a command from the Command Palette by its whole title. */
  async runs(title: string): Promise<void> {
    await this.#asks('F1', `>${title}`);
    await this.picks(title);
  }

  /** Picks the row of the open quick pick whose label is `label`. */
  async picks(label: string | RegExp): Promise<void> {
    const exact =
      typeof label === 'string' ? this.page.getByText(label, { exact: true }) : this.page.getByText(label);
    await this.#rows.filter({ has: exact }).first().click();
  }

  /** Opens the quick input by a key and fills it. It closes when something else takes the focus; then again. */
  async #asks(key: string, text: string): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      await this.page.keyboard.press(key);
      try {
        await this.#input.fill(text, { timeout: 5000 });
        return;
      } catch (error) {
        if (attempt === 4) throw error;
      }
    }
  }

  get #input(): Locator {
    return this.page.locator('.quick-input-widget input').first();
  }

  get #rows(): Locator {
    return this.page.locator('.quick-input-list .monaco-list-row');
  }

  /** Puts the cursor at the end of a line of a file of the folder. Lines count from 1. */
  async goesTo(file: string, line: number): Promise<void> {
    await this.#asks('Control+P', `${file}:${line}`);
    const [folder = '', name = ''] = file.split('/');
    await this.#rows.filter({ hasText: name }).filter({ hasText: folder }).first().click();
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
    // Keys typed before the editor has the focus are lost.
    await this.page.locator('.editor-group-container.active .monaco-editor.focused').first().waitFor();
    await this.page.keyboard.press('End');
  }

  /** The line, from 1, of the first line of a file that contains `text`. */
  lineOf(file: string, text: string): number {
    const index = this.read(file)
      .split(/\r?\n/)
      .findIndex((line) => line.includes(text));
    if (index < 0) throw new Error(`${file} has no line with ${text}`);
    return index + 1;
  }

  read(file: string): string {
    return readFileSync(join(this.folder, file), 'utf8');
  }

  /** Types as a person does: one key after the other, with the editor closing brackets meanwhile. */
  async types(text: string): Promise<void> {
    await this.page.keyboard.type(text, { delay: 10 });
  }

  /** Pastes over everything that is in the editor at hand. */
  async replacesAll(text: string): Promise<void> {
    await this.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.press('Control+V');
  }

  /** @param within milliseconds after which a person would have given up */
  async sees(selector: string, within = 30_000): Promise<void> {
    await this.page.locator(selector).first().waitFor({ timeout: within });
  }

  /** Types over the filter, with which the Testing view begins. */
  async looksForTest(text: string): Promise<void> {
    await this.page.keyboard.press('Control+A');
    await this.types(text);
  }

  async seesNo(selector: string): Promise<void> {
    await this.page.locator(selector).first().waitFor({ state: 'detached' });
  }

  async saves(): Promise<void> {
    await this.page.keyboard.press('Control+S');
    await this.page.locator('.tab.active:not(.dirty)').first().waitFor();
  }

  /** Rows of the Problems panel, which is opened for it. */
  async problems(): Promise<readonly string[]> {
    const panel = this.page.locator('.markers-panel-container');
    if (!(await panel.isVisible())) await this.page.keyboard.press('Control+Shift+M');
    await panel.waitFor();
    const rows = await panel.locator('.monaco-list-row').allInnerTexts();
    return rows.map((row) => row.replace(/\s+/g, ' ').trim());
  }

  /** The extension's page: VS Code keeps it in a frame inside a frame. */
  async part(): Promise<Frame> {
    const deadline = Date.now() + 30_000;
    while (Date.now() < deadline) {
      for (const frame of this.page.frames()) {
        if (
          (await frame
            .locator('#page')
            .count()
            .catch(() => 0)) > 0
        )
          return frame;
      }
      await this.page.waitForTimeout(100);
    }
    throw new Error('No page of the extension is on the screen.');
  }

  /** Keeps a picture of the window as it is, for whoever has to find out why a test failed. */
  async isStuck(): Promise<void> {
    mkdirSync(pictures, { recursive: true });
    await this.page.screenshot({ path: join(pictures, 'stuck.png') });
  }

  /** Keeps a picture of the whole window in each colour theme. */
  async photographs(name: string): Promise<void> {
    mkdirSync(pictures, { recursive: true });
    for (const { name: colours, theme, worn } of themes) {
      await this.runs('Preferences: Color Theme');
      await this.#input.fill(theme);
      await this.picks(theme);
      await this.page.locator(`.monaco-workbench.${worn}`).waitFor();
      // The page's own colours follow by a message of its own.
      await this.page.waitForTimeout(300);
      await this.page.screenshot({ path: join(pictures, `${name}-${colours}.png`) });
    }
  }
}
