/** The table that the quantity parts are judged by, with what was computed from the recorded numbers. */
import { stringify } from 'yaml';
import { SEED } from './dataset.ts';
import { baseline, cheapest, frontier, operate, SHOWN_THRESHOLD, type Operating } from './results.ts';

const SOURCE = `the run of explore.mjs on this problem’s own network (seed ${SEED}, made by scripts/shapes/make.ts)`;

const grouped = (value: number): string => Math.round(value).toLocaleString('en-US');
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

export function factsText(
  final: readonly number[],
  labels: readonly number[],
  exits: readonly number[][][],
): string {
  const whole = baseline(final, labels);
  const shown = operate(exits, labels, SHOWN_THRESHOLD);
  const points = frontier(exits, labels);
  const chosen = cheapest(points);
  const row = (entity: string, { cost, accuracy }: Pick<Operating, 'cost' | 'accuracy'>) => [
    {
      entity,
      attribute: 'multiply-adds',
      value: grouped(cost),
      source: SOURCE,
    },
    {
      entity,
      attribute: 'accuracy',
      value: percent(accuracy),
      source: SOURCE,
    },
  ];
  const facts = {
    entities: {
      'whole network': {
        aliases: [
          'baseline',
          'full network',
          'no exits',
          'without exits',
          'no early exit',
          'final exit only',
        ],
      },
      'early exit': {
        aliases: ['early exits', 'with exits', 'at 0.5', 'threshold 0.5', 'tau = 0.5', 'early-exit network'],
      },
      'chosen threshold': {
        aliases: ['chosen', 'cheapest threshold', 'cheapest', 'best threshold', 'my threshold'],
      },
    },
    attributes: {
      'multiply-adds': {
        means: 'multiply-adds for one picture, on average',
        aliases: [
          'multiply-add',
          'multiply-accumulates',
          'MACs',
          'MAC',
          'MAdds',
          'cost',
          'operations',
          'FLOPs',
        ],
        unit: 'flops',
        multiplyAdds: true,
      },
      accuracy: {
        means: 'share of test pictures that get their label',
        aliases: ['acc', 'accurate', 'correct', 'right'],
        unit: 'percent',
      },
      threshold: {
        means: 'largest entropy, in nats, at which a picture leaves',
        aliases: ['tau', 'T', 'entropy threshold', 'tolerance', 'nats', 'τ', 'θ'],
        unit: 'none',
      },
    },
    facts: [
      ...row('whole network', whole),
      ...row('early exit', shown),
      {
        entity: 'chosen threshold',
        attribute: 'threshold',
        value: chosen.threshold.toFixed(2),
        accept: [(chosen.threshold - 0.001).toFixed(3), (chosen.threshold + 0.001).toFixed(3)],
        source: SOURCE,
      },
      ...row('chosen threshold', chosen),
    ],
  };
  const head =
    '# yaml-language-server: $schema=../../schema/facts.json\n# Written by scripts/shapes/make.ts; change it there.\n';
  return head + stringify(facts, { lineWidth: 110, singleQuote: true });
}
