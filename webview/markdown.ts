/** Turns Markdown with TeX into DOM nodes by walking its tree; HTML in it stays text. */
import type { AlignType, Definition, FootnoteDefinition, Nodes, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { mathFromMarkdown } from 'mdast-util-math';
import type { InlineMath } from 'mdast-util-math';
import { gfm } from 'micromark-extension-gfm';
import { math } from 'micromark-extension-math';
import { element } from './element.ts';
import type { Child } from './element.ts';
import { picture } from './picture.ts';
import { keepTogether, tex } from './tex.ts';
import { visible } from './text.ts';
import type { PictureView } from './view.ts';

export interface MarkdownOptions {
  /** The level that the highest heading of the text becomes, so that headings nest below the page's own. */
  readonly headings: number;
  /** By the path that the text names them with; of a picture that is not here the description is shown. */
  readonly pictures?: Readonly<Record<string, PictureView>>;
}

/** What a walk needs to know besides the node at hand. */
interface Walk extends MarkdownOptions {
  /** What to add to the depth of a heading. */
  readonly shift: number;
  readonly source: string;
  readonly definitions: ReadonlyMap<string, Definition>;
}

/** Blocks: paragraphs, lists, tables, displayed formulas. */
export function markdown(source: string, options: MarkdownOptions): Child[] {
  const tree = fromMarkdown(visible(source), {
    extensions: [gfm(), math()],
    mdastExtensions: [gfmFromMarkdown(), mathFromMarkdown()],
  });
  const definitions = new Map<string, Definition>();
  for (const node of tree.children) if (node.type === 'definition') definitions.set(node.identifier, node);
  const depths = tree.children.flatMap((node) => (node.type === 'heading' ? [node.depth] : []));
  const shift = options.headings - Math.min(6, ...depths);
  const walk: Walk = { ...options, shift, source: visible(source), definitions };
  return tree.children.map((node) => render(node, walk));
}

/** A message of one paragraph, without the box of the paragraph. */
export function inlineMarkdown(source: string): Child[] {
  const blocks = markdown(source, { headings: 6 });
  const [only] = blocks;
  return blocks.length === 1 && only instanceof HTMLParagraphElement ? [...only.childNodes] : blocks;
}

function all(nodes: readonly Nodes[], walk: Walk): Child[] {
  return keepTogether(nodes.map((node) => render(node, walk)));
}

function render(node: Nodes, walk: Walk): Child {
  switch (node.type) {
    case 'root':
      return all(node.children, walk);
    case 'paragraph':
      return element('p', {}, all(node.children, walk));
    case 'heading':
      return element(`h${level(node.depth, walk)}`, {}, all(node.children, walk));
    case 'text':
      return node.value;
    case 'emphasis':
    case 'strong':
    case 'delete':
      if (insideWord(node, walk)) return quoted(node, walk);
      return element(EMPHASIS[node.type], {}, all(node.children, walk));
    case 'inlineCode':
      return element('code', {}, node.value);
    case 'code':
      return element('pre', {}, element('code', {}, node.value));
    case 'blockquote':
      return element('blockquote', {}, all(node.children, walk));
    case 'list':
      return element(
        node.ordered ? 'ol' : 'ul',
        { start: node.ordered && node.start ? String(node.start) : undefined },
        all(node.children, walk),
      );
    case 'listItem':
      return listItem(node.checked ?? undefined, all(tight(node.children, node.spread), walk));
    case 'thematicBreak':
      return element('hr');
    case 'break':
      return element('br');
    case 'link':
      return link(node.url, all(node.children, walk));
    case 'linkReference': {
      const target = walk.definitions.get(node.identifier);
      return target ? link(target.url, all(node.children, walk)) : quoted(node, walk);
    }
    case 'image':
      return image(node.url, node.alt ?? '', walk);
    case 'imageReference': {
      const target = walk.definitions.get(node.identifier);
      return target ? image(target.url, node.alt ?? '', walk) : quoted(node, walk);
    }
    case 'table':
      return table(node, walk);
    case 'math':
      return tex(node.value, true);
    case 'inlineMath':
      return inlineFormula(node, walk);
    case 'html':
      return /^<!--[\s\S]*-->$/.test(node.value) ? undefined : node.value;
    case 'footnoteReference':
      return element('sup', {}, `[${node.label ?? node.identifier}]`);
    case 'footnoteDefinition':
      return footnote(node, walk);
    // A definition is shown by the links that refer to it; rows and cells by their table; front matter never.
    case 'definition':
    case 'tableRow':
    case 'tableCell':
    case 'yaml':
      return undefined;
    default:
      return node satisfies never;
  }
}

/** Headings inside a quotation or a list do not count for the shift, and still never outrank the page's own. */
function level(depth: number, { shift, headings }: Walk): number {
  return Math.min(6, Math.max(headings, depth + shift));
}

const EMPHASIS = { emphasis: 'em', strong: 'strong', delete: 'del' } as const;

/** `N*R*M` is a product, whatever Markdown says: emphasis that starts in the middle of a word stays as written. */
function insideWord(node: Nodes, walk: Walk): boolean {
  const start = node.position?.start.offset ?? 0;
  return start > 0 && /[\p{L}\p{N})\]]/u.test(walk.source.charAt(start - 1));
}

function quoted(node: Nodes, walk: Walk): string {
  return walk.source.slice(node.position?.start.offset, node.position?.end.offset);
}

/**
 * `$$…$$` inside a paragraph is parsed as inline but meant to be displayed. As in Pandoc, `$5 and $6` is money:
 * a single dollar that closes after a space or before a digit closes no formula, unless there is a space on both sides.
 */
function inlineFormula(node: InlineMath, walk: Walk): Child {
  const written = quoted(node, walk);
  if (written.startsWith('$$')) return tex(node.value, true);
  const [before, behind] = [/^\$\s/.test(written), /\s\$$/.test(written)];
  const next = walk.source.charAt(node.position?.end.offset ?? 0);
  return before !== behind || /\d/.test(next) ? written : tex(node.value, false);
}

/** Items of a tight list have no paragraphs of their own. */
function tight(children: readonly Nodes[], spread: boolean | null | undefined): readonly Nodes[] {
  if (spread) return children;
  return children.flatMap((child) => (child.type === 'paragraph' ? child.children : [child]));
}

function listItem(checked: boolean | undefined, content: Child[]): HTMLElement {
  if (checked === undefined) return element('li', {}, content);
  const box = element('input', { type: 'checkbox', disabled: true, checked });
  return element('li', { class: 'task' }, element('label', {}, box, ' ', content));
}

/** Only addresses that leave for a browser or a mail program; anything else is shown as text. */
function link(url: string, content: Child[]): Child {
  if (!/^(https?:\/\/|mailto:)/i.test(url)) return content;
  return element('a', { href: url, title: url }, content);
}

function image(url: string, alt: string, walk: Walk): Child {
  const { pictures = {} } = walk;
  const shown = Object.hasOwn(pictures, url) ? pictures[url] : undefined;
  return shown ? picture(shown, alt) : element('span', { class: 'note' }, `[image: ${alt || url}]`);
}

function table(node: Table, walk: Walk): HTMLElement {
  const row = (cells: Table['children'][number], tag: 'th' | 'td'): HTMLElement =>
    element(
      'tr',
      {},
      cells.children.map((cell, i) =>
        element(
          tag,
          { class: alignment(node.align?.[i]), scope: tag === 'th' ? 'col' : undefined },
          all(cell.children, walk),
        ),
      ),
    );
  const [head, ...body] = node.children;
  return element(
    'div',
    { class: 'scroll' },
    element(
      'table',
      {},
      head && element('thead', {}, row(head, 'th')),
      element(
        'tbody',
        {},
        body.map((cells) => row(cells, 'td')),
      ),
    ),
  );
}

function alignment(align: AlignType | undefined): string | undefined {
  return align ? `align-${align}` : undefined;
}

function footnote(node: FootnoteDefinition, walk: Walk): HTMLElement {
  return element(
    'div',
    { class: 'footnote' },
    element('sup', {}, `[${node.label ?? node.identifier}]`),
    element('div', {}, all(node.children, walk)),
  );
}
