/** One call of `rederive`: finds the command, and is the one place where errors become exit codes. */
import { ExpectedError } from '../course/expectedError.ts';
import { findClosest } from '../problem/spelling.ts';
import { answer } from './answer.ts';
import { check } from './check.ts';
import type { Command, Context, ExitCode } from './command.ts';
import { grade } from './grade.ts';
import { lint } from './lint.ts';
import { pack } from './pack.ts';
import { USAGE } from './usage.ts';

const COMMANDS = new Map<string, Command>([
  ['check', check],
  ['answer', answer],
  ['grade', grade],
  ['lint', lint],
  ['pack', pack],
]);

export async function run(args: readonly string[], context: Context): Promise<ExitCode> {
  const { out, err, signal } = context.terminal;
  const [name, ...rest] = args;
  if (
    name === 'help' ||
    name === '--help' ||
    name === '-h' ||
    rest.includes('--help') ||
    rest.includes('-h')
  ) {
    out(USAGE);
    return 0;
  }
  if (name === '--version' || name === '-v') {
    out(`${context.version}\n`);
    return 0;
  }
  const command = COMMANDS.get(name ?? '');
  try {
    if (command === undefined) {
      const meant = findClosest(name ?? '', [...COMMANDS.keys()]);
      const hint = meant === undefined ? '' : ` Did you mean \`${meant}\`?`;
      throw new ExpectedError(
        name === undefined ? 'No command was given.' : `There is no command \`${name}\`.${hint}`,
      );
    }
    return await command(rest, context);
  } catch (error) {
    if (signal.aborted) {
      err('\nStopped.\n');
      return 2;
    }
    if (error instanceof ExpectedError) {
      err(`${error.message}\n`);
      if (error.blame === 'material') return 2;
      err(command === undefined ? `\n${USAGE}` : 'See `rederive help`.\n');
      return 1;
    }
    err(
      `Rederive itself failed; please report this.\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    return 2;
  }
}
