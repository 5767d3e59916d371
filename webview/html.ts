/** The page's HTML: an empty body, one stylesheet, one script, and the policy that allows no more. */

export interface PageAddresses {
  /** `webview.cspSource`: where stylesheets and fonts may come from. */
  readonly cspSource: string;
  /** Fresh random letters and digits for each page, at least 16. */
  readonly nonce: string;
  readonly scriptUri: string;
  readonly styleUri: string;
}

/**
 * The content-security policy of the page. `style-src-attr 'unsafe-inline'` is KaTeX's: it places glyphs by
 * style attributes. Pictures come inside the View, as `data:` addresses. The nonce among the styles is for the toolkit, which tries out `:focus-visible` in a style
 * element of its own and reads the nonce from `meta[property="csp-nonce"]`. `worker-src`, `connect-src` and the rest fall back to `'none'`.
 */
export function contentSecurityPolicy({
  cspSource,
  nonce,
}: Pick<PageAddresses, 'cspSource' | 'nonce'>): string {
  return [
    "default-src 'none'",
    'img-src data:',
    `style-src ${cspSource} 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    `font-src ${cspSource}`,
    `script-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** The whole document. Throws when the nonce could break out of the policy. */
export function pageHtml(addresses: PageAddresses): string {
  if (!/^[A-Za-z0-9]{16,}$/.test(addresses.nonce)) {
    throw new Error('The nonce must be at least 16 letters and digits.');
  }
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escape(contentSecurityPolicy(addresses))}">
<meta property="csp-nonce" content="${addresses.nonce}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Rederive</title>
<link rel="stylesheet" href="${escape(addresses.styleUri)}">
</head>
<body>
<div id="page"></div>
<script nonce="${addresses.nonce}" src="${escape(addresses.scriptUri)}"></script>
</body>
</html>
`;
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
