/** Loads the engine's bundle once, and not before somebody needs it. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { LogOutputChannel } from 'vscode';
import type { Engine } from './engine.ts';

export type EngineLoader = () => Engine;

/** Loading reads about two megabytes of code, so it stays out of activation. */
export function createEngineLoader(extensionPath: string, log: LogOutputChannel): EngineLoader {
  let loaded: Engine | undefined;
  return () => {
    if (loaded === undefined) {
      const started = performance.now();
      const file = join(extensionPath, 'dist', 'engine.cjs');
      const bundle = createRequire(file)(file) as { readonly engine: Engine };
      loaded = bundle.engine;
      log.debug(`Loaded the engine in ${Math.round(performance.now() - started)} ms.`);
    }
    return loaded;
  };
}
