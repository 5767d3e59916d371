/** Reads `answers.md`: which text answers which part, and what is damaged about the file. */
import type { RootContent } from 'mdast';
import type { Span } from '../mathematics/span.ts';
import { findClosest } from '../problem/spelling.ts';
import type { Piece, WrittenAnswer } from './answer.ts';
import { cleanTitle, lineEnd, markOf, type AskedPart, type Mark } from './heading.ts';
import { blocksOf, parseMarkdown, placeOf } from './markdown.ts';

/** Something about the file that the student must know; never a judgement of an answer. */
export interface AnswersNotice {
  readonly severity: 'error' | 'warning' | 'information';
  readonly message: string;
  readonly span: Span;
}

export interface Section {
  /** The line of the heading. */
  readonly heading: Span;
  readonly answer: WrittenAnswer;
}

export interface Answers {
  readonly source: string;
  /** Only parts that have a heading; blank answers have no blocks. */
  readonly sections: ReadonlyMap<string, Section>;
  readonly notices: readonly AnswersNotice[];
}

/** A file longer than this is not an answer; it is refused rather than read slowly. */
export const LONGEST_ANSWERS = 500_000;

/**
 * Tolerates byte-order marks, CRLF, any order, any heading depth, decoration, small misspellings, headings
 * swallowed by an unclosed fence; everything it had to guess is a notice.
 *
 * @param parts the parts that are answered in writing
 * @param others ids of further parts: their headings end an answer, too
 */
export function readAnswers(
  source: string,
  parts: readonly AskedPart[],
  others: readonly string[] = [],
): Answers {
  const notices: AnswersNotice[] = [];
  if (source.length > LONGEST_ANSWERS) {
    const message = `The file has ${source.length} characters; at most ${LONGEST_ANSWERS} are read. Remove what does not belong to the answers.`;
    notices.push({ severity: 'error', message, span: { start: 0, end: 1 } });
    return { source, sections: new Map(), notices };
  }
  // A byte-order mark would hide the first heading; a space is as long.
  const text = source.replace(/^\uFEFF/, ' ').replaceAll('\0', ' ');
  const found = sectionsOf(text, parts, others, notices);
  const sections = new Map<string, Section>();
  for (const part of parts) {
    const own = found.filter((section) => section.part === part.id);
    const chosen = chooseSection(own, part.id, notices);
    if (chosen === undefined) {
      notices.push({
        severity: 'warning',
        message: `There is no heading \`## ${part.id}\`, so this part has no answer. Add the heading on a line of its own and write below it.`,
        span: { start: 0, end: Math.min(1, source.length) },
      });
    } else {
      sections.set(part.id, {
        heading: chosen.heading,
        answer: { source, span: chosen.body, blocks: chosen.blocks },
      });
    }
  }
  return { source, sections, notices };
}

interface FoundSection {
  readonly part: string;
  readonly heading: Span;
  readonly body: Span;
  readonly blocks: readonly (readonly Piece[])[];
}

/** Of several sections for one part the last that says anything counts: students append. */
function chooseSection(
  own: readonly FoundSection[],
  id: string,
  notices: AnswersNotice[],
): FoundSection | undefined {
  const written = own.filter(({ blocks }) => blocks.length > 0);
  if (written.length > 1) {
    const last = written.at(-1);
    for (const section of written) {
      const counts = section === last;
      notices.push({
        severity: 'warning',
        message: counts
          ? `\`## ${id}\` stands ${written.length} times; this last answer is the one that counts. Keep one.`
          : `\`## ${id}\` stands ${written.length} times; this answer is not graded, the last one is. Keep one.`,
        span: section.heading,
      });
    }
  }
  return written.at(-1) ?? own.at(-1);
}

/** A stretch of the file that is parsed as Markdown on its own. */
interface Stretch {
  readonly nodes: readonly RootContent[];
  readonly offset: number;
}

function sectionsOf(
  text: string,
  parts: readonly AskedPart[],
  others: readonly string[],
  notices: AnswersNotice[],
): FoundSection[] {
  const sections: FoundSection[] = [];
  let mark: Mark | undefined;
  let blocks: Piece[][] = [];
  const close = (end: number): void => {
    if (mark?.kind === 'part') {
      sections.push({
        part: mark.part,
        heading: mark.heading,
        body: { start: mark.heading.end, end },
        blocks,
      });
    } else if (mark?.kind === 'unknown') {
      notices.push(unknownHeading(mark, blocks.length > 0, parts));
    } else if (blocks.length > 0 && !isTitleOnly(blocks)) {
      const start = blocks[0]?.[0]?.start ?? 0;
      notices.push({
        severity: 'warning',
        message:
          'This stands before the first `## part-id` heading, so it is not graded. Move it below a heading.',
        span: { start, end: lineEnd(text, start) },
      });
    }
    blocks = [];
  };
  for (const stretch of stretchesOf(text, parts, notices)) {
    for (const node of stretch.nodes) {
      const next = markOf(node, text, stretch.offset, parts);
      if (next === undefined) {
        // The file's own title belongs to no part.
        if (mark === undefined && node.type === 'heading' && node.depth === 1) continue;
        blocks.push(...blocksOf([node], text, stretch.offset).filter(saysSomething));
      } else if (mark?.kind === 'part' && next.kind === 'unknown' && isWithin(next.title, others)) {
        notices.push(belongsTo(mark.part, next));
        blocks.push(...blocksOf([node], text, stretch.offset).filter(saysSomething));
      } else {
        close(next.heading.start);
        mark = next;
        if (next.kind === 'part' && next.seen !== undefined)
          notices.push(readAs(next.seen, next.part, next.heading));
        if (next.kind === 'part' && next.restFrom !== undefined) {
          const rest = text.slice(next.restFrom, stretch.offset + placeOf(node).end);
          blocks.push(...blocksOf(parseMarkdown(rest), text, next.restFrom).filter(saysSomething));
        }
      }
    }
  }
  close(text.length);
  return sections;
}

const saysSomething = (block: readonly Piece[]): boolean =>
  block.some(
    (piece) => piece.kind === 'table' || piece.kind === 'choice' || /[\p{L}\p{N}]/u.test(piece.text),
  );

/** A name or a date above the first part is no lost answer. */
const isTitleOnly = (blocks: readonly (readonly Piece[])[]): boolean => {
  const words = blocks.flat().map((piece) => ('text' in piece ? piece.text : ''));
  return words.join(' ').split(/\s+/).length < 4 || blocks.flat().every((piece) => piece.kind === 'choice');
};

/** Words over what a student does not hand in. */
const SET_ASIDE =
  /^(scratch|rough|draft|notes?|old|todo|to do|unused|ignore|discarded|wrong|first attempt)\b/;

/**
 * Whether a second-level heading that names no part stands inside the answer above it, as in `## Final answer`:
 * pasted text brings headings of its own. What looks like a part's id, or sets itself aside, does not.
 */
function isWithin(title: string, others: readonly string[]): boolean {
  const clean = cleanTitle(title);
  const isId = /^[a-z0-9]+(-[a-z0-9]+)+$/.test(clean);
  return clean !== '' && !isId && !SET_ASIDE.test(clean) && !others.includes(clean.split(' ')[0] ?? '');
}

const belongsTo = (part: string, { title, heading }: Extract<Mark, { kind: 'unknown' }>): AnswersNotice => ({
  severity: 'information',
  message: `\`${title}\` is not a part of this problem; what stands below it was read as part of the answer to \`${part}\`. For a heading inside an answer use \`###\`.`,
  span: heading,
});

const readAs = (seen: string, id: string, span: Span): AnswersNotice => ({
  severity: 'warning',
  message: `The heading \`${seen}\` was read as \`## ${id}\`. Write it so.`,
  span,
});

function unknownHeading(
  mark: Extract<Mark, { kind: 'unknown' }>,
  hasText: boolean,
  parts: readonly AskedPart[],
): AnswersNotice {
  const meant = findClosest(
    mark.title.toLowerCase(),
    parts.map(({ id }) => id),
  );
  const next =
    meant === undefined
      ? `The parts answered here are ${parts.map(({ id }) => id).join(', ')}.`
      : `Did you mean \`## ${meant}\`?`;
  return {
    severity: hasText ? 'warning' : 'information',
    message: `\`${mark.title}\` is not a part of this problem${hasText ? ', so what stands below it is not graded' : ''}. ${next} For a heading inside an answer use \`###\`.`,
    span: mark.heading,
  };
}

/**
 * The file as Markdown; where an unclosed fence, `$$` or comment swallowed the heading of a part, the rest is
 * parsed again from that heading on.
 */
function stretchesOf(text: string, parts: readonly AskedPart[], notices: AnswersNotice[]): Stretch[] {
  const stretches: Stretch[] = [];
  let offset = 0;
  for (;;) {
    const rest = text.slice(offset);
    const nodes = parseMarkdown(rest);
    const swallowed = findSwallowed(nodes, rest, parts);
    if (swallowed === undefined) {
      stretches.push({ nodes, offset });
      return stretches;
    }
    const opened = offset + placeOf(swallowed.node).start;
    notices.push({
      severity: 'warning',
      message: `What is opened here (${openerOf(rest, swallowed.node)}) is never closed and would have swallowed \`## ${swallowed.part}\`. It was read as closed before that heading; close it.`,
      span: { start: opened, end: lineEnd(text, opened) },
    });
    stretches.push({ nodes: parseMarkdown(rest.slice(0, swallowed.at)), offset });
    offset += swallowed.at;
  }
}

const openerOf = (text: string, node: RootContent): string => {
  const { start } = placeOf(node);
  return `\`${/^\S{1,4}/.exec(text.slice(start).trimStart())?.[0] ?? ''}\``;
};

function findSwallowed(
  nodes: readonly RootContent[],
  text: string,
  parts: readonly AskedPart[],
): { readonly node: RootContent; readonly part: string; readonly at: number } | undefined {
  for (const node of nodes) {
    if (node.type !== 'code' && node.type !== 'math' && node.type !== 'html') continue;
    const { start, end } = placeOf(node);
    let at = start;
    for (const line of text.slice(start, end).split('\n')) {
      const title = /^ {0,3}#{1,4}\s+(.*?)\s*$/.exec(line)?.[1];
      const part =
        at > start && title !== undefined ? parts.find(({ id }) => id === cleanTitle(title)) : undefined;
      if (part !== undefined) return { node, part: part.id, at };
      at += line.length + 1;
    }
  }
  return undefined;
}

/**
 * The answer to one part handed in by itself: the whole text, or what stands below the part's heading when the
 * text is a whole `answers.md`.
 */
export function readSingleAnswer(
  source: string,
  part: AskedPart,
  others: readonly string[] = [],
): WrittenAnswer {
  const inFile = readAnswers(source, [part], others).sections.get(part.id);
  if (inFile !== undefined) return inFile.answer;
  const text = source
    .slice(0, LONGEST_ANSWERS)
    .replace(/^\uFEFF/, ' ')
    .replaceAll('\0', ' ');
  const blocks = blocksOf(parseMarkdown(text), text, 0).filter(saysSomething);
  return { source, span: { start: 0, end: source.length }, blocks };
}
