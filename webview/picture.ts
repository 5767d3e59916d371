/** Shows a picture of the statement; what an SVG draws in `currentColor` takes the theme's own colour. */
import { element } from './element.ts';
import type { PictureView } from './view.ts';

/** Painted pictures whose colours follow the theme. */
const drawn = new WeakMap<HTMLImageElement, string>();

/** Pictures stay `img` elements, so that whatever an SVG file holds can neither run nor load anything. */
export function picture(view: PictureView, alt: string): HTMLImageElement {
  switch (view.kind) {
    case 'raster':
      return element('img', { src: view.address, alt });
    case 'svg': {
      const image = element('img', { src: drawing(view.text), alt, class: 'drawing' });
      drawn.set(image, view.text);
      return image;
    }
    default:
      return view satisfies never;
  }
}

/** Draws again what follows the theme's colours; to be called when the theme has changed. */
export function recolour(root: HTMLElement): void {
  for (const image of root.querySelectorAll<HTMLImageElement>('img.drawing')) {
    const text = drawn.get(image);
    if (text !== undefined) image.src = drawing(text);
  }
}

function drawing(text: string): string {
  const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
  const root = parsed.documentElement;
  const readable = root instanceof SVGElement && parsed.querySelector('parsererror') === null;
  if (readable) root.style.setProperty('color', getComputedStyle(document.body).color);
  const shown = readable ? new XMLSerializer().serializeToString(root) : text;
  return `data:image/svg+xml,${encodeURIComponent(shown)}`;
}
