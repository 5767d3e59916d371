/** A failure that the person at the terminal can do something about; its message is the final sentence. */
export class Trouble extends Error {}

/** Runs a script's main function; a Trouble is printed as it is, anything else with its stack. */
export async function main(work) {
  try {
    process.exitCode = (await work()) ?? 0;
  } catch (error) {
    console.error(`\n${error instanceof Trouble ? `✗ ${error.message}` : (error.stack ?? error)}`);
    process.exitCode = 1;
  }
}
