/** Grades a choice part against itself: what its author must mend before it can judge anybody. */
import type { ChoicePart } from '../problem/kinds/choice.ts';
import { gradeChoice } from './choice.ts';
import { sampleAnswer } from './sampleAnswer.ts';
import type { Unsound } from './unsound.ts';

/** Empty when the part is sound. Pure. */
export function findUnsoundChoice(part: ChoicePart): readonly Unsound[] {
  const ids = part.options.map(({ id }) => id);
  const twice = part.options.flatMap(({ id }, at): Unsound[] =>
    ids.indexOf(id) === at
      ? []
      : [{ path: ['options', at, 'id'], what: `Two options are called \`${id}\`.`, remedy: 'Rename one.' }],
  );
  if (!part.options.some(({ right }) => right)) {
    const remedy = 'Mark at least one option with `right: true`, or ask differently.';
    return [...twice, { path: ['options'], what: 'No option is right, so nobody can pass.', remedy }];
  }
  return twice.length > 0 ? twice : [...checkRight(part), ...checkMisconceptions(part, ids)];
}

function checkRight(part: ChoicePart): readonly Unsound[] {
  const ticks = part.options.filter(({ right }) => right).map(({ id }) => `- [x] ${id}`);
  const { verdict, diagnoses } = gradeChoice(part, sampleAnswer(ticks.join('\n')));
  if (verdict === 'correct' && diagnoses.length === 0) return [];
  const named = diagnoses.map(({ id }) => ` with \`${id}\``).join('');
  const what = `Ticking what is right is graded ${verdict}${named}.`;
  return [{ path: ['options'], what, remedy: 'Give options ids that can be told apart.' }];
}

function checkMisconceptions(part: ChoicePart, ids: readonly string[]): readonly Unsound[] {
  return part.misconceptions.flatMap(({ id, when, example }, at): Unsound[] => {
    const path = ['misconceptions', at];
    const unknown = when.ticked.filter((option) => !ids.includes(option));
    if (unknown.length > 0) {
      const what = `\`${unknown.join('`, `')}\` is no option of this part.`;
      return [{ path: [...path, 'when'], what, remedy: `Name one of: ${ids.join(', ')}.` }];
    }
    const { verdict, diagnoses } = gradeChoice(part, sampleAnswer(example));
    const found = diagnoses.map((each) => each.id);
    if (found.length === 1 && found[0] === id && verdict !== 'correct') return [];
    const seen = found.length === 0 ? 'no diagnosis' : `\`${found.join('`, `')}\``;
    const what = `The example of \`${id}\` is graded ${verdict} with ${seen}.`;
    const remedy = 'Write it as ticked boxes, `- [x] id`, or change `when`.';
    return [{ path: [...path, 'example'], what, remedy }];
  });
}
