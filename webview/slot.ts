/** A place on the page that repaints only when its data has changed, and keeps focus, scroll and open details. */
import { nodes } from './element.ts';
import type { Child } from './element.ts';

/** Paints `host` from `data` (plain JSON). The first entry of `data` is its subject: another one starts afresh. */
export type Paint = (data: readonly [subject: unknown, ...rest: unknown[]], make: () => Child) => void;

export function paintedSlot(host: HTMLElement): Paint {
  let last: string | undefined;
  let lastSubject: string | undefined;
  return (data, make) => {
    const now = JSON.stringify(data);
    if (now === last) return;
    const subject = JSON.stringify(data[0]);
    const restore = keepPlace(host, subject === lastSubject);
    last = now;
    lastSubject = subject;
    host.replaceChildren(...nodes([make()]));
    for (const details of host.querySelectorAll('details')) {
      details.dataset['painted'] = details.open ? 'open' : 'closed';
    }
    restore();
  };
}

/**
 * Remembers where the focus is in `host` and, for the same subject, what the reader opened and closed, by the
 * `data-key` of elements; the function it returns does it again.
 */
function keepPlace(host: HTMLElement, sameSubject: boolean): () => void {
  const open = new Map<string, boolean>();
  for (const details of sameSubject ? host.querySelectorAll<HTMLDetailsElement>('details[data-key]') : []) {
    // Only what the reader toggled: a case that starts to fail opens by itself.
    const asPainted = details.dataset['painted'] === 'open';
    if (details.open !== asPainted) open.set(details.dataset['key'] ?? '', details.open);
  }
  const active = document.activeElement;
  const focused = active instanceof HTMLElement && host.contains(active) ? active : undefined;
  return () => {
    for (const [key, isOpen] of open) {
      const details = find(host, key);
      if (details instanceof HTMLDetailsElement) details.open = isOpen;
    }
    if (!focused) return;
    const again = focused.dataset['key'] === undefined ? undefined : find(host, focused.dataset['key']);
    // The last hint takes its button with it: the heading of the section is the nearest thing left.
    const next = again ?? host.querySelector<HTMLElement>('[tabindex="-1"]');
    next?.focus({ preventScroll: true });
    // A button below what it has revealed moves down; it must not leave the window with the focus on it.
    if (again && sameSubject) again.scrollIntoView({ block: 'nearest' });
  };
}

function find(host: HTMLElement, key: string): HTMLElement | null {
  return host.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
}
