/** Grades a quantity part against itself: what its author must mend before it can judge anybody. */
import type { Facts } from '../problem/kinds/facts.ts';
import type { Asked, QuantityPart } from '../problem/kinds/quantity.ts';
import { type FactTable, findFact, readFactTable, readPrinted } from './factTable.ts';
import { isPhrase } from './phrases.ts';
import { gradeQuantity } from './quantity.ts';
import { conditionsOf } from './quantityWords.ts';
import { sampleAnswer } from './sampleAnswer.ts';
import type { Unsound } from './unsound.ts';

/** Faults of `facts.yaml` itself; their paths lead from its root. */
export function findUnsoundFacts(facts: Facts): readonly Unsound[] {
  const reading = readFactTable(facts);
  return reading.kind === 'faulty' ? reading.faults : [];
}

/** Empty when the part is sound. A part that asks for nothing (numbers of the student's own run) always is. */
export function findUnsoundQuantity(part: QuantityPart, facts: Facts | undefined): readonly Unsound[] {
  if (part.asked.length === 0) return [];
  if (!facts) {
    const remedy = 'Write the facts into `facts.yaml` beside `problem.yaml`.';
    return [{ path: ['asked'], what: 'The part asks for facts, and the problem has none.', remedy }];
  }
  const reading = readFactTable(facts);
  if (reading.kind === 'faulty') return [];
  const broken = [
    ...part.asked.flatMap((asked, at) => checkAsked(asked, at, reading.table)),
    ...checkConditions(part, reading.table),
  ];
  return broken.length > 0 ? broken : [...checkRight(part, facts), ...checkExamples(part, facts)];
}

function checkAsked(asked: Asked, at: number, table: FactTable): readonly Unsound[] {
  const path = ['asked', at];
  const cell = (entity: string, attribute: string): Unsound[] =>
    findFact(table, entity, attribute)
      ? []
      : [
          {
            path,
            what: `The facts hold no ${attribute} of ${entity}.`,
            remedy: 'Add the fact, or correct the names.',
          },
        ];
  switch (asked.kind) {
    case 'cell':
      return cell(asked.entity, asked.attribute);
    case 'ratio': {
      const { of, to, accept } = asked;
      const [top, under] = [
        findFact(table, of.entity, of.attribute),
        findFact(table, to.entity, to.attribute),
      ];
      if (!top || !under) return [...cell(of.entity, of.attribute), ...cell(to.entity, to.attribute)];
      const ratio = top.value / under.value;
      if (accept[0] <= ratio && ratio <= accept[1]) return [];
      const what = `The ratio is ${ratio.toPrecision(3)}, outside ${accept.join(' to ')}.`;
      return [{ path: [...path, 'accept'], what, remedy: 'Correct the range or the cells.' }];
    }
    case 'best': {
      const values = table.facts
        .filter(({ attribute }) => attribute === asked.attribute)
        .map(({ value }) => value)
        .sort((a, b) => b - a);
      if (values.length >= 2 && values[0] !== values[1]) return [];
      const what = `No single row has the greatest ${asked.attribute}.`;
      return [{ path, what, remedy: 'Ask for something that one row wins.' }];
    }
    case 'says':
      return checkPhrases(asked.any, [...path, 'any']);
    default:
      return asked satisfies never;
  }
}

const checkPhrases = (phrases: readonly string[], path: Unsound['path']): Unsound[] =>
  phrases.flatMap((text, at) =>
    isPhrase(text)
      ? []
      : [{ path: [...path, at], what: `\`${text}\` is not a phrase.`, remedy: 'Close every bracket.' }],
  );

function checkConditions(part: QuantityPart, table: FactTable): readonly Unsound[] {
  return part.misconceptions.flatMap(({ id, when }, at): Unsound[] => {
    const path = ['misconceptions', at, 'when'];
    const conditions = conditionsOf(when);
    if (conditions.length === 0 || conditions.some((each) => Object.keys(each).length === 0)) {
      const what = `\`${id}\` says nothing about when it is recognised.`;
      return [{ path, what, remedy: 'Give at least one condition, such as `swap: row`.' }];
    }
    return conditions.flatMap((each): Unsound[] => {
      const unknown = [
        ...[each.entity, ...(each.best ?? [])].filter(
          (name) => name !== undefined && !Object.hasOwn(table.entities, name),
        ),
        ...[each.attribute].filter((name) => name !== undefined && !Object.hasOwn(table.attributes, name)),
      ];
      const unread = [...(each.near ?? []), ...(each.range ?? [])].filter((text) => !readPrinted(text));
      return [
        ...unknown.map((name) => ({
          path,
          what: `\`${name ?? ''}\` is not in the facts.`,
          remedy: 'Correct the name.',
        })),
        ...unread.map((text) => ({
          path,
          what: `\`${text}\` is not one number.`,
          remedy: 'Write it like 22M.',
        })),
        ...checkPhrases(each.says ?? [], [...path, 'says']),
        ...checkPhrases(each.unless ?? [], [...path, 'unless']),
      ];
    });
  });
}

/** The facts themselves, line by line, must not be diagnosed. */
function checkRight(part: QuantityPart, facts: Facts): readonly Unsound[] {
  const lines = part.asked.flatMap((asked): string[] => {
    if (asked.kind !== 'cell') return [];
    const fact = facts.facts.find(
      (each) => each.entity === asked.entity && each.attribute === asked.attribute,
    );
    return fact ? [`- ${asked.entity}: ${fact.value} ${asked.attribute}`] : [];
  });
  if (lines.length === 0) return [];
  const { verdict, diagnoses } = gradeQuantity(part, sampleAnswer(lines.join('\n')), facts);
  if (diagnoses.length === 0 && verdict !== 'incorrect' && verdict !== 'ungradable') return [];
  return [
    {
      path: ['asked'],
      what: `The facts themselves, handed in line by line, are graded ${verdict}${diagnoses.map(({ id }) => ` with \`${id}\``).join('')}.`,
      remedy: 'Give the rows and columns names that can be told apart.',
    },
  ];
}

function checkExamples(part: QuantityPart, facts: Facts): readonly Unsound[] {
  return part.misconceptions.flatMap(({ id, example }, at): Unsound[] => {
    const path = ['misconceptions', at, 'example'];
    if (example === undefined) {
      const what = `\`${id}\` has no example.`;
      return [{ path, what, remedy: 'Add an answer that shows it and no other.' }];
    }
    const { verdict, diagnoses } = gradeQuantity(part, sampleAnswer(example), facts);
    if (diagnoses.length === 1 && diagnoses[0]?.id === id) return [];
    const seen = diagnoses.map((each) => `\`${each.id}\``).join(', ');
    const what = `The example \`${example}\` of \`${id}\` is graded ${verdict} with ${seen === '' ? 'no diagnosis' : seen}.`;
    return [{ path, what, remedy: 'Change `when` or the example, or put the more specific one first.' }];
  });
}
