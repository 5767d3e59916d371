// tries: reach the functions that a host adds
// expects: returned "nothing"
export function f() {
  for (const name of ['structuredClone', 'queueMicrotask', 'setTimeout', 'setImmediate', 'MessageChannel', 'fetch', 'Buffer', 'process', 'performance', 'crypto', 'navigator', 'WebSocket', 'Worker', 'localStorage', 'global', 'self', 'importScripts']) {
    if (name in globalThis) return name;
  }
  return 'nothing';
}
