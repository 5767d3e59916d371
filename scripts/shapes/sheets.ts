/** Sheets of pictures: the same shapes that the network saw, enlarged, with what became of them. */
import type { Examples } from './dataset.ts';
import { greyPng } from './png.ts';
import { CLASSES, SIDE } from './shape.ts';
import { drawing, FAINT, ORANGE, tag, words } from './svg.ts';

export interface Chosen {
  readonly index: number;
  readonly depth: number;
  readonly final: number;
}

const EDGE = 64;
const [ACROSS, STEP_X, STEP_Y, LEFT, TOP] = [6, 114, 112, 22, 44] as const;

/** Rows of six; below each its label, its depth, and what the network says where that is something else. */
export function sheet(title: string, means: string, examples: Examples, chosen: readonly Chosen[]): string {
  const rows = Math.ceil(chosen.length / ACROSS);
  const cells = chosen.map((one, at) => {
    const x = LEFT + (at % ACROSS) * STEP_X;
    const y = TOP + Math.floor(at / ACROSS) * STEP_Y;
    return cell(x, y, examples, one);
  });
  const width = LEFT + ACROSS * STEP_X;
  return drawing(
    width,
    TOP + rows * STEP_Y + 4,
    title,
    means,
    [words(LEFT, 26, title, { size: 14, weight: 600 }), ...cells].join('\n'),
  );
}

function cell(x: number, y: number, { pictures, labels }: Examples, { index, depth, final }: Chosen): string {
  const picture = pictures[index];
  const label = labels[index] ?? 0;
  if (picture === undefined) throw new Error(`there is no picture ${index}`);
  const png = greyPng(picture, SIDE, SIDE).toString('base64');
  const image = tag('image', {
    x,
    y,
    width: EDGE,
    height: EDGE,
    style: 'image-rendering:pixelated',
    href: `data:image/png;base64,${png}`,
  });
  const says = final === label ? `depth ${depth}` : `depth ${depth}: ${CLASSES[final] ?? ''}`;
  return [
    image,
    words(x, y + EDGE + 15, CLASSES[label] ?? '', { size: 12 }),
    words(x, y + EDGE + 30, says, { size: 11, fill: final === label ? FAINT : ORANGE }),
  ].join('');
}
