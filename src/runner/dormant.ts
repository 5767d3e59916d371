/**
 * In the child, before anything else: what must not be frozen yet while an image of the process is made.
 *
 * An engine that wakes from an image first adds the youngest parts of the language to its built-ins, and ends at once
 * where it may not. So constructors, prototypes and namespaces are only noted then, and frozen on waking.
 */
import { startupSnapshot } from 'node:v8';

/** Whether this process is about to be written down, not to run anything. Node answers with a number. */
export const isDormant = Boolean(
  (startupSnapshot as typeof startupSnapshot | undefined)?.isBuildingSnapshot(),
);

interface Open {
  readonly thing: object;
  /** How many properties of its own it had when it should have been frozen. */
  readonly size: number;
}

const { freeze, hasOwn } = Object;
const { ownKeys, getOwnPropertyDescriptor } = Reflect;
const open: Open[] = [];
const known = new WeakSet<object>();
let globals: ReadonlySet<PropertyKey> = new Set();
let keepsOpen = false;

function freezeUnlessOpen<T extends object>(thing: T): T {
  known.add(thing);
  const isMethod = typeof thing === 'function' && !hasOwn(thing, 'prototype');
  if (!keepsOpen || isMethod) return freeze(thing);
  open.push({ thing, size: ownKeys(thing).length });
  return thing;
}

// The lockdown keeps the `freeze` that it finds while it is loaded, which is next.
if (isDormant) Object.freeze = freezeUnlessOpen as typeof Object.freeze;

/** To be called once the lockdown is loaded: gives the realm its own `freeze` back. */
export function restoreFreeze(): void {
  Object.freeze = freeze;
}

/** Does `harden` to the realm; in an image, as far as the engine allows. */
export function hardenDormant(harden: () => void): void {
  keepsOpen = isDormant;
  harden();
  keepsOpen = false;
  globals = new Set(ownKeys(globalThis));
}

/** Freezes what was left open, and what the engine has added to it and to the global object since. */
export function freezeOpen(): void {
  for (const { thing } of open) freeze(thing);
  for (const { thing, size } of open) if (ownKeys(thing).length !== size) freezeBelow(thing);
  for (const name of ownKeys(globalThis)) {
    if (!globals.has(name)) freezeNew(getOwnPropertyDescriptor(globalThis, name)?.value);
  }
}

/** Freezes what the lockdown has not seen, and all that it leads to. */
function freezeNew(thing: unknown): void {
  if ((typeof thing !== 'function' && typeof thing !== 'object') || thing === null || known.has(thing))
    return;
  known.add(freeze(thing));
  freezeBelow(thing);
  freezeNew(Reflect.getPrototypeOf(thing));
}

function freezeBelow(thing: object): void {
  for (const name of ownKeys(thing)) {
    const own = getOwnPropertyDescriptor(thing, name);
    freezeNew(own?.value);
    freezeNew(own?.get);
    freezeNew(own?.set);
  }
}
