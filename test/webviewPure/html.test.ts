/** The page's document and its policy. */
import assert from 'node:assert/strict';
import { pageHtml } from '../../webview/html.ts';

const addresses = {
  cspSource: 'https://*.vscode-cdn.net',
  nonce: '0123456789abcdef0123456789abcdef',
  scriptUri: 'https://file.vscode-cdn.net/page.js?a=1&b=2',
  styleUri: 'https://file.vscode-cdn.net/page.css',
};

describe("the page's HTML", () => {
  it('allows one script by its nonce, styles and fonts of its own, pictures it was sent, and nothing else', () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(pageHtml(addresses))?.[1];
    assert.deepEqual(policy?.split('; '), [
      "default-src 'none'",
      'img-src data:',
      `style-src https://*.vscode-cdn.net 'nonce-${addresses.nonce}'`,
      "style-src-attr 'unsafe-inline'",
      'font-src https://*.vscode-cdn.net',
      `script-src 'nonce-${addresses.nonce}'`,
      "base-uri 'none'",
      "form-action 'none'",
    ]);
  });

  it('has one script and it carries the nonce', () => {
    const scripts = pageHtml(addresses).match(/<script[^>]*>/g);
    assert.deepEqual(scripts, [
      `<script nonce="${addresses.nonce}" src="https://file.vscode-cdn.net/page.js?a=1&amp;b=2">`,
    ]);
  });

  it('cannot be broken out of by an address', () => {
    const html = pageHtml({ ...addresses, styleUri: '"><script>alert(1)</script>' });
    assert.equal(html.match(/<script/g)?.length, 1);
  });

  it('refuses a nonce that is short or carries more than letters and digits', () => {
    for (const nonce of [
      '',
      'short',
      `${addresses.nonce}'`,
      `${addresses.nonce}; script-src *`,
      'ab cd'.repeat(5),
    ]) {
      assert.throws(() => pageHtml({ ...addresses, nonce }), /nonce/);
    }
  });
});
