/** Assumptions about sizes that an answer makes in words: "M is constant", "D and M are equal". */
import type { SizeRelation } from '../mathematics/asymptotics.ts';
import { readMathematics } from '../mathematics/reading.ts';
import { fixed, readRegime } from '../mathematics/regime.ts';
import type { SymbolTable } from '../mathematics/symbols.ts';

const NAME = String.raw`[\p{L}][\p{L}\d_{}\\]*`;
const LIST = String.raw`${NAME}(?:\s*(?:,|and|&|,\s*and)\s*${NAME})*`;
const FIXED_AFTER = new RegExp(
  String.raw`(${LIST})\s+(?:is|are|as|being|be|held|kept|stays?|remains?)\s+(?:(?:a|all|held|kept|treated|considered|small|just)\s+)*(?:constants?|fixed|bounded)\b`,
  'giu',
);
const FIXED_WITH = new RegExp(
  String.raw`\b(?:with|for|keeping|treating|taking|holding|assuming|considering)\s+(${LIST})\s+(?:(?:as|are|is|be|being|held|kept|to|all|both)\s+)*(?:constants?|fixed|bounded)\b`,
  'giu',
);
const UNMOVED = new RegExp(
  String.raw`(${LIST})\s+(?:(?:do|does)(?:\s+not|n't)\s+(?:depend\s+on|change\s+with|grow\s+with|scale\s+with|vary\s+with)|(?:is|are)\s+independent\s+of|(?:is|are)\s+(?:just\s+)?(?:a\s+)?hyper-?parameters?)\b`,
  'giu',
);
const FIXED_BEFORE = new RegExp(String.raw`\b(?:constant|fixed|bounded)\s+(${LIST})`, 'giu');

/** Only declared sizes count; other words that stand there are passed over. */
export function findFixedSizes(text: string, symbols: SymbolTable): readonly SizeRelation[] {
  const names = new Set<string>();
  for (const pattern of [FIXED_AFTER, FIXED_BEFORE, FIXED_WITH, UNMOVED]) {
    for (const match of text.slice(0, 5000).matchAll(pattern)) {
      for (const word of (match[1] ?? '').split(/\s*(?:,|\band\b|&)\s*|\s+/u)) {
        if (word === '' || word.length > 20) continue;
        const reading = readMathematics(word, 0, symbols);
        if (reading.kind === 'read' && reading.expression.kind === 'symbol' && reading.expression.declared) {
          names.add(reading.expression.name);
        }
      }
    }
  }
  return [...names].map(fixed);
}

const IS = String.raw`\s+(?:is|are|being|be|stays?|was)?\s*`;
/** "M is at most D": each phrase with the sign that it spells. */
const COMPARATIVES: readonly (readonly [RegExp, string])[] = (
  [
    [
      '<<',
      String.raw`(?:much|far|a lot)\s+(?:smaller|less|narrower|shorter|fewer)\s+than|negligible\s+(?:compared\s+(?:to|with)|against)`,
    ],
    ['>>', String.raw`(?:much|far|a lot)\s+(?:larger|greater|bigger|wider|longer|more)\s+than`],
    [
      '<=',
      String.raw`at\s+most|(?:no|not)\s+(?:more|larger|greater|bigger|wider|longer)\s+than|(?:smaller|less|narrower|shorter|fewer)\s+than(?:\s+or\s+equal\s+to)?|bounded\s+by|dominated\s+by`,
    ],
    [
      '>=',
      String.raw`at\s+least|(?:no|not)\s+(?:less|smaller|narrower|shorter)\s+than|(?:larger|greater|bigger|wider|longer|more)\s+than(?:\s+or\s+equal\s+to)?|exceeds?|dominates`,
    ],
    [
      '=',
      String.raw`equal(?:s|\s+to)?|the\s+same\s+(?:size\s+|order\s+|width\s+)?as|of\s+the\s+same\s+(?:order|size|width)\s+as|as\s+(?:large|wide|big|long)\s+as|comparable\s+(?:to|with)|proportional\s+to`,
    ],
  ] as const
).map(([sign, words]) => [new RegExp(String.raw`(${NAME})${IS}(?:${words})\s+(${NAME})`, 'giu'), sign]);
const ALIKE = new RegExp(
  String.raw`(${NAME})\s+and\s+(${NAME})\s+(?:are|being|were)\s+(?:(?:both|roughly|about|all)\s+)*(?:equal|the\s+same|of\s+the\s+same|comparable|similar|identical)\b`,
  'giu',
);

/** Relations between declared sizes that an answer puts into words: "M is at most D", "D and M are equal". */
export function findComparedSizes(text: string, symbols: SymbolTable): readonly SizeRelation[] {
  const found: SizeRelation[] = [];
  for (const [pattern, sign] of [...COMPARATIVES, [ALIKE, '='] as const]) {
    for (const [, a = '', b = ''] of text.slice(0, 5000).matchAll(pattern)) {
      if (a.length > 20 || b.length > 20) continue;
      const reading = readMathematics(`${a} ${sign} ${b}`, 0, symbols);
      if (reading.kind !== 'read' || reading.unknown.length > 0) continue;
      const regime = readRegime(reading.expression);
      if (regime.kind === 'regime') found.push(...regime.relations);
    }
  }
  return found;
}
