/** Whatever a View says, the page paints it: no error, no refusal by the policy, nothing wider than the window. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import fc from 'fast-check';
import type { PartView } from '../../webview/view.ts';
import { startHarness } from './browser.ts';
import type { Harness, OpenPage } from './browser.ts';
import { failingCode, missingProjection } from './states.ts';
import { themes } from './themes.ts';
import type { Theme } from './themes.ts';

/** Pieces that break parsers when they meet: TeX, Markdown, HTML, control characters, very long words. */
const PIECES = [
  '$',
  '$$',
  '\\(',
  '\\',
  '{',
  '}',
  '\\frac{1}',
  '\\left(',
  '\\begin{aligned}',
  '&',
  '\\\\',
  '^',
  '_',
  '%',
  '#',
  '~',
  '\\def\\a{\\a\\a}\\a',
  '\\text{é$x$}',
  '\\color{red}',
  '\\rule{99em}{99em}',
  '\\hspace{-9em}',
  '\\tag{1}',
  '\\url{x:y}',
  '`',
  '```\n',
  '*',
  '**',
  '_a_',
  '[',
  ']',
  '(',
  ')',
  '![',
  '](',
  '<',
  '>',
  '<b>',
  '<!--',
  '-->',
  '&amp;',
  '&#0;',
  '|',
  '\n',
  '\n\n',
  '\n- ',
  '\n1. ',
  '\n> ',
  '\n# ',
  '\n| a | b |\n|---|---|\n',
  '[^1]',
  '\n[^1]: ',
  '[x]: y\n',
  'https://a.b',
  '\u0000',
  '\u001b[31m',
  '\u202e',
  '\ud800',
  '🧪',
  'ﷺ',
  'x'.repeat(300),
  ' ',
  'word',
  'N*R*M',
  '3',
  'א',
];

const text = fc
  .array(
    fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...PIECES) }, { weight: 1, arbitrary: fc.string() }),
    {
      maxLength: 12,
    },
  )
  .map((pieces) => pieces.join(''));

const texts = fc.record({
  title: text,
  intro: text,
  statement: text,
  reason: text,
  message: text,
  ask: text,
  understood: text,
  expected: text,
  actual: text,
  hint: text,
  tex: text,
  because: text,
  use: text,
  file: text,
  code: fc.boolean(),
});

type Texts = typeof texts extends fc.Arbitrary<infer T> ? T : never;

function viewOf(any: Texts): PartView {
  const base = any.code ? failingCode : missingProjection;
  if (!base.report) throw new Error('The base has no report.');
  const finding = {
    severity: 'error' as const,
    message: any.message,
    file: any.file,
    line: 1,
    expected: any.expected,
    actual: any.actual,
  };
  return {
    ...base,
    problem: { ...base.problem, title: any.title },
    part: { ...base.part, title: any.title, label: any.file },
    intro: any.intro,
    statement: any.statement,
    report: {
      ...base.report,
      reason: any.reason,
      diagnoses: [{ id: 'x', message: any.message, ask: any.ask }],
      findings: [finding],
      understood: any.understood,
      cases: (base.report.cases ?? []).map((one) => ({
        ...one,
        title: any.title,
        message: any.message,
        expected: any.expected,
        actual: any.actual,
      })),
    },
    notices: [finding],
    hints: { shown: [any.hint], total: 2 },
    derivation: {
      title: any.title,
      steps: [{ tex: any.tex, because: any.because, uses: [any.use] }],
      total: 2,
    },
  };
}

/** Runs in the page: what sticks out of the window, when anything does. */
function widerThanTheWindow(): string[] {
  if (document.documentElement.scrollWidth <= innerWidth) return [];
  return [...document.querySelectorAll('#page *')]
    .filter((one) => one.getBoundingClientRect().right > innerWidth)
    .map(
      (one) => `${one.tagName}.${one.getAttribute('class') ?? ''} in ${one.parentElement?.className ?? ''}`,
    );
}

describe('the page, shown anything', function () {
  this.timeout(120_000);
  let harness: Harness;
  let open: OpenPage;

  before(async () => {
    harness = await startHarness(join(import.meta.dirname, '../../dist'));
    open = await harness.open({ theme: themes[1] as Theme, width: 400 });
  });
  after(() => harness.close());

  it('paints it within its width and without complaint', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (any) => {
        await open.show(viewOf(any));
        assert.deepEqual(open.troubles, []);
        const { page } = open;
        assert.deepEqual(await page.evaluate(widerThanTheWindow), []);
        assert.equal(await page.locator('h1').count(), 1);
        assert.equal(await page.locator('#page :is(script, style, iframe, object, embed, form)').count(), 0);
        assert.equal(await page.locator('.hints li').first().count(), 1);
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });
});
