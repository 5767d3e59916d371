/** What Markdown marks out in a text: formulas, code, links and pictures, each with its place. */
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { mathFromMarkdown, type InlineMath, type Math } from 'mdast-util-math';
import { gfm } from 'micromark-extension-gfm';
import { math } from 'micromark-extension-math';
import { placeOf } from './markdown.ts';

/** `start` is the offset of the marked piece in the text, its delimiters included. */
export type Mark =
  | { readonly kind: 'formula'; readonly text: string; readonly display: boolean; readonly start: number }
  | { readonly kind: 'code'; readonly text: string; readonly block: boolean; readonly start: number }
  | { readonly kind: 'link' | 'image'; readonly to: string; readonly start: number };

/** Every mark of `markdown`, in the order in which they stand. */
export function marksIn(markdown: string): readonly Mark[] {
  const found: Mark[] = [];
  const visit = (node: Nodes | InlineMath | Math): void => {
    const { start } = placeOf(node);
    switch (node.type) {
      case 'math':
      case 'inlineMath':
        found.push({ kind: 'formula', text: node.value, display: node.type === 'math', start });
        break;
      case 'code':
      case 'inlineCode':
        found.push({ kind: 'code', text: node.value, block: node.type === 'code', start });
        break;
      case 'link':
      case 'image':
      case 'definition':
        found.push({ kind: node.type === 'image' ? 'image' : 'link', to: node.url, start });
        break;
    }
    if ('children' in node) node.children.forEach(visit);
  };
  // All of Markdown, links included: this is an author's text, not a stranger's.
  visit(
    fromMarkdown(markdown, {
      extensions: [gfm(), math()],
      mdastExtensions: [gfmFromMarkdown(), mathFromMarkdown()],
    }),
  );
  return found;
}
