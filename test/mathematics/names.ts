/** The names that the tests of reading and equality use: those of the attention problem. */
import type { SymbolTable } from '../../src/mathematics/symbols.ts';

export const names: SymbolTable = {
  N: { means: 'tokens' },
  D: { means: 'width of queries and keys' },
  M: { means: 'width of values' },
  R: { means: 'frequencies', aliases: ['D_random', 'D_{\\text{random}}', 'D_rand', 'D_r'] },
  sigma: { means: 'width of the kernel' },
  q: { means: 'query' },
  k: { means: 'key' },
  v: { means: 'values' },
  phi: { means: 'feature map', aliases: ['\\varphi'] },
  w: { means: 'frequency' },
};

export const functions = ['phi'];
