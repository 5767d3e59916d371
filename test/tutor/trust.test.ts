/** Holds who may run code, and that a refusal always says what to do. */
import assert from 'node:assert/strict';
import { mayRun } from '../../src/tutor/trust.ts';

describe('running code', () => {
  it('is allowed in a trusted folder on disk', () => {
    assert.deepEqual(mayRun({ trusted: true, onDisk: true }), { ok: true });
  });

  const refusals = [
    { trusted: false, onDisk: true, says: /trust this workspace.*Manage Workspace Trust/s },
    { trusted: true, onDisk: false, says: /folder on this computer.*download/s },
    { trusted: false, onDisk: false, says: /folder on this computer/ },
  ];
  for (const { says, ...place } of refusals) {
    it(`is refused with a next step when ${JSON.stringify(place)}`, () => {
      const permission = mayRun(place);
      assert.ok(!permission.ok);
      assert.match(permission.because, says);
      assert.match(permission.because, /Written answers are checked as usual/);
    });
  }
});
