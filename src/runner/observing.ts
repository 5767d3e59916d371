/** What the child's answers mean: from evidence to Observations. */
import type { Limits, Load, Observation, Outcome, Run } from '../grading/observation.ts';
import { visible } from '../grading/visible.ts';
import type { Exchange } from './cell.ts';
import { readConsole, readThrown } from './thrown.ts';
import { decodeWords } from './words.ts';

/** What must be known of a request to word its outcome. */
interface Asked {
  readonly file: string;
  readonly source: string;
  readonly limits: Limits;
}

/** What loading came to. */
export type Loaded = Pick<Run, 'load' | 'console'>;

export function observeLoad(
  exchange: Exchange,
  { file, source, limits, export: wanted }: Asked & { readonly export: string },
): Loaded {
  if (exchange.kind !== 'answered') {
    return { load: loadEnded(exchange, limits), console: readConsole(exchange.console) };
  }
  const { evidence } = exchange;
  switch (evidence.kind) {
    case 'loaded':
      return { load: { kind: 'loaded' }, console: readConsole(evidence.console) };
    case 'not-a-function':
      return {
        load: { kind: 'not-a-function', wanted, found: evidence.found },
        console: readConsole(evidence.console),
      };
    case 'threw':
      return {
        load: { kind: 'threw', thrown: readThrown(evidence.thrown, file, source) },
        console: readConsole(evidence.console),
      };
    case 'syntax':
      return {
        load: { kind: 'syntax', message: visible(`${evidence.message}.`), line: evidence.line, column: 1 },
        console: [],
      };
    default:
      return { load: { kind: 'died', message: 'The process answered something else.' }, console: [] };
  }
}

function loadEnded(exchange: Exclude<Exchange, { kind: 'answered' }>, limits: Limits): Load {
  switch (exchange.kind) {
    case 'timed-out':
      return { kind: 'timed-out', limitMs: limits.milliseconds };
    case 'out-of-memory':
      return { kind: 'out-of-memory', limitMb: limits.megabytes };
    case 'cancelled':
      // Nothing is known against the file; each of its calls is said to be cancelled.
      return { kind: 'loaded' };
    case 'died':
      return { kind: 'died', message: exchange.message };
    default:
      return exchange satisfies never;
  }
}

export function observe(exchange: Exchange, { limits, file, source }: Asked): Omit<Observation, 'id'> {
  if (exchange.kind !== 'answered') {
    const { milliseconds } = exchange;
    return { outcome: outcomeEnded(exchange, limits), console: readConsole(exchange.console), milliseconds };
  }
  const { evidence, words } = exchange;
  const seen = (outcome: Outcome): Omit<Observation, 'id'> => ({
    outcome,
    console: 'console' in evidence ? readConsole(evidence.console) : [],
    milliseconds: ('milliseconds' in evidence ? evidence.milliseconds : undefined) ?? 0,
  });
  switch (evidence.kind) {
    case 'returned':
      try {
        const value = decodeWords({ words, strings: evidence.strings });
        const { changed } = evidence;
        return seen({
          kind: 'returned',
          value,
          ...(changed.length === 0 ? {} : { argumentsChanged: changed }),
        });
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        return seen({ kind: 'died', message: `The result could not be read: ${error.message}` });
      }
    case 'threw':
      return seen({ kind: 'threw', thrown: readThrown(evidence.thrown, file, source) });
    case 'not-plain-data':
      return seen({ kind: 'not-plain-data', path: visible(evidence.path), found: visible(evidence.found) });
    case 'too-large':
      return seen({ kind: 'too-large', message: evidence.message });
    default:
      return seen({ kind: 'died', message: 'The process answered something else.' });
  }
}

export function outcomeEnded(
  exchange: Exclude<Exchange, { kind: 'answered' }>,
  limits: Limits,
): Exclude<Outcome, { kind: 'returned' }> {
  switch (exchange.kind) {
    case 'timed-out':
      return { kind: 'timed-out', limitMs: limits.milliseconds };
    case 'out-of-memory':
      return { kind: 'out-of-memory', limitMb: limits.megabytes };
    case 'cancelled':
      return { kind: 'cancelled' };
    case 'died':
      return { kind: 'died', message: exchange.message };
    default:
      return exchange satisfies never;
  }
}
