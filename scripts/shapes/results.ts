/** Every figure that the problem speaks of, computed from the recorded numbers with the problem's own reference. */
import {
  accuracyByDepth,
  earlyExit,
  knnPredict,
  predictionDepth,
} from '../../problems/eecs182/example-difficulty/reference.ts';
import { BASELINE, EXIT_COSTS } from './architecture.ts';

/** Neighbours a probe asks, as Baldock et al. (2021) do. */
export const NEIGHBOURS = 30;

/** The thresholds that students try, in nats: 0.05, 0.10, … 1.75; the most that six classes can reach is ln 6 = 1.79. */
export const THRESHOLDS: readonly number[] = Array.from({ length: 35 }, (_, at) => (at + 1) / 20);

/** At which the costs of early exit are asked for. */
export const SHOWN_THRESHOLD = 0.5;

/** The accuracy that a threshold must keep. */
export const LEAST_ACCURACY = 0.9;

/** What the probe of each layer says of each test picture: picture, layer. Both sides hold one table a layer. */
export function probe(
  training: readonly number[][][],
  labels: readonly number[],
  test: readonly number[][][],
): number[][] {
  const count = test[0]?.length ?? 0;
  return Array.from({ length: count }, (_, example) =>
    training.map((rows, layer) => knnPredict(rows, [...labels], test[layer]?.[example] ?? [], NEIGHBOURS)),
  );
}

export const depthsOf = (probes: readonly number[][], final: readonly number[]): number[] =>
  probes.map((one, at) => predictionDepth(one, final[at] ?? -1));

export { accuracyByDepth };

export interface Operating {
  readonly threshold: number;
  /** Mean multiply-adds a picture. */
  readonly cost: number;
  /** Share of right labels. */
  readonly accuracy: number;
  /** Pictures that leave at each exit. */
  readonly leaving: readonly number[];
}

/** What early exit costs and gets right at one threshold. */
export function operate(
  exits: readonly number[][][],
  labels: readonly number[],
  threshold: number,
  costs: readonly number[] = EXIT_COSTS,
): Operating {
  const taken = exits.map((probabilities) => earlyExit(probabilities, threshold));
  const right = taken.filter(({ label }, at) => label === labels[at]).length;
  const cost = taken.reduce((sum, { exit }) => sum + (costs[exit] ?? 0), 0) / taken.length;
  const leaving = costs.map((_, exit) => taken.filter((one) => one.exit === exit).length);
  return { threshold, cost, accuracy: right / taken.length, leaving };
}

/** Early exit at every threshold that students try. */
export const frontier = (exits: readonly number[][][], labels: readonly number[]): Operating[] =>
  THRESHOLDS.map((threshold) => operate(exits, labels, threshold));

/** The cheapest of them that keeps the accuracy. */
export function cheapest(points: readonly Operating[]): Operating {
  const kept = points.filter(({ accuracy }) => accuracy >= LEAST_ACCURACY);
  const [first, ...others] = kept;
  if (first === undefined) throw new Error('no threshold keeps the accuracy');
  return others.reduce((best, one) => (one.cost < best.cost ? one : best), first);
}

/** The whole network without exits: multiply-adds a picture, and share of right labels. */
export function baseline(
  final: readonly number[],
  labels: readonly number[],
): { cost: number; accuracy: number } {
  return { cost: BASELINE, accuracy: final.filter((one, at) => one === labels[at]).length / final.length };
}
