/** What each command of `rederive` gets and gives. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { CodeRunner } from '../runner/runner.ts';
import { ExpectedError } from '../course/expectedError.ts';
import type { Terminal } from './terminal.ts';

/** 0 graded, whatever the marks; 1 wrong usage; 2 something could not be graded, or the set is unsound. */
export type ExitCode = 0 | 1 | 2;

export interface Context {
  readonly terminal: Terminal;
  /** Problem sets that come with the program: folders of a checkout, or packs. */
  readonly bundledSets: () => Promise<readonly string[]>;
  /** Starts a runner for strangers' code, or for one's own. Whoever asks for it disposes of it. */
  readonly startRunner: (use: 'own' | 'strangers', workers?: number) => CodeRunner;
  readonly version: string;
}

export type Command = (args: readonly string[], context: Context) => Promise<ExitCode>;

type Options = NonNullable<ParseArgsConfig['options']>;

/** @throws ExpectedError with what was wrong, instead of Node's own words */
export function readArguments<const O extends Options>(
  args: readonly string[],
  options: O,
  positionals: { readonly least: number; readonly most: number; readonly names: string },
) {
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const message =
      error instanceof Error ? (error.message.split(/\. (?=To specify|Did you)/)[0] ?? '') : String(error);
    throw new ExpectedError(`${message}.`.replace(/\.\.$/, '.'));
  }
  const count = parsed.positionals.length;
  if (count < positionals.least || count > positionals.most) {
    throw new ExpectedError(
      `Expected ${positionals.names}; got ${count === 0 ? 'nothing' : parsed.positionals.join(' ')}.`,
    );
  }
  return parsed;
}

/** `linear-attention/linear-cost` → both names. */
export function readPartName(name: string): { readonly problem: string; readonly part: string } {
  const [problem, part, ...rest] = name.split('/');
  if (!problem || !part || rest.length > 0) {
    throw new ExpectedError(
      `\`${name}\` does not name a part. Write PROBLEM/PART, such as linear-attention/linear-cost.`,
    );
  }
  return { problem, part };
}
