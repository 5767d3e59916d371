/** Which child serves which kind of request. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { Cells } from '../../src/runner/cells.ts';
import { bundleFolder } from './bundledRunner.ts';

describe('the supply of children', () => {
  const MEGABYTES = 200;
  let cells: Cells;
  before(() => {
    cells = new Cells({
      nodePath: process.env['REDERIVE_TEST_NODE'] ?? process.execPath,
      entry: join(bundleFolder(), 'child.cjs'),
      workers: 1,
      electron: false,
      useKernel: false,
      reuse: true,
    });
  });
  after(() => cells.dispose());

  it('keeps a child that has counted for counting, since its engine has become slower', async () => {
    const counted = await cells.take(MEGABYTES, 'counting');
    cells.give(counted, true);
    const ran = await cells.take(MEGABYTES);
    assert.notEqual(ran, counted);
    cells.give(ran, true);
    const again = await cells.take(MEGABYTES, 'counting');
    assert.equal(again, counted);
    cells.give(again, true);
    const ranAgain = await cells.take(MEGABYTES);
    assert.equal(ranAgain, ran);
    cells.give(ranAgain, true);
  });
});
