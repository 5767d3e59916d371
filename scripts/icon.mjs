/** Draws media/icon.png (256 px) from the outline in media/rederive.svg; run it when the outline changes. */
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { inCheckout } from './checkout.mjs';
import { installBrowser } from './install.mjs';
import { main } from './trouble.mjs';

const SIZE = 256;

await main(async () => {
  const outline = readFileSync(inCheckout('media', 'rederive.svg'), 'utf8');
  const browser = await chromium.launch({
    executablePath: await installBrowser(),
    chromiumSandbox: process.getuid?.() !== 0,
  });
  const page = await browser.newPage({ viewport: { width: SIZE, height: SIZE } });
  await page.setContent(`<style>
    body { margin: 0; background: transparent; }
    div { box-sizing: border-box; width: ${SIZE}px; height: ${SIZE}px; padding: 40px; border-radius: 56px;
          color: #f4f7ff; background: linear-gradient(145deg, #2f6fdb, #1b3f8f); }
    svg { width: 100%; height: 100%; }
  </style><div>${outline}</div>`);
  await page.screenshot({ path: inCheckout('media', 'icon.png'), omitBackground: true });
  await browser.close();
});
