/** Makes the sample workspace: the flagship set as a student starts it, with one problem answered. */
import { cpSync, existsSync } from 'node:fs';
import { inCheckout } from './checkout.mjs';
import { main } from './trouble.mjs';
import { startProblemSet } from '../src/course/start.ts';

const pack = inCheckout('dist', 'packs', 'eecs182.zip');
const answers = inCheckout('problems', 'eecs182', 'examples', 'sample');
const sample = inCheckout('.sample');

await main(async () => {
  // What somebody has tried out in the sample stays; only the pack is brought up to date.
  if (!existsSync(sample)) cpSync(answers, sample, { recursive: true });
  await startProblemSet(pack, sample);
});
