/** Builds, and makes rederive-<version>.vsix of what .vscodeignore lets through. */
import { readFileSync, statSync } from 'node:fs';
import { createVSIX } from '@vscode/vsce';
import { inCheckout, root } from './checkout.mjs';
import { quietly } from './command.mjs';
import { step } from './progress.mjs';
import { main } from './trouble.mjs';

await main(async () => {
  const { version } = JSON.parse(readFileSync(inCheckout('package.json'), 'utf8'));
  const vsix = inCheckout(`rederive-${version}.vsix`);
  await step('Building', (say) => quietly(process.execPath, ['esbuild.mjs'], { say }));
  await createVSIX({ cwd: root, packagePath: vsix, dependencies: false, allowMissingRepository: true });
  console.log(`${vsix} ${(statSync(vsix).size / 1e6).toFixed(2)} MB`);
});
