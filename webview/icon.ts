/** Small line drawings, always beside the word that they stand for and so hidden from screen readers. */
import type { Standing } from '../src/tutor/wording.ts';

export type IconName =
  Standing | 'error' | 'warning' | 'information' | 'question' | 'passed' | 'failed' | 'errored' | 'not-run';

const SVG = 'http://www.w3.org/2000/svg';
const RING = 'M8 1.75a6.25 6.25 0 1 1 0 12.5a6.25 6.25 0 0 1 0-12.5z';
const TRIANGLE = 'M8 2.2 14.4 13.5H1.6z';
const EXCLAIM = 'M8 6.2v3.6M8 11.4v.4';
const TICK = 'M5.1 8.3 7.2 10.4 11 5.9';
const CROSS = 'M5.7 5.7l4.6 4.6M10.3 5.7l-4.6 4.6';
const QUESTION = 'M6.3 6.4a1.75 1.75 0 1 1 2.5 1.6c-.55.3-.8.65-.8 1.3M8 11.3v.4';

/** Outlines by name, on a grid of 16 by 16. */
const LINES: { readonly [name in IconName]: readonly string[] } = {
  correct: [RING, TICK],
  partial: [RING, 'M8 1.75a6.25 6.25 0 0 1 0 12.5z'],
  incorrect: [RING, CROSS],
  ungradable: [TRIANGLE, EXCLAIM],
  review: [
    'M8 2.2a2.6 2.6 0 1 1 0 5.2a2.6 2.6 0 0 1 0-5.2z',
    'M2.8 13.8c.3-2.9 2.4-4.4 5.2-4.4s4.9 1.5 5.2 4.4',
  ],
  skipped: [RING, 'M3.7 12.3 12.3 3.7'],
  fault: ['M9.2 1.8 3.6 9.2h3.9l-.8 5 5.7-7.4H8.5z'],
  unanswered: [RING],
  unchecked: [RING, 'M5.2 8h.4M7.8 8h.4M10.4 8h.4'],
  error: [RING, CROSS],
  warning: [TRIANGLE, EXCLAIM],
  information: [RING, 'M8 7.3v3.9M8 4.7v.4'],
  question: [RING, QUESTION],
  passed: ['M3.4 8.5 6.4 11.6 12.6 4.8'],
  failed: ['M4.2 4.2l7.6 7.6M11.8 4.2l-7.6 7.6'],
  errored: [TRIANGLE, EXCLAIM],
  'not-run': ['M5 8h6'],
};

export function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('class', `icon icon-${name}`);
  svg.setAttribute('aria-hidden', 'true');
  LINES[name].forEach((d, i) => {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', d);
    // The right half of "partly right" is painted, so that it is told by shape and not by colour.
    if (name === 'partial' && i === 1) path.setAttribute('class', 'filled');
    svg.append(path);
  });
  return svg;
}
