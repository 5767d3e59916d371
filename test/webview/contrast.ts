/** Measures the contrast of every visible piece of text against what is painted behind it. Runs in the page. */

export interface Faint {
  readonly text: string;
  readonly ratio: number;
  readonly color: string;
  readonly background: string;
}

/**
 * Texts whose contrast (WCAG 2.2, 1.4.3) is below `least`. Follows slots into shadow trees and blends
 * translucent layers. Unavailable controls and what screen readers alone see are exempt, as in WCAG.
 */
export function faintTexts(least: number): Faint[] {
  type Rgba = readonly [number, number, number, number];
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (!canvas) throw new Error('No canvas.');

  const read = (css: string): Rgba => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = css;
    canvas.fillRect(0, 0, 1, 1);
    const [r = 0, g = 0, b = 0, a = 0] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (top: Rgba, bottom: Rgba): Rgba => {
    const [r, g, b, a] = top;
    return [r * a + bottom[0] * (1 - a), g * a + bottom[1] * (1 - a), b * a + bottom[2] * (1 - a), 1];
  };
  const luminance = ([r, g, b]: Rgba): number => {
    const linear = (c: number): number =>
      c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4;
    return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  };
  const parentOf = (element: Element): Element | null => {
    if (element.assignedSlot) return element.assignedSlot;
    const root = element.getRootNode();
    return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  };
  const backgroundOf = (element: Element): Rgba => {
    const layers: Rgba[] = [];
    for (let at: Element | null = element; at; at = parentOf(at)) {
      const layer = read(getComputedStyle(at).backgroundColor);
      layers.push(layer);
      if (layer[3] === 1) break;
    }
    return layers.reduceRight<Rgba>((below, layer) => over(layer, below), [255, 255, 255, 1]);
  };
  const isExempt = (element: Element): boolean => {
    for (let at: Element | null = element; at; at = parentOf(at)) {
      if (at.getAttribute('aria-disabled') === 'true' || at.classList.contains('unseen')) return true;
      if (at.classList.contains('katex-mathml')) return true;
    }
    return !element.checkVisibility();
  };

  const faint: Faint[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent?.trim() ?? '';
    const owner = node.parentElement;
    if (text === '' || !owner || isExempt(owner)) continue;
    const holder = owner.shadowRoot?.querySelector('slot:not([name])') ?? owner;
    const background = backgroundOf(holder);
    const { color } = getComputedStyle(holder);
    const [a, b] = [luminance(over(read(color), background)), luminance(background)];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < least)
      faint.push({ text: text.slice(0, 40), ratio, color, background: background.join(' ') });
  }
  return faint;
}
