/** What can be wrong with the costs that a code part declares, without running anything. */
import type { SymbolTable } from '../mathematics/symbols.ts';
import type { CodePart } from '../problem/kinds/code.ts';
import { readCost } from './costKey.ts';
import type { Unsound } from './unsound.ts';

/** Empty when every cost can be read and every size that is varied is declared. */
export function findUnsoundCode(part: CodePart, symbols: SymbolTable): readonly Unsound[] {
  const faults: Unsound[] = [];
  const check = (text: string, path: Unsound['path']): void => {
    const read = readCost(text, symbols);
    if (typeof read !== 'string') return;
    faults.push({
      path,
      what: `\`${text}\` is not a cost in the declared symbols: ${read}.`,
      remedy: 'Write a sum of products of declared symbols, such as `N R D`.',
    });
  };
  const checkNames = (names: readonly string[], path: Unsound['path']): void =>
    names.forEach((name, at) => {
      if (Object.hasOwn(symbols, name)) return;
      faults.push({
        path: [...path, at],
        what: `\`${name}\` is not a declared symbol.`,
        remedy: `Use the canonical name of a symbol of this problem: ${Object.keys(symbols).join(', ')}.`,
      });
    });
  for (const field of ['cost', 'memory'] as const) {
    const declared = part[field];
    if (declared === undefined) continue;
    check(declared.key, [field, 'key']);
    checkNames(declared.symbols, [field, 'symbols']);
  }
  part.misconceptions.forEach(({ grows }, at) => {
    grows?.forEach((text, i) => check(text, ['misconceptions', at, 'grows', i]));
  });
  return faults;
}
