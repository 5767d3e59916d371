/** What the kernel withholds from a child is withheld in fact, and nothing is claimed that is not. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { kernelWrapper, layerNames } from '../../src/runner/launch.ts';

/** Runs a Node program behind the wrapper and resolves with what it printed; the event loop here goes on. */
async function printed(program: string): Promise<string> {
  const [file = '', ...rest] = [...kernelWrapper(), process.execPath, '-e', program];
  const child = spawn(file, rest, { stdio: ['ignore', 'pipe', 'ignore'] });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  await new Promise((resolve) => child.once('close', resolve));
  return text;
}

const has = (program: string): boolean => kernelWrapper().some((part) => part.endsWith(`/${program}`));

describe('the layers that the kernel adds', () => {
  it('are named only where they are in force', () => {
    assert.deepEqual(
      layerNames(true, false).filter((name) => !layerNames(false, false).includes(name)),
      [
        ...(has('unshare') ? ['own user, network and IPC namespaces'] : []),
        ...(has('prlimit') ? ['no file writes or core files'] : []),
        ...(has('setpriv') ? ['no new privileges'] : []),
      ],
    );
    assert.ok(!layerNames(true, false).includes('Node permission model'));
  });

  it('leave no way to a server on this very machine', async function () {
    if (!has('unshare')) this.skip();
    const server = createServer((socket) => socket.end('reached'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    assert.ok(typeof address === 'object' && address !== null);
    const said = await printed(
      `require('net').connect(${address.port}, '127.0.0.1').on('data', (d) => console.log(String(d))).on('error', (e) => console.log(e.code))`,
    );
    server.close();
    assert.match(said, /ENETUNREACH|ECONNREFUSED/);
  });

  it('let nothing be written to a file', async function () {
    if (!has('prlimit')) this.skip();
    const said = await printed(
      `process.on('SIGXFSZ', () => {});
       const fs = require('fs'), path = require('path').join(require('os').tmpdir(), 'rederive-write-' + process.pid);
       try { fs.writeFileSync(path, 'x'); console.log('written'); } catch (e) { console.log(e.code); } finally { fs.rmSync(path, { force: true }); }`,
    );
    assert.doesNotMatch(said, /written/);
  });
});
