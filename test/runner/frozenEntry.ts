/** Entry of a process that locks its realm as a child does, and then prints what of the language can still be changed. */
import { writeSync } from 'node:fs';
import { lockThen } from '../../src/runner/lockdown.ts';

/** The constructors and namespaces of ECMAScript itself, and what only literals lead to. */
const roots = (): readonly (readonly [string, unknown])[] => [
  ...[
    ...[
      'AggregateError',
      'Array',
      'ArrayBuffer',
      'BigInt',
      'BigInt64Array',
      'BigUint64Array',
      'Boolean',
      'DataView',
    ],
    ...[
      'Date',
      'Error',
      'EvalError',
      'FinalizationRegistry',
      'Float16Array',
      'Float32Array',
      'Float64Array',
      'Function',
    ],
    ...[
      'Int16Array',
      'Int32Array',
      'Int8Array',
      'Iterator',
      'JSON',
      'Map',
      'Math',
      'Number',
      'Object',
      'Promise',
      'Proxy',
    ],
    ...[
      'RangeError',
      'ReferenceError',
      'Reflect',
      'RegExp',
      'Set',
      'SharedArrayBuffer',
      'String',
      'Symbol',
      'SyntaxError',
    ],
    ...[
      'TypeError',
      'URIError',
      'Uint16Array',
      'Uint32Array',
      'Uint8Array',
      'Uint8ClampedArray',
      'WeakMap',
      'WeakRef',
    ],
    ...[
      'WeakSet',
      'eval',
      'parseFloat',
      'parseInt',
      'DisposableStack',
      'AsyncDisposableStack',
      'SuppressedError',
      'Atomics',
    ],
  ].map((name) => [name, (globalThis as Record<string, unknown>)[name]] as const),
  ['function*', function* () {}],
  ['async function', async () => {}],
  ['async function*', async function* () {}],
  ['[].values()', [].values()],
  ['"".matchAll()', ''.matchAll(/x/g)],
  ['new Map().keys()', new Map().keys()],
  ['new Set().keys()', new Set().keys()],
];

function changeable(): readonly string[] {
  const found: string[] = [];
  const seen = new Set<unknown>();
  const look = (thing: unknown, path: string, ours: boolean): void => {
    if ((typeof thing !== 'object' && typeof thing !== 'function') || thing === null || seen.has(thing))
      return;
    seen.add(thing);
    if (!ours && !Object.isFrozen(thing)) found.push(path);
    for (const name of Reflect.ownKeys(thing)) {
      // What the literal above itself has is new, and nobody else's.
      if (ours) break;
      const own = Reflect.getOwnPropertyDescriptor(thing, name);
      for (const part of [own?.value, own?.get, own?.set]) look(part, `${path}.${String(name)}`, false);
    }
    look(Reflect.getPrototypeOf(thing), `${path}.[[Prototype]]`, false);
  };
  for (const [name, root] of roots()) look(root, name, !/^\w+$/.test(name));
  return found;
}

lockThen(() => {
  writeSync(1, JSON.stringify(changeable()));
});
