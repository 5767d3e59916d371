/** Finds distances that an answer explains in words: "where d is the squared L2 distance". */
import { define, type Definition, type Definitions } from '../mathematics/definition.ts';
import type { Expression } from '../mathematics/expression.ts';
import type { Span } from '../mathematics/span.ts';
import { indexSymbols, spell } from '../mathematics/symbols.ts';
import type { WrittenAnswer } from '../submission/answer.ts';
import type { ReadPart } from './mathematicalPart.ts';

/** Longer answers are looked at so far and no further. */
const LONGEST = 8000;

const NAME = String.raw`(?<![\w\\])(?<name>\\?(?:[A-Za-z]|dist|rho|delta|Delta)|[δρΔ])(?![A-Za-z])`;
const GIVEN = String.raw`(?<raised>\s?(?:\^\{?2\}?|²))?(?:\s?\([^()]{1,24}\))?(?<later>\s?(?:\^\{?2\}?|²))?`;
const VERB = String.raw`(?:is|are|be|denotes?|means|represents|stands\s+for|gives|for|as|[:=]+|being|again)`;
const SQUARED = String.raw`(?:squared|square\s+of|sq\.?|quadratic)`;
const NORM = String.raw`(?:Euclid[ei]an|L_?\{?2\}?|L²|L₂|ℓ_?\{?2\}?|ℓ₂|\\ell_?\{?2\}?|2)[\s-]{0,2}(?:norm)?`;
const DISTANCE = String.raw`dist(?:ances?|\.|(?![a-z]))`;
const KIND = String.raw`(?:(?<square>${SQUARED})\s+(?:the\s+)?(?:${NORM}\s*)?(?:${DISTANCE}|norm)|${NORM}\s*(?:(?<late>squared)\s+)?(?:${DISTANCE}|norm|metric)(?<last>\s+squared)?)`;

const NAMED_FIRST = new RegExp(
  String.raw`${NAME}${GIVEN}\s{0,3}(?:,\s{0,2})?(?:(?:here|again)\s+)?(?:${VERB}\s{1,3}){0,2}(?:the\s+|a\s+|our\s+|usual\s+|ordinary\s+|plain\s+){0,2}${KIND}`,
  'giu',
);
const NAMED_LAST = new RegExp(
  String.raw`${KIND}(?:\s+(?:between\s+[\w\s]{1,30}?|denoted|written|called|by|as|is|be|function|,|:)){0,4}\s+${NAME}${GIVEN}(?=\s*(?:[,.;:)]|$|\n|of\b|between\b|for\b|is\b|we\b|the\b))`,
  'giu',
);

/** What the words say each such name stands for; later words go before earlier ones. */
export function findStatedDistances(answer: WrittenAnswer, own: ReadPart): Definitions {
  const { start, end } = answer.span;
  const text = answer.source
    .slice(start, Math.min(end, start + LONGEST))
    .replace(/\$|`|\*|\\[()[\],;!]/g, ' ');
  let definitions: Definitions = new Map<string, Definition>();
  for (const pattern of [NAMED_LAST, NAMED_FIRST]) {
    for (const match of text.matchAll(pattern)) {
      const found = match.groups ?? {};
      const name = nameOf(found['name'] ?? '', own);
      if (name === undefined) continue;
      const isSquare = [found['square'], found['late'], found['last']].some((each) => each !== undefined);
      // "d² is the squared distance" makes d the distance itself.
      const isRaised = found['raised'] !== undefined || found['later'] !== undefined;
      if (isRaised && !isSquare) continue;
      const span = { start: start + match.index, end: start + match.index + match[0].length };
      definitions = define(
        definitions,
        { kind: 'value', name, parameters: ['u', 'v'] },
        distance(isSquare && !isRaised, span),
      );
    }
  }
  return definitions;
}

/** Undefined for what already has a value of its own. */
function nameOf(spelling: string, own: ReadPart): string | undefined {
  const plain = spell(spelling) ?? spelling;
  const name = indexSymbols(own.table).bySpelling.get(plain) ?? plain;
  const kind = own.world.types.get(name)?.kind;
  return kind === undefined || kind === 'defined' ? name : undefined;
}

/** ‖u − v‖ or its square. */
function distance(isSquare: boolean, span: Span): Expression {
  const symbol = (name: string): Expression => ({ kind: 'symbol', name, declared: false, span });
  const difference: Expression = {
    kind: 'add',
    terms: [symbol('u'), { kind: 'negate', argument: symbol('v'), span }],
    span,
  };
  const norm: Expression = { kind: 'norm', argument: difference, span };
  const two: Expression = { kind: 'number', value: 2, text: '2', span };
  return isSquare ? { kind: 'power', base: norm, exponent: two, span } : norm;
}
