/** What a person must still grade in a class, as one Markdown file: alike answers together, with ticks suggested. */
import type { PartReport } from '../grading/report.ts';
import { BEARING_WORDS, STANDING_WORDS, type Standing } from '../grading/rubric.ts';
import type { ClassReport } from './classroom.ts';

interface Waiting {
  readonly submission: string;
  readonly part: PartReport;
}

/** Parts in the order of the reports; in each, groups of answers with the same standing, the largest first. */
export function reviewSheet(report: ClassReport): string {
  const waiting = report.submissions.flatMap(({ name, report: one }) =>
    one.parts
      .filter(({ rubric, answered }) => rubric !== undefined && answered)
      .map((part): Waiting => ({ submission: name, part })),
  );
  const parts = [...new Set(waiting.map(({ part }) => `${part.problem}/${part.part}`))];
  const { title, version } = report.set;
  const head = [
    `# ${title} ${version}: running text to grade`,
    '',
    'Ticks are suggestions: a rule found the quoted words. No tick means that no rule found the point, not that it is not there. Answers whose rubric stands alike are together; tick, untick, and write the marks behind “Marks”.',
  ];
  if (parts.length === 0) head.push('', 'Nothing waits for a person.');
  return `${[...head, ...parts.flatMap((name) => partSection(name, waiting))].join('\n')}\n`;
}

function partSection(name: string, waiting: readonly Waiting[]): string[] {
  const own = waiting.filter(({ part }) => `${part.problem}/${part.part}` === name);
  const [first] = own;
  if (first?.part.rubric === undefined) return [];
  const { title, max, rubric } = first.part;
  const groups = new Map<string, Waiting[]>();
  for (const one of own) {
    const key = groupOf(one.part);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const ordered = [...groups].sort(([, a], [, b]) => b.length - a.length);
  return [
    '',
    `## ${name} · ${inline(title)} (${max.toString()})`,
    '',
    ...rubric.lines.map(
      ({ id, point, points }, at) =>
        `${(at + 1).toString()}. **${id}** (${points.toString()}) ${inline(point)} — found in ${own.filter(({ part }) => standingIn(part, at) === 'found').length.toString()} of ${own.length.toString()}`,
    ),
    ...ordered.flatMap(([key, members]) => [
      '',
      `### ${key} (${members.length.toString()})`,
      ...members.flatMap(entry),
    ]),
  ];
}

const standingIn = ({ rubric }: PartReport, at: number): Standing | undefined => rubric?.lines[at]?.standing;

/** What answers have in common: the misconceptions named, and how every point stands. */
function groupOf({ rubric, diagnoses }: PartReport): string {
  const of = (standing: Standing): readonly string[] =>
    (rubric?.lines ?? []).filter((line) => line.standing === standing).map(({ id }) => id);
  const words: readonly (readonly [string, readonly string[]])[] = [
    ['states', diagnoses.map(({ id }) => id)],
    ['found', of('found')],
    ['says both', of('disputed')],
    ['says the opposite', of('contradicted')],
    ['to decide', of('unclear')],
    ['not found', of('missing')],
  ];
  const told = words.filter(([, ids]) => ids.length > 0).map(([word, ids]) => `${word}: ${ids.join(', ')}`);
  return told.length === 0 ? 'only a person can see these points' : told.join(' · ');
}

function entry({ submission, part }: Waiting): string[] {
  const { rubric, findings } = part;
  if (rubric === undefined) return [];
  const remarks = findings.filter(({ severity }) => severity !== 'information').map(({ message }) => message);
  return [
    '',
    `#### ${inline(submission)}`,
    '',
    ...rubric.lines.flatMap(({ id, standing, points, quotes }) => [
      `- [${standing === 'found' ? 'x' : ' '}] ${id} (${points.toString()})${standing === 'found' ? '' : `: ${STANDING_WORDS[standing]}`}`,
      ...quotes.map(({ bears, text, line }) => {
        const at = line === undefined ? '' : ` (line ${line.toString()})`;
        return `  - ${BEARING_WORDS[bears]}“${inline(text)}”${at}`;
      }),
    ]),
    ...remarks.map((remark) => `- ${inline(remark)}`),
    '',
    `Marks: ____ of ${part.max.toString()} (suggested ${rubric.suggested.toString()}${rubric.open > 0 ? `, ${rubric.open.toString()} open` : ''})`,
  ];
}

/** Students write these; nothing of theirs may become a heading, a tick, a link or HTML. */
const inline = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]<>#|~!&]/g, String.raw`\$&`)
    .replace(/(?![\n\t])\p{Cc}/gu, '�');
