/** What to say when student code gave no value to judge: it did not load, threw, ran too long, grew too large. */
import { findClosest } from '../problem/spelling.ts';
import type { Finding, Place } from './judgement.ts';
import type { Declared, Load, Outcome, Position, Thrown } from './observation.ts';

type Unloaded = Exclude<Load, { kind: 'loaded' }>;
type MissingExport = Extract<Load, { kind: 'missing-export' }>;
type Unreturned = Exclude<Outcome, { kind: 'returned' }>;

/** Why the file could not be used at all. `declared`: where the function stands, for what has no better place. */
export function describeLoad(load: Unloaded, declared?: Position): Finding {
  const error = (message: string, place = placeOf(declared)): Finding => ({
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
      return error(missingExport(load), placeOf(meantFor(load) ?? START));
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
        `solution.ts did not finish loading within ${load.limitMs} ms${still(load.at)}. Code outside of functions runs when the file is loaded: is there a loop there that never ends?`,
        placeOf(load.at),
      );
    case 'out-of-memory':
      return error(
        `solution.ts used more than ${load.limitMb} MB while it was loaded${load.at === undefined ? '' : `, in line ${load.at.line}`}: what does the code outside of functions allocate?`,
        placeOf(load.at),
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
        outcome.at === undefined
          ? `${call} did not finish within ${outcome.limitMs} ms: is there a loop that never ends, or far more work than the sizes ask for?`
          : `${call} did not finish within ${outcome.limitMs} ms: it was still in line ${outcome.at.line}. What should end there, and does every turn come closer to it?`,
        placeOf(outcome.at),
      );
    case 'out-of-memory':
      return said(
        outcome.at === undefined
          ? `${call} used more than ${outcome.limitMb} MB: which array grows beyond what the result needs?`
          : `${call} used more than ${outcome.limitMb} MB and was in line ${outcome.at.line} then: what grows there beyond what the result needs?`,
        placeOf(outcome.at),
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

/** Where a file begins, for what is nowhere in it. */
const START: Position = { line: 1, column: 1 };

/** The declaration that was probably meant for the export that is missing. */
function meantFor({ wanted, exported, declared = [] }: MissingExport): Declared | undefined {
  const exact = declared.find(({ name }) => name === wanted);
  if (exact !== undefined) return exact;
  const unused = (name: string): string => name.toLowerCase().replace(/[_$]/g, '');
  const alike = declared.find(({ name }) => unused(name) === unused(wanted));
  const closest =
    alike?.name ??
    findClosest(
      wanted,
      declared.map(({ name }) => name),
    );
  // With nothing of a similar name, the one function that is exported was meant for something.
  const named = closest ?? (exported.length === 1 ? exported[0] : undefined);
  return declared.find(({ name }) => name === named);
}

function still(at: Position | undefined): string {
  return at === undefined ? '' : `: it was still in line ${at.line}`;
}

function missingExport(load: MissingExport): string {
  const { wanted, exported } = load;
  const meant = meantFor(load);
  if (meant?.name === wanted && exported.includes('default')) {
    return `solution.ts exports \`${wanted}\` as its default: write \`export function\` without \`default\`.`;
  }
  if (meant?.name === wanted) {
    return `solution.ts declares \`${wanted}\` but does not export it: write \`export\` before it.`;
  }
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

function notPlain(call: string, where: string, found: string): string {
  // The runner says `result[0][1]`; the student knows it as the call's own entry.
  const path = where.replace(/^result\b/, '');
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
