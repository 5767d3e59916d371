/** Drawings as SVG text: a light sheet with dark ink, so that they read the same on light and on dark pages. */

export const INK = '#1f2328';
export const FAINT = '#6a727c';
export const GRID = '#d5d9de';
export const PAPER = '#fcfcfb';
/** Told apart in grey as well; the first two are enough for any drawing here. */
export const BLUE = '#1f5fa8';
export const ORANGE = '#b4540a';

const FONT = 'system-ui, -apple-system, Segoe UI, Roboto, Helvetica, Arial, sans-serif';

type Attributes = Readonly<Record<string, string | number>>;

export const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** One element; numbers are rounded to hundredths of a pixel, so that drawings stay small and repeatable. */
export function tag(name: string, attributes: Attributes, inside = ''): string {
  const written = Object.entries(attributes).map(([key, value]) => {
    const text = typeof value === 'number' ? String(Math.round(value * 100) / 100 + 0) : escape(value);
    return ` ${key}="${text}"`;
  });
  return inside === '' ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${inside}</${name}>`;
}

export interface Lettering {
  readonly size?: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly fill?: string;
  readonly weight?: number;
}

export const words = (x: number, y: number, text: string, how: Lettering = {}): string =>
  tag(
    'text',
    {
      x,
      y,
      'font-size': how.size ?? 12,
      'text-anchor': how.anchor ?? 'start',
      fill: how.fill ?? INK,
      ...(how.weight === undefined ? {} : { 'font-weight': how.weight }),
    },
    escape(text),
  );

export const line = (x1: number, y1: number, x2: number, y2: number, stroke = GRID): string =>
  tag('line', { x1, y1, x2, y2, stroke, 'stroke-width': 1 });

/** A whole drawing; `title` and `means` are what a screen reader says. */
export function drawing(width: number, height: number, title: string, means: string, inside: string): string {
  const sheet = tag('rect', { width, height, rx: 6, fill: PAPER });
  const told = tag('title', {}, escape(title)) + tag('desc', {}, escape(means));
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
  };
  return `${tag('svg', { ...attributes, role: 'img', 'font-family': FONT }, `${told}\n${sheet}\n${inside}`)}\n`;
}

/** Places along one axis. */
export interface Scale {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
}

export const place = ({ from, to, start, end }: Scale, value: number): number =>
  start + ((value - from) / (to - from)) * (end - start);
