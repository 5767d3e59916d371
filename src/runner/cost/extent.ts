/** How much there is of a value, whatever it says of itself; evaluated inside the context before student code. */

export interface Extent {
  /** The true length of what has one: text, lists, views, maps, sets, buffers; 0 otherwise. */
  readonly sizeOf: (value: unknown) => number;
  /** The number of keys of a record; the size of everything else. */
  readonly keysOf: (value: unknown) => number;
  /** How many entries a built-in reads that takes `value` for a list. Throws a TypeError where that cannot be known. */
  readonly listOf: (value: unknown) => number;
  /** How many entries flattening a list to `depth` goes through. */
  readonly flatOf: (list: unknown, depth: unknown) => number;
  /** Whether looking up a name, or calling, may go through more objects than anybody needs. */
  readonly isLongChain: (value: unknown) => boolean;
  readonly isProxy: (value: unknown) => boolean;
  /** Remembers that calling or reading `outer` means calling or reading `inner`. */
  readonly wrap: (outer: object, inner: unknown, isProxy: boolean) => void;
}

/** Runs *inside* the context, like `realm`, and refers to nothing outside itself. */
export function extent(): Extent {
  const { apply, ownKeys, getOwnPropertyDescriptor, getPrototypeOf } = Reflect;
  const { isArray } = Array;
  const { isView } = ArrayBuffer;
  const TypeErrorHere = TypeError;
  const typed = getPrototypeOf(Float64Array.prototype) as object;
  const getterOf = (holder: object, name: string): (() => number) =>
    (getOwnPropertyDescriptor(holder, name) as { get: () => number }).get;
  const typedLength = getterOf(typed, 'length');
  const mapSize = getterOf(Map.prototype, 'size');
  const setSize = getterOf(Set.prototype, 'size');
  const bufferLength = getterOf(ArrayBuffer.prototype, 'byteLength');
  const MapPrototype = Map.prototype;
  const SetPrototype = Set.prototype;
  const BufferPrototype = ArrayBuffer.prototype;
  const depths = new WeakMap<object, number>();
  const proxies = new WeakSet<object>();
  const { get: depthIn, set: setDepth } = WeakMap.prototype;
  const { has: isIn, add: addTo } = WeakSet.prototype;
  /** Nobody needs more classes above one, or more wrappings around one. */
  const LONG = 50;

  const isThing = (value: unknown): value is object =>
    (typeof value === 'object' && value !== null) || typeof value === 'function';
  /** Looking into the two collections is slow, and most programs have nothing in them. */
  let anyProxies = false;
  let anyDepths = false;
  const isProxy = (value: unknown): boolean => anyProxies && isThing(value) && apply(isIn, proxies, [value]);
  const depthOf = (value: unknown): number =>
    anyDepths && isThing(value) ? ((apply(depthIn, depths, [value]) as number | undefined) ?? 0) : 0;

  const sizeOf = (value: unknown): number => {
    if (typeof value === 'string') return value.length;
    if (typeof value !== 'object' || value === null) return 0;
    if (isProxy(value)) return 0;
    if (isArray(value)) return value.length;
    if (isView(value)) {
      try {
        return apply(typedLength, value, []);
      } catch {
        return 0;
      }
    }
    const prototype = getPrototypeOf(value);
    try {
      if (prototype === MapPrototype) return apply(mapSize, value, []);
      if (prototype === SetPrototype) return apply(setSize, value, []);
      if (prototype === BufferPrototype) return apply(bufferLength, value, []) / 8;
    } catch {
      return 0;
    }
    return 0;
  };

  return {
    sizeOf,
    isProxy,
    keysOf: (value) =>
      typeof value === 'object' && value !== null && !isArray(value) && !isView(value) && !isProxy(value)
        ? ownKeys(value).length
        : sizeOf(value),
    listOf: (value) => {
      if (!isThing(value)) return sizeOf(value);
      if (!isProxy(value)) {
        if (isArray(value) || isView(value)) return sizeOf(value);
        const own = getOwnPropertyDescriptor(value, 'length');
        const length: unknown = own === undefined ? undefined : own.value;
        if (own === undefined && !('length' in value)) return 0;
        if (typeof length === 'number') return length > 0 ? length : 0;
      }
      throw new TypeErrorHere('A list whose length cannot be known was handed to a built-in function');
    },
    flatOf: (list, depth) => {
      const deepest = depth === undefined ? 1 : +(depth as number);
      let count = 0;
      const walk = (inner: unknown[], left: number): void => {
        count += inner.length;
        if (!(left > 0)) return;
        for (let i = 0; i < inner.length; i += 1) {
          const own = getOwnPropertyDescriptor(inner, i);
          const item: unknown = own === undefined ? undefined : own.value;
          if (isArray(item) && !isProxy(item)) walk(item, left - 1);
        }
      };
      if (isArray(list)) walk(list, deepest);
      return count;
    },
    isLongChain: (value) => {
      if (!isThing(value)) return false;
      let steps = 0;
      let at: object | null = value;
      while (at !== null && steps <= LONG) {
        steps += 1 + depthOf(at);
        // What stands behind a proxy was looked at when it was made.
        at = isProxy(at) ? null : getPrototypeOf(at);
      }
      return steps > LONG;
    },
    wrap: (outer, inner, proxy) => {
      let depth = 1 + depthOf(inner);
      if (isThing(inner) && !isProxy(inner)) {
        // The prototypes of what is wrapped are gone through as well.
        let at = getPrototypeOf(inner);
        for (let steps = 0; at !== null && steps <= LONG; steps += 1) {
          depth += depthOf(at);
          at = isProxy(at) ? null : getPrototypeOf(at);
        }
      }
      apply(setDepth, depths, [outer, depth]);
      anyDepths = true;
      if (!proxy) return;
      apply(addTo, proxies, [outer]);
      anyProxies = true;
    },
  };
}
