/** What to say when student code gave no value to judge: it did not load, threw, ran too long, grew too large. */
import type { Finding, Place } from './judgement.ts';
import type { Load, Outcome, Thrown } from './observation.ts';

type Unloaded = Exclude<Load, { kind: 'loaded' }>;
type Unreturned = Exclude<Outcome, { kind: 'returned' }>;

/** Why the file could not be used at all. */
export function describeLoad(load: Unloaded): Finding {
  const error = (message: string, place?: Place): Finding => ({
    severity: 'error',
    message,
    ...(place === undefined ? {} : { place }),
  });
  switch (load.kind) {
    case 'syntax':
      return error(`solution.ts cannot be read as TypeScript: ${sentence(load.message)}`, placeOf(load));
    case 'unsupported':
      return error(sentence(load.message), placeOf(load));
    case 'missing-export':
      return error(missingExport(load.wanted, load.exported));
    case 'not-a-function':
      return error(
        `solution.ts exports \`${load.wanted}\`, but it is ${load.found}: export a function of that name.`,
      );
    case 'threw':
      return error(
        `solution.ts stopped with ${thrownInWords(load.thrown)} before any function was called: code outside of functions runs when the file is loaded.`,
        placeOf(load.thrown.frames[0]),
      );
    case 'timed-out':
      return error(
        `solution.ts did not finish loading within ${load.limitMs} ms. Code outside of functions runs when the file is loaded: is there a loop there that never ends?`,
      );
    case 'out-of-memory':
      return error(
        `solution.ts used more than ${load.limitMb} MB while it was loaded: what does the code outside of functions allocate?`,
      );
    case 'died':
      return error(`The process that loaded solution.ts ended: ${sentence(load.message)}`);
    default:
      return load satisfies never;
  }
}

/** Why one call gave no value. `call` is written as in `f(X, W)`. */
export function describeOutcome(call: string, outcome: Unreturned): Finding {
  const said = (message: string, place?: Place): Finding => ({
    severity: outcome.kind === 'cancelled' ? 'information' : 'error',
    message,
    ...(place === undefined ? {} : { place }),
  });
  switch (outcome.kind) {
    case 'threw': {
      const where = outcome.thrown.frames[0];
      const hint = outcome.thrown.hint === undefined ? '' : ` ${sentence(outcome.thrown.hint)}`;
      const line = where === undefined ? '' : ` at line ${where.line}, column ${where.column}`;
      return said(`${call} threw ${thrownInWords(outcome.thrown)}${line}.${hint}`, placeOf(where));
    }
    case 'timed-out':
      return said(
        `${call} did not finish within ${outcome.limitMs} ms: is there a loop that never ends, or far more work than the sizes ask for?`,
      );
    case 'out-of-memory':
      return said(
        `${call} used more than ${outcome.limitMb} MB: which array grows beyond what the result needs?`,
      );
    case 'not-plain-data':
      return said(notPlain(call, outcome.path, outcome.found));
    case 'too-large':
      return said(`${call} returned too much: ${sentence(outcome.message)}`);
    case 'died':
      return said(`The process ended during ${call}: ${sentence(outcome.message)}`);
    case 'cancelled':
      return said(`${call} was not run: the check was stopped.`);
    case 'fault':
      return said(`${call} could not be run, through no fault of yours: ${sentence(outcome.message)}`);
    default:
      return outcome satisfies never;
  }
}

/** Whether a starter's own placeholder is all that happened. */
export function isUnwritten(outcome: Outcome): boolean {
  return outcome.kind === 'threw' && /^not (yet )?written( yet)?\.?$/i.test(outcome.thrown.message.trim());
}

function missingExport(wanted: string, exported: readonly string[]): string {
  if (exported.length === 0) {
    return `solution.ts exports nothing: write \`export function ${wanted}(…)\`.`;
  }
  const close = exported.find((name) => name.toLowerCase() === wanted.toLowerCase());
  if (close !== undefined) {
    return `solution.ts exports \`${close}\`, but the part asks for \`${wanted}\`: capitals matter.`;
  }
  if (exported.includes('default')) {
    return `solution.ts exports no \`${wanted}\`, only a default export among others: write \`export function ${wanted}(…)\`, without \`default\`.`;
  }
  const names = exported.map((name) => `\`${name}\``).join(', ');
  return `solution.ts exports no \`${wanted}\`; it exports ${names}. Is \`export\` missing before the function, or is it named differently?`;
}

function notPlain(call: string, path: string, found: string): string {
  const entry = `${call}${path}`;
  if (/undefined/.test(found)) {
    return path === ''
      ? `${call} returned nothing: is a \`return\` missing on some way through the function?`
      : `${entry} is undefined: was that entry ever assigned?`;
  }
  if (/hole|empty/i.test(found))
    return `${entry} is an empty slot of an array: was that entry ever assigned?`;
  if (/promise/i.test(found))
    return `${entry} is a Promise: the function must return its result itself, not \`async\`.`;
  if (/typed|Float\d+Array|Int\d+Array/i.test(found)) {
    return `${entry} is ${found}: return plain arrays of numbers, for instance with \`Array.from\`.`;
  }
  return `${entry} is ${found}, expected plain numbers and arrays.`;
}

function thrownInWords({ name, message }: Thrown): string {
  return message === '' ? name : `${name}: ${message.replace(/\.$/, '')}`;
}

function placeOf(at: { readonly line: number; readonly column: number } | undefined): Place | undefined {
  return at === undefined ? undefined : { kind: 'code', line: at.line, column: at.column };
}

/** Other people's messages come with or without a full stop. */
function sentence(message: string): string {
  return /[.!?…]$/.test(message.trim()) ? message.trim() : `${message.trim()}.`;
}
