/**
 * Makes the data of the problem `example-difficulty` again: renders, trains, records, draws. With `--from-weights`
 * everything but the training; with `--check` writes nothing and says how far what it made is from what is shipped.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { compareTexts } from './drift.ts';
import { makeExamples, SEED, TESTING, TRAINING } from './dataset.ts';
import { filesFrom, NETWORK } from './files.ts';
import { readNetwork, weightsText } from './weightsFile.ts';

const CHECKOUT = new URL('../../', import.meta.url);

const { values: options } = parseArgs({
  options: {
    'from-weights': { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
  },
});

const network = options['from-weights'] ? read(NETWORK) : await trained();
const files = new Map([[NETWORK, network], ...filesFrom(readNetwork(network))]);
let drifted = false;
for (const [name, text] of files) {
  if (options.check) {
    const drift = compareTexts(name, read(name), text);
    console.log(`${name}: ${drift.says}`);
    drifted ||= !drift.within;
    continue;
  }
  const file = fileURLToPath(new URL(name, CHECKOUT));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  console.log(`${name}: ${text.length} characters`);
}
if (drifted) process.exitCode = 2;

function read(name: string): string {
  return readFileSync(new URL(name, CHECKOUT), 'utf8');
}

async function trained(): Promise<string> {
  const { train } = await import('./training.ts');
  const { weights, history, settings } = await train(makeExamples('training', TRAINING), (line) =>
    console.log(line),
  );
  const require = createRequire(import.meta.url);
  const version = (name: string): string => {
    const { version: found }: { version: string } = require(`${name}/package.json`);
    return found;
  };
  const libraries = ['@tensorflow/tfjs', '@tensorflow/tfjs-backend-wasm'];
  const about = {
    made: 'node scripts/shapes/make.ts',
    seed: SEED,
    training: TRAINING,
    test: TESTING,
    settings,
    versions: Object.fromEntries(libraries.map((name) => [name, version(name)])),
    history: history.map(({ loss, accuracy }) => ({
      loss: Number(loss.toFixed(4)),
      accuracy: Number(accuracy.toFixed(4)),
    })),
  };
  return weightsText(about, weights);
}
