/** In the child: puts the meter into contexts; what is the same in all of them is found out once. */
import vm from 'node:vm';
import { extent } from './extent.ts';
import { intrinsics } from './intrinsics.ts';
import { replaceMakers } from './makers.ts';
import { meter } from './meter.ts';
import { prices, weights } from './prices.ts';

export type StartMeter = ReturnType<typeof meter>;

const options = { displayErrors: false };

/**
 * A function that makes the built-ins of a context pay, before anything else has run in it.
 *
 * @param openContext a context to look at once, hardened as the others are
 */
export function metering(openContext: () => vm.Context): (context: vm.Context) => StartMeter {
  let script: vm.Script | undefined;
  const makeScript = (): vm.Script => {
    const weight = JSON.stringify(weights);
    const filename = 'rederive:prices';
    const asked = new vm.Script(`'use strict';(${prices.toString()})(${weight},${intrinsics.toString()})`, {
      filename,
    });
    const found = asked.runInContext(openContext(), options) as string;
    return new vm.Script(
      `'use strict';(${meter.toString()})({weight:${weight},prices:${found},hidden:(${intrinsics.toString()})(),` +
        `extent:(${extent.toString()})(),replace:${replaceMakers.toString()}})`,
      { filename: 'rederive:meter' },
    );
  };
  return (context) => {
    script ??= makeScript();
    return script.runInContext(context, options) as StartMeter;
  };
}
