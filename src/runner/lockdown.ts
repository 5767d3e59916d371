/**
 * In the child: locks its own realm, then goes on. Where Node was asked to make an image of the process (see `image.ts`),
 * going on is left to those that wake from it.
 */
import { startupSnapshot } from 'node:v8';
import type {} from 'ses';
import { freezeOpen, hardenDormant, isDormant, restoreFreeze } from './dormant.ts';
import 'ses/lockdown-shim.js';

/** Node 20 insists on adding what the lockdown has added itself, and Node 22 can fail to write an image down. */
const WAKES_RIGHTLY = 24;

/** Should an object of this realm ever leak (Node's own stack formatter can overflow), nothing in it can be changed. */
export function lockThen(goOn: (isAwake: boolean) => void): void {
  if (isDormant && Number.parseInt(process.versions.node, 10) < WAKES_RIGHTLY) process.exit(1);
  restoreFreeze();
  repairIntrinsics({
    errorTaming: 'unsafe',
    consoleTaming: 'unsafe',
    overrideTaming: 'min',
    stackFiltering: 'verbose',
    localeTaming: 'unsafe',
    domainTaming: 'unsafe',
    reporting: 'none',
  });
  hardenDormant(() => hardenIntrinsics());
  if (!isDormant) return goOn(false);
  startupSnapshot.setDeserializeMainFunction(() => {
    // Freezing it and all that it holds would take longer than anything else here.
    Reflect.deleteProperty(globalThis, 'WebAssembly');
    freezeOpen();
    goOn(true);
  });
}
