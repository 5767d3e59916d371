/** The page alone, in Chromium, under the policy that it has in VS Code. */
import assert from 'node:assert/strict';
import { mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseIntent } from '../../webview/intent.ts';
import type { PartView, View } from '../../webview/view.ts';
import { startHarness } from './browser.ts';
import type { Harness, OpenPage } from './browser.ts';
import { faintTexts } from './contrast.ts';
import { failingCode, missingProjection, states, unchecked } from './states.ts';
import { themes } from './themes.ts';
import type { Theme } from './themes.ts';

const root = join(import.meta.dirname, '../..');
const dist = join(root, 'dist');
const pictures = join(root, 'test-results/webview');
const light = themes[0] as Theme;

interface Options {
  readonly theme?: Theme;
  readonly width?: number;
  readonly reducedMotion?: boolean;
  /** Load the page again, whatever there is. */
  readonly fresh?: boolean;
}

/** Throws unless dist/ has a page as new as its sources: a test of an older page would say nothing. */
async function isFresh(): Promise<void> {
  const changed = async (path: string): Promise<number> => (await stat(path)).mtimeMs;
  const sources = (await readdir(join(root, 'webview'))).map((name) => join(root, 'webview', name));
  const newest = Math.max(
    ...(await Promise.all(sources.filter((path) => /\.(ts|css)$/.test(path)).map(changed))),
  );
  const built = await Promise.all(
    ['page.js', 'page.css'].map((name) => changed(join(dist, name)).catch(() => 0)),
  );
  assert.ok(Math.min(...built) >= newest, 'dist/ has no page or an older one: run `npm run build` first.');
}

describe('the page', function () {
  this.timeout(120_000);
  let harness: Harness;
  let open: OpenPage | undefined;
  let kind = '';

  before(async () => {
    await isFresh();
    await mkdir(pictures, { recursive: true });
    harness = await startHarness(dist);
  });
  after(async () => {
    await harness.close();
  });
  afterEach(function () {
    assert.deepEqual(
      open?.troubles ?? [],
      [],
      `${this.currentTest?.title}: something went wrong on the page`,
    );
  });

  /** A page as after loading; loaded anew only where the options ask for another one. */
  async function opened(
    view?: View,
    { theme = light, width = 800, reducedMotion = false, fresh = false }: Options = {},
  ): Promise<OpenPage> {
    const wanted = `${theme.name} ${reducedMotion}`;
    if (open && kind === wanted && !fresh) await open.reset(width);
    else {
      await open?.close();
      open = await harness.open({ theme, width, reducedMotion });
      kind = wanted;
    }
    if (view) await open.show(view);
    return open;
  }

  describe('in every state and theme', () => {
    for (const [i, theme] of themes.entries()) {
      it(`is readable and stays within its width in ${theme.name}`, async () => {
        const { page, show } = await opened(undefined, { theme });
        for (const [name, view] of Object.entries(states)) {
          await show(view);
          assert.deepEqual(await page.evaluate(faintTexts, 4.5), [], name);
          for (const width of [350, 400, 800]) {
            await page.setViewportSize({ width, height: 900 });
            assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width, name);
            // Each state once narrow and once broad, in light or dark colours and in high contrast.
            if (width !== [400, 800, 800, 400][i]) continue;
            await page.screenshot({ path: join(pictures, `${name}-${theme.name}.png`), fullPage: true });
          }
        }
      });
    }
  });

  describe('says', () => {
    const verdicts: readonly (readonly [state: string, heading: string, marks: string])[] = [
      ['missing-projection', 'Not right yet', '0 of 3 points'],
      ['correct', 'Correct', '3 of 3 points'],
      ['partial', 'Partly right', '1 of 3 points'],
      ['ungradable', 'Could not be judged', '0 of 3 points'],
      ['unanswered', 'Not answered', '0 of 3 points'],
      ['review', 'For a person to grade', '3 points open'],
      ['skipped', 'Waits for another part', '0 of 3 points'],
      ['fault', 'Rederive failed here', 'this costs you nothing'],
    ];
    for (const [state, heading, marks] of verdicts) {
      it(`"${heading}" and "${marks}" for the state "${state}"`, async () => {
        const { page } = await opened(states[state]);
        assert.equal(await page.locator('#result').innerText(), heading);
        assert.equal(await page.locator('.marks').innerText(), marks);
      });
    }

    it('the reason, the question and how the answer was read, with formulas set', async () => {
      const { page } = await opened(missingProjection);
      const shown = await page.locator('.result').innerText();
      assert.match(shown, /Your bound does not cover all the work/);
      assert.match(shown, /Ask yourself: Each row of/);
      assert.match(shown, /This is how your answer was read/);
      assert.equal(await page.locator('.understood .katex-display').count(), 1);
      assert.equal(await page.locator('.tex-raw').count(), 0);
    });

    it('claim and code side by side, and no key that the report does not tell', async () => {
      const { page } = await opened(states['measured']);
      const names = await page.locator('.costs th').allInnerTexts();
      assert.deepEqual(names, ['You claim', 'Your code does']);
      assert.equal(await page.locator('.costs .katex').count(), 2);
      const notes = await page.locator('.costs .quiet').allInnerTexts();
      assert.deepEqual(notes, ['is not what is asked', 'is not what is asked']);
      assert.match(await page.locator('.costs > p').innerText(), /grow differently/);
    });

    it('which points of a rubric were found, and in which words', async () => {
      const { page, told } = await opened(states['review']);
      const points = await page.locator('.rubric li').allInnerTexts();
      assert.deepEqual(
        points.map((point) => point.replace(/\s+/g, ' ').replace(/[“”"]/g, '')),
        [
          'Found: parallel training the running sums are prefix sums, which a scan makes in parallel linear-attention/answers.md:61',
          'For a person to decide: agreement of the two forms',
          'The opposite is said: the cost of generation Against it: the cost per token grows with $N$ linear-attention/answers.md:62 What has to be kept from one token to the next?',
        ],
      );
      await page.locator('[data-key="quote-2-0"]').click();
      assert.deepEqual((await told()).intents.at(-1), {
        kind: 'open',
        file: 'linear-attention/answers.md',
        line: 62,
        column: 5,
      });
    });

    it('where each number of a solved part comes from', async () => {
      const { page } = await opened(states['numbers']);
      const rows = await page.locator('.facts tr').allInnerTexts();
      assert.deepEqual(
        rows.map((row) => row.trim().split(/\s*\t\s*/)),
        [
          ['parameters', 'FLOPs', 'VAL'],
          ['NN1', '140M1', '1.6B1', '87.9 %2'],
          ['NN3', '–', '–', '88.3 %2'],
        ],
      );
      assert.deepEqual(await page.locator('.facts .sources li').allInnerTexts(), [
        'Schroff et al. 2015, Table 1',
        'Schroff et al. 2015, Table 3',
      ]);
    });

    it('the pictures of the question, in the colour of the theme, and runs nothing in them', async () => {
      const { page } = await opened(states['numbers']);
      const picture = page.locator('.statement img');
      const drawn = async (): Promise<string> =>
        picture.evaluate(async (image: HTMLImageElement) => {
          await image.decode();
          return `${image.naturalWidth} ${/color: ?([^;"]+)/.exec(decodeURIComponent(image.src))?.[1]}`;
        });
      const ink = await page.evaluate(() => getComputedStyle(document.body).color);
      assert.equal(await drawn(), `400 ${ink}`);
      assert.match((await picture.getAttribute('alt')) ?? '', /levels off/);
      await page.evaluate(() => {
        document.body.style.color = 'rgb(1, 2, 3)';
        document.body.classList.add('vscode-changed');
      });
      await page.waitForFunction(() =>
        decodeURIComponent(document.querySelector<HTMLImageElement>('.statement img')?.src ?? '').includes(
          'rgb(1, 2, 3)',
        ),
      );
      await page.evaluate(() => document.body.removeAttribute('style'));
      assert.notEqual(await page.title(), 'owned');
    });

    it('no punctuation at the start of a line because a formula stands before it', async () => {
      const { page } = await opened({ ...unchecked, intro: '', statement: 'word $x$, '.repeat(60) });
      for (let width = 350; width < 420; width += 7) {
        await page.setViewportSize({ width, height: 900 });
        const lonely = await page.locator('.prose p .together').evaluateAll(
          (all) =>
            all.filter(({ firstElementChild, lastChild }) => {
              const comma = document.createRange();
              comma.selectNode(lastChild as Node);
              const formula = (firstElementChild as Element).querySelector('.katex-base') as Element;
              return comma.getBoundingClientRect().left < formula.getBoundingClientRect().left;
            }).length,
        );
        assert.equal(lonely, 0, `at ${width} pixels`);
      }
      assert.equal(await page.locator('.prose p .together').count(), 60);
      assert.match(await page.locator('.prose p').innerText(), /^word/);
    });

    it('nothing of a result before the first check', async () => {
      const { page } = await opened(unchecked);
      assert.equal(await page.locator('.result').count(), 0);
      assert.match(await page.locator('main').innerText(), /Question/);
    });

    it('what a failing case expected and got, with the entries that differ marked', async () => {
      const { page } = await opened(failingCode);
      const first = page.locator('.case details[open]');
      assert.equal(await first.count(), 1);
      assert.match(await first.innerText(), /large logits[\s\S]*Row 0 agrees[\s\S]*Expected[\s\S]*Yours/);
      assert.deepEqual(await first.locator('mark').allInnerTexts(), [
        '0.7310585786',
        '0.2689414214',
        'NaN',
        'NaN',
      ]);
      assert.match(await first.innerText(), /warn: \\x1b\[33msum is Infinity\\x1b\[0m/);
    });

    it('the simplest input that fails, the laws that hold or do not, and the way to an exception', async () => {
      const { page } = await opened(failingCode);
      const card = page.locator('.counterexample');
      assert.match(
        (await card.innerText()).replace(/\s+/g, ' '),
        /^The simplest input that shows it softmaxAttention\(Q, K, V\)\[0\]\[0\] is NaN, expected 1\. Input Q = \[\[-2000, 2000\]\] K = \[\[1, 2\]\] V = \[\[1\]\] Expected \[\[1\]\] Yours \[\[NaN\]\] Debug the counterexample$/,
      );
      const laws = page.locator('section[aria-labelledby=laws]');
      assert.match(await laws.innerText(), /1 of 3 hold/i);
      assert.deepEqual(
        (await laws.locator('.case-title strong').allInnerTexts()).map((text) => text.trim()),
        ['Holds', 'Does not hold', 'Not tried'],
      );
      assert.deepEqual(
        await page.locator('.frames li').evaluateAll((items) => items.map((item) => item.textContent)),
        [
          'widthOf linear-attention/solution.ts:12',
          'a function without a name linear-attention/solution.ts:18',
          'softmaxAttention linear-attention/solution.ts:17',
        ],
      );
    });

    it('of cases that all passed only how many, until asked for them', async () => {
      const { page } = await opened(states['all-passed']);
      assert.equal(await page.locator('.case').first().isVisible(), false);
      await page.getByText('2 of 2 passed').click();
      assert.deepEqual(
        (await page.locator('.case-title').allInnerTexts()).map((title) => title.slice(0, 17)),
        ['Passed: one token', 'Passed: four toke'],
      );
    });

    it('no more of the derivation and the hints than was asked for', async () => {
      const { page } = await opened(missingProjection);
      assert.equal(await page.locator('.steps > li').count(), 2);
      assert.equal(await page.locator('.ladder > li').count(), 2);
      assert.match(await page.locator('.hints').innerText(), /2 of 3/);
    });

    it('that code waits for trust, and shows everything else', async () => {
      const { page, told } = await opened(states['untrusted']);
      assert.match(
        await page.locator('.trust').innerText(),
        /Running code waits until you trust this workspace/,
      );
      await page.locator('[data-key="check"]').click({ force: true });
      await page.locator('[data-key="trust"]').click();
      assert.deepEqual((await told()).intents, [{ kind: 'trust' }]);
      assert.match(await page.locator('.statement').innerText(), /softmaxAttention/);
      assert.match(await page.locator('.notices').innerText(), /names no part/);
    });
  });

  it('says why code cannot run here, and offers no trust that would not help', async () => {
    const { page } = await opened(states['blocked']);
    assert.match(await page.locator('.trust').innerText(), /needs a folder on this computer/);
    assert.equal(await page.locator('[data-key="trust"]').count(), 0);
    assert.equal(await page.locator('[data-key="check"]').getAttribute('aria-describedby'), 'trust');
  });

  describe('asks', () => {
    it('for a View when it is ready, and keeps only names', async () => {
      const { told, show } = await opened(undefined, { fresh: true });
      assert.deepEqual((await told()).intents, [{ kind: 'ready' }]);
      await show(unchecked);
      const { root: workbook } = unchecked;
      assert.deepEqual((await told()).state, {
        root: workbook,
        problem: 'linear-attention',
        part: 'linear-cost',
      });
    });

    const name = { problem: 'linear-attention', part: 'linear-cost' };
    const presses: readonly (readonly [key: string, intent: unknown])[] = [
      ['check', { kind: 'check', ...name }],
      ['next-hint', { kind: 'next-hint', ...name }],
      ['next-step', { kind: 'next-step', ...name }],
      ['open-answer', { kind: 'open', file: 'linear-attention/answers.md', line: 31, column: 1 }],
      ['finding-0', { kind: 'open', file: 'linear-attention/answers.md', line: 33, column: 1 }],
      ['previous', { kind: 'select', problem: 'linear-attention', part: 'softmax-cost' }],
      ['next', { kind: 'select', problem: 'linear-attention', part: 'crossover' }],
    ];
    it('for the part that a step of the derivation rests on', async () => {
      const { page, told } = await opened({
        ...missingProjection,
        derivation: {
          title: 'A',
          steps: [{ tex: 'a', because: 'b', uses: ['sampling-law', 'line 1'] }],
          total: 1,
        },
      });
      assert.equal(await page.locator('.uses').innerText(), 'Uses The law of the frequencies, line 1');
      await page.getByText('The law of the frequencies').last().click();
      assert.deepEqual((await told()).intents, [
        { kind: 'select', problem: 'linear-attention', part: 'sampling-law' },
      ]);
    });

    for (const [key, intent] of presses) {
      it(`by mouse and by keyboard: ${key}`, async () => {
        const { page, told } = await opened(missingProjection);
        const control = page.locator(`[data-key="${key}"]`);
        await control.click();
        await control.focus();
        await page.keyboard.press('Enter');
        const intents = (await told()).intents;
        assert.deepEqual(intents, [intent, intent]);
        assert.deepEqual(intents.map(parseIntent), intents);
      });
    }

    it('for the debugger on the simplest input that fails', async () => {
      const { page, told } = await opened(failingCode);
      await page.getByRole('button', { name: 'Debug the counterexample' }).click();
      const { intents } = await told();
      assert.deepEqual(intents, [
        { kind: 'debug-counterexample', problem: 'linear-attention', part: 'softmax-attention' },
      ]);
      assert.deepEqual(intents.map(parseIntent), intents);
    });

    it('for another part from the list, by keyboard alone', async () => {
      const { page, told } = await opened(unchecked);
      await page.locator('[data-key="parts-summary"]').focus();
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      assert.deepEqual((await told()).intents.at(-1), {
        kind: 'select',
        problem: 'linear-attention',
        part: 'gaussian-kernel',
      });
    });

    it('nothing while a check is under way', async () => {
      const { page, told } = await opened(states['busy']);
      await page.locator('[data-key="check"]').click({ force: true });
      await page.locator('[data-key="check"]').focus();
      await page.keyboard.press('Enter');
      assert.deepEqual((await told()).intents, []);
    });
  });

  describe('keeps', () => {
    it('its nodes when the same View comes again', async () => {
      const { page, show } = await opened(missingProjection);
      await page.evaluate(() => {
        for (const node of document.querySelectorAll('main *')) node.setAttribute('data-seen', '');
      });
      await show(structuredClone(missingProjection));
      const fresh = (): number => document.querySelectorAll('main *:not([data-seen])').length;
      assert.equal(await page.evaluate(fresh), 0);
      await show({ ...missingProjection, outdated: true });
      assert.notEqual(await page.evaluate(fresh), 0);
    });

    it('focus and scroll when a check changes the result above', async () => {
      const { page, show } = await opened({ ...unchecked, checking: { kind: 'busy' } }, { width: 400 });
      await page.setViewportSize({ width: 400, height: 400 });
      await page.evaluate(() => window.scrollTo({ top: 500 }));
      await page.locator('[data-key="next-hint"]').focus();
      const where = (): Promise<number> =>
        page.locator('#hints').evaluate((heading) => heading.getBoundingClientRect().top);
      const before = await where();
      await show({ ...unchecked, report: missingProjection.report as NonNullable<PartView['report']> });
      assert.equal(
        await page.evaluate(() => (document.activeElement as HTMLElement).dataset['key']),
        'next-hint',
      );
      assert.ok(Math.abs((await where()) - before) < 2, `moved from ${before} to ${await where()}`);
    });

    it('the focus on the button that reveals, then on the heading when the button has gone', async () => {
      const { page, show } = await opened(missingProjection);
      const key = (): Promise<string | undefined> =>
        page.evaluate(() => {
          const active = document.activeElement as HTMLElement;
          return active.dataset['key'] ?? active.id;
        });
      await page.locator('[data-key="next-hint"]').focus();
      const { shown, total } = missingProjection.hints;
      await show({ ...missingProjection, outdated: true });
      assert.equal(await key(), 'next-hint');
      await show({ ...missingProjection, hints: { shown: [...shown, 'The last one.'], total } });
      assert.equal(await key(), 'hints');
    });

    it('open what the reader opened and closed what the reader closed', async () => {
      const { page, show } = await opened(failingCode);
      await page.locator('[data-key="case-summary-scale"]').click();
      await page.locator('[data-key="case-summary-empty"]').click();
      await show({ ...failingCode, outdated: true });
      assert.deepEqual(
        await page
          .locator('.case details')
          .evaluateAll((all) =>
            all.map((one) => [(one as HTMLElement).dataset['key'], (one as HTMLDetailsElement).open]),
          ),
        [
          ['case-scale', false],
          ['case-empty', true],
          ['case-hidden', false],
        ],
      );
    });
  });

  describe('goes to another part', () => {
    const crossover: PartView = {
      ...unchecked,
      part: { ...unchecked.part, id: 'crossover', title: 'Where the two costs meet' },
    };
    const focus = (page: OpenPage['page']): Promise<string | undefined> =>
      page.evaluate(() => {
        const active = document.activeElement as HTMLElement;
        return active.dataset['key'] ?? active.id;
      });

    it('from the list: to its top, with the list closed and the focus on its title', async () => {
      const { page, show } = await opened(unchecked, { width: 400 });
      await page.locator('[data-key="parts-summary"]').click();
      await page.locator('[data-key="entry-crossover"]').click();
      await show(crossover);
      assert.equal(await page.locator('h1').innerText(), 'Where the two costs meet');
      assert.equal(await page.locator('.parts[open]').count(), 0);
      assert.equal(await focus(page), 'title');
      assert.equal(await page.evaluate(() => scrollY), 0);
    });

    it('by the arrows: with the focus still on the arrow, and its name spoken', async () => {
      const { page, show } = await opened(unchecked);
      await page.locator('[data-key="next"]').focus();
      await page.keyboard.press('Enter');
      await show(crossover);
      assert.equal(await focus(page), 'next');
      assert.equal(await page.locator('[role=status]').innerText(), '1(a)ii Where the two costs meet');
    });

    it('because the editor moved on: silently, and without taking the focus', async () => {
      const { page, show } = await opened(unchecked);
      await show(crossover);
      assert.equal(await focus(page), '');
      assert.equal(await page.locator('[role=status]').innerText(), '');
    });
  });

  describe('tells a screen reader', () => {
    const spoken = (page: OpenPage['page']): Promise<string> => page.locator('[role=status]').innerText();

    it('that a check is under way and how it ended, and nothing on arrival', async () => {
      const { page, show } = await opened(unchecked);
      assert.equal(await spoken(page), '');
      await show({ ...unchecked, checking: { kind: 'busy' } });
      assert.equal(await spoken(page), 'Checking…');
      await show(missingProjection);
      assert.equal(
        await spoken(page),
        'The cost of linear attention: Not right yet, 0 of 3 points. Your bound does not cover all the work that is done.',
      );
    });

    it('which hint or step has come', async () => {
      const { page, show } = await opened(unchecked);
      await show({ ...unchecked, hints: { shown: ['One.'], total: 3 } });
      assert.equal(await spoken(page), 'Hint 1 of 3 is shown.');
    });

    it('the structure: one h1, no level skipped, landmarks, every control named', async () => {
      for (const view of [missingProjection, failingCode, states['long'], states['hostile']]) {
        const { page } = await opened(view);
        const levels = await page
          .locator('h1, h2, h3, h4, h5, h6')
          .evaluateAll((all) => all.map((one) => Number(one.tagName.slice(1))));
        assert.equal(levels.filter((level) => level === 1).length, 1);
        levels.forEach((level, i) => assert.ok(level <= (levels[i - 1] ?? 0) + 1, levels.join(' ')));
        for (const landmark of ['header', 'nav', 'main'])
          assert.equal(await page.locator(landmark).first().isVisible(), true);
        const unnamed = await page.evaluate(
          () =>
            [...document.querySelectorAll('button, vscode-button, summary, a')].filter(
              (one) => ((one.getAttribute('aria-label') ?? one.textContent) || '').trim() === '',
            ).length,
        );
        assert.equal(unnamed, 0);
      }
    });
  });

  describe('under attack', () => {
    it('shows hostile text as text and loads nothing', async () => {
      const { page } = await opened(states['hostile']);
      assert.notEqual(await page.title(), 'owned');
      assert.equal(
        await page
          .locator('#page script, #page style, #page iframe, #page img, #page details details')
          .count(),
        0,
      );
      assert.deepEqual(
        await page.locator('#page a').evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href)),
        ['https://example.org/'],
      );
      assert.match(await page.locator('.statement').innerText(), /N\*R\*M and \$5 and \$6 are themselves/);
      assert.match(
        await page.locator('.reason').innerText(),
        /<script>.*\\x1b\[31mred\\x1b\[0m \\u202egnp\.exe/,
      );
    });

    it('shows TeX that cannot be rendered as it was written', async () => {
      const { page } = await opened(states['hostile']);
      assert.match(
        await page.locator('.steps .tex-raw').innerText(),
        /\\oops[\s\S]*shown as written: Undefined control sequence/,
      );
    });

    it('ignores messages that are no View', async () => {
      const { page } = await opened(missingProjection);
      const before = await page.locator('#page').innerHTML();
      await page.evaluate(() => {
        for (const message of [null, 3, 'part', [], {}, { kind: 'owned' }]) window.postMessage(message, '*');
      });
      assert.equal(await page.locator('#page').innerHTML(), before);
    });

    it('runs no script and no style that is not its own', async () => {
      const one = await opened(unchecked);
      const { page, troubles } = one;
      await page.evaluate(() => {
        const script = document.createElement('script');
        script.textContent = 'document.title = "owned"';
        const style = document.createElement('style');
        style.textContent = 'body { display: none }';
        document.body.append(script, style);
      });
      assert.notEqual(await page.title(), 'owned');
      assert.equal(await page.locator('h1').isVisible(), true);
      const refused = troubles.filter((trouble) => trouble.startsWith('refused by the policy'));
      assert.deepEqual(refused.map((trouble) => trouble.split(' ')[4]).sort(), [
        'script-src-elem',
        'style-src-elem',
      ]);
      troubles.splice(0);
    });
  });

  it('leaves the ring still for those who asked for less motion', async () => {
    const { page } = await opened(states['busy'], { reducedMotion: true });
    assert.equal(await page.locator('vscode-progress-ring').isVisible(), false);
    assert.match(await page.locator('.busy').innerText(), /Checking…/);
  });

  it('shows where the focus is, on every stop of the tab order, from top to bottom', async () => {
    const { page } = await opened(missingProjection);
    const stops: string[] = [];
    const tops: number[] = [];
    for (let i = 0; i < 40; i++) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(() => {
        const active = document.activeElement;
        if (!(active instanceof HTMLElement) || active === document.body) return undefined;
        const inner = active.shadowRoot?.activeElement ?? active;
        const { outlineStyle, outlineWidth } = getComputedStyle(inner);
        const name = active.dataset['key'] ?? active.className;
        return {
          name,
          ring: outlineStyle !== 'none' && outlineWidth !== '0px',
          top: active.getBoundingClientRect().top + scrollY,
        };
      });
      if (!stop) break;
      assert.ok(stop.ring, `${stop.name} has no visible focus`);
      stops.push(stop.name);
      tops.push(stop.top);
    }
    assert.deepEqual(stops, [
      'previous',
      'parts-summary',
      'next',
      'check',
      'open-answer',
      'finding-0',
      'intro-summary',
      'next-hint',
      'next-step',
    ]);
  });

  it('stays small: no mathjs, no zod, under 600 kB', async () => {
    const { size } = await stat(join(dist, 'page.js'));
    assert.ok(size < 600_000, `page.js has ${size} bytes`);
  });
});
