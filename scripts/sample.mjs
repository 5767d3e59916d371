/** Makes the sample workspace: the flagship set as a student starts it, answered where a student got to. */
import { cpSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inCheckout } from './checkout.mjs';
import { main } from './trouble.mjs';
import { startProblemSet } from '../src/course/start.ts';

const pack = inCheckout('dist', 'packs', 'eecs182.zip');
const answers = inCheckout('problems', 'eecs182', 'examples', 'sample');
const sample = inCheckout('.sample');

/** VS Code opens it first. */
const README = `# A sample submission

Three problems, answered by a student who is right in some parts and wrong in others.

1. Open [linear-attention/answers.md](linear-attention/answers.md) and put the cursor below \`## linear-cost\`.
2. Press Alt+Enter to check it. The squiggle, the Problems panel and the page beside the editor say what is missing,
   as a question. Ask for a hint, or mend the answer and check again.
3. Open [linear-attention/solution.ts](linear-attention/solution.ts). Running code waits until you trust this folder:
   choose *Manage* in the banner above, then *Trust*.
4. Open [facenet/answers.md](facenet/answers.md) for numbers, formulas and running text on a paper.
5. [example-difficulty/solution.ts](example-difficulty/solution.ts) runs on the recording of a real network, and its pages show
   what that network saw.
6. The Rederive view lists all parts with their points; the Testing view lists every case of the code.
`;

await main(async () => {
  // What somebody has tried out in the sample stays; only the pack is brought up to date.
  if (!existsSync(sample)) cpSync(answers, sample, { recursive: true });
  await startProblemSet(pack, sample);
  writeFileSync(join(sample, 'README.md'), README);
});
