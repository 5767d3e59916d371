/** What a debugger needs to run calls of a student's function with breakpoints in the student's own file. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Call, Load } from '../grading/observation.ts';
import { visible } from '../grading/visible.ts';
import { frameOf } from './channel.ts';
import type { Compiler } from './compiler.ts';
import { debuggedText } from './scriptText.ts';
import { encodeWords } from './words.ts';

export interface DebugRequest {
  /** TypeScript as it stands in the file: breakpoints count its lines. */
  readonly source: string;
  /** The absolute path of that file. */
  readonly path: string;
  readonly export: string;
  /** Made one after the other, in one process. */
  readonly calls: readonly Call[];
}

/** The fields of a Node launch configuration; erased types keep their place, so no source map is needed. */
export interface DebugLaunch {
  readonly kind: 'launch';
  readonly runtimeExecutable: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Files that the debugger should step over. */
  readonly skipFiles: readonly string[];
  /** Holds the arguments of the calls; to be removed when the session has ended. */
  readonly folder: string;
}

export interface Debuggee {
  readonly nodePath: string;
  readonly childPath: string;
  readonly electron: boolean;
}

/** Writes the calls down for `debug.cjs`; or says why the file cannot be run, as a run would. */
export async function prepareDebugging(
  compiler: Compiler,
  { nodePath, childPath, electron }: Debuggee,
  request: DebugRequest,
): Promise<DebugLaunch | { readonly kind: 'refused'; readonly load: Load }> {
  const compiled = await compiler.compile(request.source, 'solution.ts');
  if (compiled.kind !== 'script') {
    return { kind: 'refused', load: { ...compiled, message: visible(compiled.message) } };
  }
  const local = compiled.exports.get(request.export);
  if (local === undefined) {
    const exported = [...compiled.exports.keys()];
    return { kind: 'refused', load: { kind: 'missing-export', wanted: request.export, exported } };
  }
  const header = { script: debuggedText(compiled.body, local), url: pathToFileURL(request.path).href };
  const calls = request.calls.map((call) => {
    const { words, strings } = encodeWords(call.arguments);
    return frameOf(JSON.stringify({ strings }), words);
  });
  const folder = mkdtempSync(join(tmpdir(), 'rederive-debug-'));
  const file = join(folder, 'case');
  writeFileSync(file, Buffer.concat([frameOf(JSON.stringify(header)), ...calls]));
  const program = join(dirname(childPath), `debug${extname(childPath)}`);
  return {
    kind: 'launch',
    runtimeExecutable: nodePath,
    program,
    args: [file],
    cwd: folder,
    env: electron ? { ELECTRON_RUN_AS_NODE: '1' } : {},
    skipFiles: ['<node_internals>/**', program],
    folder,
  };
}
