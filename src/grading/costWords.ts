/** Assumptions about sizes that an answer makes in words: "M is constant", "treating D and M as fixed". */
import type { SizeRelation } from '../mathematics/asymptotics.ts';
import { readMathematics } from '../mathematics/reading.ts';
import { fixed } from '../mathematics/regime.ts';
import type { SymbolTable } from '../mathematics/symbols.ts';

const NAME = String.raw`[\p{L}][\p{L}\d_{}\\]*`;
const LIST = String.raw`${NAME}(?:\s*(?:,|and|&|,\s*and)\s*${NAME})*`;
const FIXED_AFTER = new RegExp(
  String.raw`(${LIST})\s+(?:is|are|as|being|be|held|kept|stays?|remains?)\s+(?:(?:a|all|held|kept|treated|considered|small|just)\s+)*(?:constants?|fixed|bounded)\b`,
  'giu',
);
const FIXED_BEFORE = new RegExp(String.raw`\b(?:constant|fixed|bounded)\s+(${LIST})`, 'giu');

/** Only declared sizes count; other words that stand there are passed over. */
export function findFixedSizes(text: string, symbols: SymbolTable): readonly SizeRelation[] {
  const names = new Set<string>();
  for (const pattern of [FIXED_AFTER, FIXED_BEFORE]) {
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
