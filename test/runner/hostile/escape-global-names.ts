// tries: find a name of Node, a browser or shared memory in the global scope
// expects: returned []
export function f() {
  const names = [
    'process', 'require', 'module', 'exports', 'Buffer', 'global', '__dirname', 'fetch', 'WebSocket', 'XMLHttpRequest',
    'Worker', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'structuredClone', 'performance', 'navigator',
    'window', 'document', 'SharedArrayBuffer', 'Atomics', 'WebAssembly', 'Date', 'Temporal', 'Intl', 'WeakRef',
    'FinalizationRegistry', 'Deno', 'Bun', 'primordials', 'internalBinding', 'gc', 'crypto', 'localStorage', 'emit', 'step',
  ];
  return names.filter((name) => name in globalThis);
}
