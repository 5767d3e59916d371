/** What to say of an answer in which no bound can be judged: what stands there instead, and what was expected. */
import type { SymbolTable } from '../mathematics/symbols.ts';
import { findClosest } from '../problem/spelling.ts';
import type { WrittenAnswer } from '../submission/answer.ts';
import type { CostReading, Obstacle, Said } from './costClaims.ts';
import type { CostKey } from './costKey.ts';
import { RANK, isContrasted, isHypothetical, isOfOtherWay, roleOf, wordsOfTitle } from './costRoles.ts';
import type { Finding, Judgement } from './judgement.ts';

/** Growth that is named and not written. */
const IN_WORDS =
  /\b(?:sub-?)?(?:quadratic|linear|cubic|logarithmic|exponential|polynomial|constant)(?:ly|ally)?\b/i;

/**
 * A formula inside O(…) that cannot be read may be the very answer, and nothing is judged past it: unless a total is
 * stated elsewhere, and this is a step on the way, or of another way to do it.
 */
export function findBlocking(
  { claims, obstacles }: Pick<CostReading, 'claims' | 'obstacles'>,
  title: string,
): Obstacle | undefined {
  const asked = wordsOfTitle(title);
  const isMarked = (said: Said): boolean => RANK[roleOf(said, asked)] >= RANK.consequence;
  const hasTotal = claims.some(
    (claim) => claim.order !== 'bare' && isMarked(claim) && !isContrasted(claim, false),
  );
  const isBeside = (said: Said): boolean =>
    !isMarked(said) &&
    (isHypothetical(said) ||
      isContrasted(said, false) ||
      roleOf(said, asked) === 'step' ||
      isOfOtherWay(said));
  return obstacles.find(
    ({ inOrder, said }) => inOrder && !(hasTotal && said !== undefined && isBeside(said)),
  );
}

export function judgeUnread(
  reading: CostReading,
  key: CostKey,
  answer: WrittenAnswer | undefined,
  symbols: SymbolTable,
): Judgement {
  const obstacle = reading.obstacles.find(({ inOrder }) => inOrder) ?? reading.obstacles[0];
  if (!obstacle && reading.assumptions.length > 0) return notACost(key, undefined, reading);
  if (!obstacle) {
    const word = IN_WORDS.exec(reading.words)?.[0].toLowerCase();
    const reason =
      word === undefined
        ? 'No cost was found here. Write one, such as `O(…)` of the sizes of this problem.'
        : `You say "${word}", which tells how the cost grows with one size at most. How does it grow with each of the others? Write it as \`O(…)\` of all the sizes that matter.`;
    const findings: Finding[] = answer
      ? [{ severity: 'error', message: reason, place: { kind: 'answer', span: answer.span } }]
      : [];
    const declared = key.misconceptions.find(({ other }) => other === 'not-a-cost');
    const diagnoses =
      declared && /\p{L}{2}/u.test(reading.words)
        ? [{ id: declared.id, message: declared.message, ask: declared.ask }]
        : [];
    return { verdict: 'ungradable', credit: 0, reason, diagnoses, findings };
  }
  switch (obstacle.kind) {
    case 'unknown':
      return ungradable(sayUnknown(obstacle.name ?? '', symbols), obstacle);
    case 'unreadable':
      return ungradable(obstacle.message, obstacle);
    case 'refused':
      return ungradable(
        `The growth of this cost cannot be worked out: ${obstacle.message}. Write it as a sum of products of sizes.`,
        obstacle,
      );
    case 'not-a-cost':
      return notACost(key, obstacle, reading);
    default:
      return obstacle.kind satisfies never;
  }
}

function ungradable(message: string, { span }: Obstacle): Judgement {
  return {
    verdict: 'ungradable',
    credit: 0,
    reason: message,
    diagnoses: [],
    findings: [{ severity: 'error', message, place: { kind: 'answer', span } }],
  };
}

/** "`m` is not declared; did you mean `M`?" */
export function sayUnknown(name: string, symbols: SymbolTable): string {
  if (/^poly(?:_?log)?$/i.test(name)) {
    return `\`${name}\` leaves open which power is meant. Write the power out, as in \`log^2\` of a size.`;
  }
  const names = Object.keys(symbols);
  const spellings = names.flatMap((each) => [each, ...(symbols[each]?.aliases ?? [])]);
  const sameLetters = names.find((each) => each.toLowerCase() === name.toLowerCase());
  const close = sameLetters ?? (name.length > 1 ? findClosest(name, spellings) : undefined);
  const list = names.map((each) => `\`${each}\``).join(', ');
  return close
    ? `\`${name}\` is not declared; did you mean \`${close}\`? The sizes of this problem are ${list}.`
    : `\`${name}\` is not declared. The sizes of this problem are ${list}: write the cost in these.`;
}

function notACost(key: CostKey, obstacle: Obstacle | undefined, reading: CostReading): Judgement {
  const declared = key.misconceptions.find(({ other }) => other === 'not-a-cost');
  const because = obstacle ? ` Here ${obstacle.message}.` : '';
  const diagnosis = declared
    ? { id: declared.id, message: declared.message, ask: declared.ask }
    : {
        id: 'not-a-cost',
        message: `This is not a cost.${because}`,
        ask: 'How many operations are there, as a product or sum of the sizes?',
      };
  const span = obstacle?.span ?? reading.assumptions[0]?.span;
  const message = `${diagnosis.message} ${diagnosis.ask}`;
  return {
    verdict: 'incorrect',
    credit: declared?.credit ?? 0,
    reason: diagnosis.message,
    diagnoses: [diagnosis],
    findings: [{ severity: 'error', message, ...(span ? { place: { kind: 'answer', span } } : {}) }],
  };
}
