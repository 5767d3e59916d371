/** Replaces constructors, and the built-ins that need more than a price; evaluated inside the context with the meter. */
import type { Extent } from './extent.ts';

/**
 * Runs *inside* the context and refers to nothing outside itself. `charge` takes a number of operations; `tooLong` says
 * that the line which runs puts too many objects behind one another; `construct` is the one that costs nothing.
 */
export function replaceMakers(
  charge: (count: number) => void,
  tooLong: () => void,
  construct: typeof Reflect.construct,
  { sizeOf, isLongChain, isProxy, wrap }: Extent,
): void {
  type Native = (...given: unknown[]) => unknown;
  const { apply, ownKeys, getOwnPropertyDescriptor, defineProperty } = Reflect;
  const { isArray } = Array;
  const TypeErrorHere = TypeError;
  const global = globalThis as unknown as Record<string, unknown>;
  const define = (holder: object, key: string | symbol, value: unknown): void => {
    defineProperty(holder, key, { __proto__: null, value } as PropertyDescriptor);
  };

  const NativeArray = Array;
  const NativeProxy = Proxy;
  const { revocable } = NativeProxy;
  const { stringify } = JSON;
  const { raw: rawText } = String;
  // Called under whatever name it goes by, it pays for the length that it makes.
  const Lists = function (...given: unknown[]): unknown {
    const kind = new.target;
    const made = construct(
      NativeArray,
      given,
      kind === undefined || kind === Lists ? NativeArray : kind,
    ) as unknown;
    charge(sizeOf(made));
    return made;
  };
  const statics = ownKeys(NativeArray);
  for (let i = 0; i < statics.length; i += 1) {
    const key = statics[i] as string | symbol;
    defineProperty(Lists, key, getOwnPropertyDescriptor(NativeArray, key) as PropertyDescriptor);
  }
  // Built-ins that make a list of the kind of another pay for it themselves; asking for the constructor is slow.
  defineProperty(Lists, Symbol.species, {
    get(this: unknown) {
      return this === Lists ? undefined : this;
    },
  });
  define(NativeArray.prototype, 'constructor', Lists);
  global['Array'] = Lists;
  const Proxies = function (target: object, handler: ProxyHandler<object>): unknown {
    const made = new NativeProxy(target, handler);
    wrap(made, target, true);
    if (isLongChain(made)) tooLong();
    return made;
  };
  define(Proxies, 'prototype', undefined);
  (Proxies as unknown as Record<string, unknown>)['revocable'] = (
    target: object,
    handler: ProxyHandler<object>,
  ) => {
    const made = revocable(target, handler);
    wrap(made.proxy, target, true);
    if (isLongChain(made.proxy)) tooLong();
    return made;
  };
  global['Proxy'] = Proxies;
  // Every value that is gone through pays, those too that leave no text.
  JSON.stringify = (value: unknown, replacer?: unknown, space?: string | number): string => {
    if (isArray(replacer)) throw new TypeErrorHere('JSON.stringify was given a list of keys');
    const text = stringify(
      value,
      function (this: unknown, key: string, item: unknown): unknown {
        charge(1);
        return typeof replacer === 'function' ? apply(replacer as Native, this, [key, item]) : item;
      },
      space,
    );
    charge(sizeOf(text));
    return text;
  };
  String.raw = (pieces: { raw: readonly string[] }, ...given: unknown[]): string => {
    const { raw } = pieces;
    if (!isArray(raw) || isProxy(raw)) throw new TypeErrorHere('String.raw was given no list');
    const text = apply(rawText, undefined, [{ raw }, ...given]);
    charge(raw.length + text.length);
    return text;
  };
  // A prototype can also be set as if it were a property.
  const proto = getOwnPropertyDescriptor(Object.prototype, '__proto__') as PropertyDescriptor;
  const setProto = proto.set as (this: unknown, value: unknown) => void;
  defineProperty(Object.prototype, '__proto__', {
    ...proto,
    set(this: unknown, value: unknown) {
      apply(setProto, this, [value]);
      if (isLongChain(this)) tooLong();
    },
  });
}
