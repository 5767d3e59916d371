/** One line when a step starts, a sign of life while it runs, one line with its time when it ends. */

/** Seconds between two signs of life of a silent step. */
const PULSE = 10;

function seconds(since) {
  return ((performance.now() - since) / 1000).toFixed(1);
}

/**
 * Runs `work` as a step of that title. `work` is handed `say(text)`, which remembers what the step is doing
 * for the next sign of life. On a terminal the sign of life rewrites its own line.
 */
export async function step(title, work) {
  const started = performance.now();
  const live = process.stdout.isTTY === true;
  let doing = '';
  console.log(`▸ ${title}`);
  const timer = setInterval(
    () => {
      const width = Math.max(20, (process.stdout.columns ?? 100) - 1);
      const line = `  … ${Math.round((performance.now() - started) / 1000)} s ${doing}`.slice(0, width);
      process.stdout.write(live ? `\r\x1b[2K${line}` : `${line}\n`);
    },
    live ? 1000 : PULSE * 1000,
  );
  const clear = () => {
    clearInterval(timer);
    if (live) process.stdout.write('\r\x1b[2K');
  };
  try {
    const result = await work((text) => {
      doing = text;
    });
    clear();
    console.log(`✓ ${title} (${seconds(started)} s)`);
    return result;
  } catch (error) {
    clear();
    console.log(`✗ ${title} (${seconds(started)} s)`);
    throw error;
  }
}
