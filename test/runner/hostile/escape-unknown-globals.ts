// tries: find a global that is no part of the language
// expects: returned []
const KNOWN =
  'Object Function Array Number parseFloat parseInt Infinity NaN undefined Boolean String Symbol Promise RegExp Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError globalThis JSON Math Proxy Reflect ArrayBuffer Uint8Array Int8Array Uint16Array Int16Array Uint32Array Int32Array Float16Array Float32Array Float64Array Uint8ClampedArray BigInt BigInt64Array BigUint64Array DataView Map Set WeakMap WeakSet Iterator decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape eval isFinite isNaN console SuppressedError DisposableStack'.split(
    ' ',
  );
export const f = () => Object.getOwnPropertyNames(globalThis).filter((name) => !KNOWN.includes(name));
