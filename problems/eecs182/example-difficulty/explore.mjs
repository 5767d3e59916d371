// Runs your solution.ts on everything that the trained network did with the 1200 test pictures.
// It needs Node 22.18 or newer, in a terminal in this folder:
//
//   node explore.mjs
//
// What is not written yet in solution.ts is left out. Change this file as you like; it is not handed in.

import { readFileSync, writeFileSync } from 'node:fs';
import * as solution from './solution.ts';

// For you to fill in: the multiply-adds of ONE picture that leaves at exit 1, 2, 3, and at the network's own head.
const COSTS = [0, 0, 0, 0];

const NEIGHBOURS = 30;
const THRESHOLDS = Array.from({ length: 35 }, (_, i) => (i + 1) / 20);

const { about, fields } = JSON.parse(readFileSync(new URL('data/activations.json', import.meta.url), 'utf8'));

/** A field as numbers, lists of numbers, or lists of tables. */
function read(name) {
  const { shape, per, values } = fields[name];
  const nest = ([length, ...inner], start) => {
    if (length === undefined) return values[start] / per;
    const width = inner.reduce((product, one) => product * one, 1);
    return Array.from({ length }, (_, i) => nest(inner, start + i * width));
  };
  return nest(shape, 0);
}

const labels = read('test.labels');
const final = read('test.final');
const exits = read('test.exits');
const percent = (share) => (share === null ? '  none' : `${(100 * share).toFixed(2).padStart(6)} %`);

/** Runs one section, and says so where a function is not written yet. */
function section(title, run) {
  console.log(`\n${title}`);
  try {
    run();
  } catch (error) {
    if (!/not written yet/.test(String(error))) throw error;
    console.log('  (not written yet)');
  }
}

const share = (predicted) => predicted.filter((label, i) => label === labels[i]).length / labels.length;

section('The whole network', () => console.log(`  accuracy ${percent(share(final))}`));

let depth;
section(`Probes: ${NEIGHBOURS} nearest of ${fields['training.labels'].shape[0]} training pictures`, () => {
  const known = read('training.labels');
  const probes = labels.map(() => []);
  for (const layer of about.layers) {
    const train = read(`training.${layer}`);
    read(`test.${layer}`).forEach((x, i) => probes[i].push(solution.knnPredict(train, known, x, NEIGHBOURS)));
    const predicted = probes.map((one) => one.at(-1));
    const agreeing = predicted.filter((label, i) => label === final[i]).length / labels.length;
    console.log(
      `  ${layer.padEnd(7)} right ${percent(share(predicted))}   agrees with the network ${percent(agreeing)}`,
    );
  }
  depth = probes.map((one, i) => solution.predictionDepth(one, final[i]));
});

section('Prediction depth', () => {
  if (depth === undefined) throw new Error('not written yet');
  const layers = about.layers.length + 1;
  const accuracy = solution.accuracyByDepth(depth, final, labels, layers);
  for (let one = 0; one < layers; one += 1) {
    const count = depth.filter((d) => d === one).length;
    console.log(
      `  depth ${one}: ${String(count).padStart(4)} pictures, the network is right on ${percent(accuracy[one])}`,
    );
  }
});

section('Early exit', () => {
  const points = [];
  for (const threshold of THRESHOLDS) {
    const taken = exits.map((probabilities) => solution.earlyExit(probabilities, threshold));
    const leaving = COSTS.map((_, exit) => taken.filter((one) => one.exit === exit).length);
    const cost = taken.reduce((sum, { exit }) => sum + COSTS[exit], 0) / taken.length;
    const told = cost > 0 ? `, mean multiply-adds ${Math.round(cost)}` : '';
    const accuracy = share(taken.map((one) => one.label));
    points.push({ cost, accuracy });
    const counts = leaving.map((count) => String(count).padStart(5)).join('');
    console.log(
      `  threshold ${threshold.toFixed(2)}: accuracy ${percent(accuracy)}, leaving at each exit${counts}${told}`,
    );
  }
  if (COSTS.every((one) => one === 0)) {
    console.log(
      '  (fill in COSTS at the top of explore.mjs to see the multiply-adds, and a drawing of them)',
    );
    return;
  }
  writeFileSync(new URL('frontier.svg', import.meta.url), drawing(points));
  console.log('  drawn in frontier.svg');
});

/** Accuracy from 70 to 100 % upwards, cost from 0 to the dearest exit to the right. */
function drawing(points) {
  const dots = points.map(({ cost, accuracy }) => {
    const [x, y] = [50 + (420 * cost) / Math.max(...COSTS), 260 - (220 * (accuracy - 0.7)) / 0.3];
    return `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="4" fill="#1f5fa8"/>`;
  });
  const lines = [0.7, 0.8, 0.9, 1].map((accuracy) => {
    const y = 260 - (220 * (accuracy - 0.7)) / 0.3;
    return `<path d="M50 ${y}H470" stroke="#ccc"/><text x="8" y="${y + 4}">${Math.round(100 * accuracy)} %</text>`;
  });
  const label = `<text x="50" y="290">mean multiply-adds a picture, 0 to ${Math.max(...COSTS)}</text>`;
  const inside = ['<rect width="500" height="300" fill="#fff"/>', ...lines, ...dots, label].join('\n');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 500 300" font-family="sans-serif" font-size="12">\n${inside}\n</svg>\n`;
}
