/** The plots that the conceptual parts speak of. */
import type { Operating } from './results.ts';
import { BLUE, drawing, FAINT, INK, line, ORANGE, place, tag, words, type Scale } from './svg.ts';

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [560, 328, 64, 540, 48, 262] as const;
const UP: Omit<Scale, 'from' | 'to'> = { start: BOTTOM, end: TOP };

const heading = (title: string): string => words(LEFT, 26, title, { size: 14, weight: 600 });

const below = (text: string): string =>
  words((LEFT + RIGHT) / 2, HEIGHT - 14, text, { anchor: 'middle', fill: FAINT });

/** Lines across with their values, and what they measure turned along the axis. */
function vertical(
  scale: Scale,
  ticks: readonly number[],
  show: (value: number) => string,
  text: string,
): string {
  const lines = ticks.map((value) => {
    const y = place(scale, value);
    return (
      line(LEFT, y, RIGHT, y) + words(LEFT - 8, y + 4, show(value), { anchor: 'end', size: 11, fill: FAINT })
    );
  });
  const middle = (TOP + BOTTOM) / 2;
  const turned = tag(
    'text',
    {
      x: 16,
      y: middle,
      'font-size': 12,
      'text-anchor': 'middle',
      fill: FAINT,
      transform: `rotate(-90 16 ${middle})`,
    },
    text,
  );
  return [...lines, turned].join('');
}

/** One bar a depth; depths without examples stay empty and say so. */
export function depthHistogram(counts: readonly number[], layers: readonly string[]): string {
  const title = 'Where the test pictures settle';
  const most = Math.ceil(Math.max(...counts) / 50) * 50;
  const scale: Scale = { ...UP, from: 0, to: most };
  const ticks = Array.from({ length: most / 50 + 1 }, (_, at) => 50 * at).filter(
    (value) => value % 100 === 0,
  );
  const means = counts.map((count, depth) => `depth ${depth}: ${count}`).join('; ');
  const inside = [
    heading(title),
    vertical(scale, ticks, String, 'test pictures'),
    ...counts.map((count, depth) => {
      const { x, width } = column(depth, counts.length);
      const y = place(scale, count);
      return (
        tag('rect', { x: x + 4, y, width: width - 8, height: BOTTOM - y, fill: BLUE }) +
        words(x + width / 2, y - 5, String(count), { anchor: 'middle', size: 11 })
      );
    }),
    depthAxis(layers, counts.length),
  ];
  return drawing(WIDTH, HEIGHT, title, means, inside.join('\n'));
}

function column(depth: number, count: number): { readonly x: number; readonly width: number } {
  const width = (RIGHT - LEFT) / count;
  return { x: LEFT + depth * width, width };
}

function depthAxis(layers: readonly string[], count: number): string {
  const names = Array.from({ length: count }, (_, depth) => {
    const { x, width } = column(depth, count);
    const name = layers[depth] ?? 'never';
    return (
      words(x + width / 2, BOTTOM + 16, String(depth), { anchor: 'middle', size: 11 }) +
      words(x + width / 2, BOTTOM + 30, name, { anchor: 'middle', size: 10, fill: FAINT })
    );
  });
  return (
    line(LEFT, BOTTOM, RIGHT, BOTTOM, INK) +
    names.join('') +
    below('prediction depth: the probe from which on all agree')
  );
}

/** Accuracy of the final network over the pictures of each depth, with its standard error. */
export function accuracyPlot(
  accuracy: readonly (number | null)[],
  counts: readonly number[],
  layers: readonly string[],
): string {
  const title = 'How often the final network is right, by prediction depth';
  const scale: Scale = { ...UP, from: 0.4, to: 1 };
  const means = accuracy
    .map((one, depth) => `depth ${depth}: ${one === null ? 'no pictures' : `${(100 * one).toFixed(1)} %`}`)
    .join('; ');
  const points = accuracy.flatMap((one, depth) => {
    if (one === null) return [];
    const { x, width } = column(depth, accuracy.length);
    const spread = Math.sqrt((one * (1 - one)) / (counts[depth] ?? 1));
    return [
      { x: x + width / 2, y: place(scale, one), one, low: one - spread, high: Math.min(1, one + spread) },
    ];
  });
  const inside = [
    heading(title),
    vertical(
      scale,
      [0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1],
      (value) => `${(100 * value).toFixed(0)} %`,
      'accuracy',
    ),
    tag('polyline', {
      points: points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' '),
      fill: 'none',
      stroke: BLUE,
      'stroke-width': 2,
    }),
    ...points.map(
      ({ x, y, low, high }) =>
        line(x, place(scale, low), x, place(scale, high), INK) +
        tag('circle', { cx: x, cy: y, r: 4, fill: BLUE }),
    ),
    ...accuracy.map((one, depth) => {
      const { x, width } = column(depth, accuracy.length);
      return one === null
        ? words(x + width / 2, BOTTOM - 8, 'none', { anchor: 'middle', size: 11, fill: FAINT })
        : '';
    }),
    depthAxis(layers, accuracy.length),
  ];
  return drawing(WIDTH, HEIGHT, title, means, inside.join('\n'));
}

/** Each class's share of pictures at each depth, darker for more. */
export function classPlot(
  shares: readonly (readonly number[])[],
  classes: readonly string[],
  layers: readonly string[],
): string {
  const title = 'Where each class settles';
  const [cell, left] = [48, 84];
  const means = classes
    .map(
      (name, at) =>
        `${name}: ${(shares[at] ?? []).map((share) => `${(100 * share).toFixed(0)} %`).join(', ')}`,
    )
    .join('; ');
  const rows = shares.map((row, at) => {
    const y = 48 + at * 32;
    const cells = row.map((share, depth) => {
      const x = left + depth * cell;
      const strength = Math.min(1, share / 0.6);
      return (
        tag('rect', {
          x,
          y,
          width: cell - 3,
          height: 29,
          fill: BLUE,
          'fill-opacity': 0.06 + 0.94 * strength,
        }) +
        words(x + (cell - 3) / 2, y + 19, `${(100 * share).toFixed(0)}`, {
          anchor: 'middle',
          size: 11,
          fill: strength > 0.8 ? '#ffffff' : INK,
        })
      );
    });
    return words(left - 8, y + 19, classes[at] ?? '', { anchor: 'end' }) + cells.join('');
  });
  const foot = 48 + shares.length * 32;
  const axis = Array.from({ length: shares[0]?.length ?? 0 }, (_, depth) => {
    const x = left + depth * cell + (cell - 3) / 2;
    return (
      words(x, foot + 14, String(depth), { anchor: 'middle', size: 11 }) +
      words(x, foot + 28, layers[depth] ?? 'never', { anchor: 'middle', size: 10, fill: FAINT })
    );
  });
  const width = left + cell * (shares[0]?.length ?? 0) + 16;
  const caption = words(left, foot + 48, 'per cent of the class’s test pictures, by prediction depth', {
    size: 12,
    fill: FAINT,
  });
  return drawing(
    width,
    foot + 62,
    title,
    means,
    [words(16, 26, title, { size: 14, weight: 600 }), ...rows, ...axis, caption].join('\n'),
  );
}

/** Accuracy against mean multiply-adds, one point a threshold, with the whole network beside it. */
export function frontierPlot(
  points: readonly Operating[],
  whole: { readonly cost: number; readonly accuracy: number },
): string {
  const title = 'Accuracy and cost of early exit';
  const along: Scale = { from: 0, to: 2.5e6, start: LEFT, end: RIGHT };
  const scale: Scale = { ...UP, from: 0.75, to: 1 };
  const at = ({ cost, accuracy }: { cost: number; accuracy: number }): { x: number; y: number } => ({
    x: place(along, cost),
    y: place(scale, accuracy),
  });
  const means = `The whole network: ${(whole.cost / 1e6).toFixed(2)} million multiply-adds, ${(100 * whole.accuracy).toFixed(1)} %. Early exit runs from ${describe(points[0])} to ${describe(points.at(-1))}.`;
  const ticks = [0, 0.5, 1, 1.5, 2, 2.5].map((value) => {
    const x = place(along, value * 1e6);
    return (
      line(x, TOP, x, BOTTOM) +
      words(x, BOTTOM + 16, value.toFixed(1), { anchor: 'middle', size: 11, fill: FAINT })
    );
  });
  const end = at(whole);
  const inside = [
    heading(title),
    vertical(scale, [0.75, 0.8, 0.85, 0.9, 0.95, 1], (value) => `${(100 * value).toFixed(0)} %`, 'accuracy'),
    ...ticks,
    line(LEFT, BOTTOM, RIGHT, BOTTOM, INK),
    tag('polyline', {
      points: points.map((one) => `${at(one).x.toFixed(1)},${at(one).y.toFixed(1)}`).join(' '),
      fill: 'none',
      stroke: BLUE,
      'stroke-width': 1.5,
    }),
    ...points.map((one) => tag('circle', { cx: at(one).x, cy: at(one).y, r: 3.5, fill: BLUE })),
    tag('rect', { x: end.x - 5, y: end.y - 5, width: 10, height: 10, fill: ORANGE }),
    words(end.x, end.y - 12, 'whole network, no exits', { anchor: 'middle', size: 11, fill: ORANGE }),
    words(LEFT + 135, BOTTOM - 40, 'one point a threshold', { size: 11, fill: BLUE }),
    below('mean multiply-adds a picture, in millions'),
  ];
  return drawing(WIDTH, HEIGHT, title, means, inside.join('\n'));
}

const describe = (one: Operating | undefined): string =>
  one === undefined
    ? 'nowhere'
    : `${(one.cost / 1e6).toFixed(2)} million at ${(100 * one.accuracy).toFixed(1)} %`;
