/** Splits `statement.md` into the introduction and one section a part. */
import { fromMarkdown } from 'mdast-util-from-markdown';
import { toString } from 'mdast-util-to-string';
import type { Fault } from './fault.ts';

export interface Statement {
  /** Markdown before the first `## part-id`. */
  readonly intro: string;
  /** Markdown by part id, without its heading. */
  readonly sections: ReadonlyMap<string, string>;
}

/** Second-level headings name parts; every part needs one, and no other second-level heading may stand. */
export function readStatement(
  file: string,
  source: string,
  parts: readonly string[],
): { readonly statement: Statement; readonly faults: readonly Fault[] } {
  const headings = fromMarkdown(source).children.flatMap((node) => {
    const start = node.position?.start.offset;
    const end = node.position?.end.offset;
    if (node.type !== 'heading' || node.depth !== 2 || start === undefined || end === undefined) return [];
    return [{ id: toString(node).trim(), start, end, line: node.position?.start.line ?? 1 }];
  });
  const faults: Fault[] = [];
  const sections = new Map<string, string>();
  headings.forEach((heading, i) => {
    const at = { file, line: heading.line, column: 1 };
    if (!parts.includes(heading.id)) {
      faults.push({
        ...at,
        what: `\`## ${heading.id}\` is not a part of this problem.`,
        remedy: `Use a part's id (${parts.join(', ')}) or a third-level heading.`,
      });
    } else if (sections.has(heading.id)) {
      faults.push({ ...at, what: `\`## ${heading.id}\` stands twice.`, remedy: 'Keep one of the two.' });
    } else {
      sections.set(heading.id, source.slice(heading.end, headings[i + 1]?.start ?? source.length).trim());
    }
  });
  for (const part of parts) {
    if (sections.get(part)) continue;
    faults.push({
      file,
      line: 1,
      column: 1,
      what: `The part \`${part}\` has no statement.`,
      remedy: `Add \`## ${part}\` with the question below it.`,
    });
  }
  return {
    statement: { intro: source.slice(0, headings[0]?.start ?? source.length).trim(), sections },
    faults,
  };
}
