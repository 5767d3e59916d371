/** The pictures of the problem's statement, drawn from what was recorded. */
import type { Examples } from './dataset.ts';
import { accuracyPlot, classPlot, depthHistogram, frontierPlot } from './plots.ts';
import { LAYERS } from './record.ts';
import { accuracyByDepth, baseline, operate, THRESHOLDS } from './results.ts';
import { CLASSES } from './shape.ts';
import { sheet, type Chosen } from './sheets.ts';

/** What is known of each test picture. */
export interface Seen {
  readonly examples: Examples;
  readonly final: readonly number[];
  readonly depth: readonly number[];
  readonly exits: readonly number[][][];
}

/** Pictures of each class on a sheet. */
const A_CLASS = 3;

/** Thresholds so small that hardly a picture leaves: the right end of the curve. */
const FEWER_LEAVE = [0, 0.0005, 0.002, 0.005, 0.01, 0.02];

/** Path in the problem's folder, and SVG. */
export function draw(seen: Seen): Map<string, string> {
  const { examples, final, depth, exits } = seen;
  const depths = LAYERS.length + 1;
  const counts = Array.from({ length: depths }, (_, at) => depth.filter((one) => one === at).length);
  const accuracy = accuracyByDepth([...depth], [...final], [...examples.labels], depths);
  const shares = CLASSES.map((_, kind) => {
    const own = depth.filter((_one, at) => examples.labels[at] === kind);
    return Array.from(
      { length: depths },
      (_unused, at) => own.filter((one) => one === at).length / own.length,
    );
  });
  const [easy, hard] = [choose(seen, 1), choose(seen, -1)];
  return new Map([
    ['pictures/easy.svg', sheet('Settled early', say(easy, examples), examples, easy)],
    ['pictures/hard.svg', sheet('Settled late', say(hard, examples), examples, hard)],
    ['pictures/depths.svg', depthHistogram(counts, LAYERS)],
    ['pictures/accuracy-by-depth.svg', accuracyPlot(accuracy, counts, LAYERS)],
    ['pictures/depth-by-class.svg', classPlot(shares, CLASSES, LAYERS)],
    [
      'pictures/frontier.svg',
      frontierPlot(
        [...FEWER_LEAVE, ...THRESHOLDS].map((threshold) => operate(exits, examples.labels, threshold)),
        baseline(final, examples.labels),
      ),
    ],
  ]);
}

/** The same number of every class: those that settle first, or last; of equals those that the network is surest, or least sure of. */
function choose({ examples, final, depth, exits }: Seen, order: 1 | -1): Chosen[] {
  const doubt = (index: number): number => 1 - Math.max(...(exits[index]?.at(-1) ?? []));
  return CLASSES.flatMap((_, kind) =>
    depth
      .map((one, index) => ({ index, depth: one, final: final[index] ?? 0 }))
      .filter(({ index }) => examples.labels[index] === kind)
      .sort((a, b) => order * (a.depth - b.depth || doubt(a.index) - doubt(b.index)) || a.index - b.index)
      .slice(0, A_CLASS),
  );
}

const say = (chosen: readonly Chosen[], { labels }: Examples): string =>
  chosen
    .map(({ index, depth, final }) => {
      const [label, found] = [CLASSES[labels[index] ?? 0] ?? '', CLASSES[final] ?? ''];
      return `${label}, depth ${depth}${label === found ? '' : `, taken for ${found === 'ellipse' ? 'an' : 'a'} ${found}`}`;
    })
    .join('; ');
