/** The files that follow from the weights alone: activations, the numbers of the cases, facts, pictures. */
import { coarseField, dataFileText, exactField, firstRows, rowsOf, tablesOf } from './dataFile.ts';
import { makeExamples, SEED, TESTING, TRAINING } from './dataset.ts';
import { factsText } from './factsFile.ts';
import { draw } from './pictures.ts';
import { LAYERS, record } from './record.ts';
import { depthsOf, probe } from './results.ts';
import { CLASSES } from './shape.ts';
import type { Network } from './weightsFile.ts';

/** The training pictures whose activations the probes are fitted on: the first so many. */
export const PROBED = 1000;

/** Rows that the cases of `knn-probe` can take. */
const CASE_ROWS = 160;

/** The trained weights: for making the rest again, and not part of the problem. */
export const NETWORK = 'scripts/shapes/network.json';

const PROBLEM = 'problems/eecs182/example-difficulty';

/** Path in the checkout, and text. */
export function filesFrom({
  weights,
  about: { seed, versions = {} },
  checksum,
}: Network): Map<string, string> {
  if (seed !== SEED)
    throw new Error(`the network was trained on the pictures of another seed: ${String(seed)}`);
  const training = makeExamples('training', TRAINING);
  const test = makeExamples('test', TESTING);
  const known = record(weights, { ...training, pictures: training.pictures.slice(0, PROBED) });
  const asked = record(weights, test);
  const activations = Object.fromEntries(
    LAYERS.flatMap((layer, at) => {
      // One unit for both sides of a layer: distances between them are what counts.
      const [here = [], there = []] = [known.activations[at], asked.activations[at]];
      const all = [...here, ...there];
      // Six numbers a picture: the logits can afford the digits that the last probe needs to tell close calls.
      const both = layer === 'logits' ? exactField(all, 20) : coarseField(all);
      const rest = { ...both, shape: [there.length, both.shape[1] ?? 1] };
      const width = both.shape[1] ?? 1;
      return [
        [`training.${layer}`, firstRows(both, here.length)],
        [`test.${layer}`, { ...rest, values: both.values.slice(here.length * width) }],
      ] as const;
    }),
  );
  const fieldOf = (name: string) => {
    const found = activations[name];
    if (found === undefined) throw new Error(`there is no layer ${name}`);
    return found;
  };
  const labels = training.labels.slice(0, PROBED);
  const probes = probe(
    LAYERS.map((layer) => rowsOf(fieldOf(`training.${layer}`))),
    labels,
    LAYERS.map((layer) => rowsOf(fieldOf(`test.${layer}`))),
  );
  const exits = exactField(asked.exits, 10_000);
  const results = {
    'test.labels': exactField([...test.labels]),
    'test.final': exactField([...asked.final]),
    'test.exits': exits,
  };
  const forStudents = {
    'training.labels': exactField([...labels]),
    ...results,
    ...activations,
  };
  const forCases = {
    ...results,
    'test.probes': exactField(probes),
    'test.depth': exactField(depthsOf(probes, asked.final)),
    'training.labels': exactField(labels.slice(0, CASE_ROWS)),
    ...Object.fromEntries(
      ['block2', 'block3', 'block5', 'logits'].flatMap((layer) => [
        [`training.${layer}`, firstRows(fieldOf(`training.${layer}`), CASE_ROWS)],
        [`test.${layer}`, firstRows(fieldOf(`test.${layer}`), CASE_ROWS)],
      ]),
    ),
  };
  // From the rounded numbers that students get, so that their run and this one cannot differ.
  const leaving = tablesOf(exits);
  const depth = depthsOf(probes, asked.final);
  const about = {
    made: 'node scripts/shapes/make.ts',
    seed: SEED,
    versions,
    network: checksum,
    classes: [...CLASSES],
    layers: [...LAYERS],
  };
  const files = [
    ['data/activations.json', dataFileText(about, forStudents)],
    ['data/cases.json', dataFileText(about, forCases)],
    ['facts.yaml', factsText(asked.final, test.labels, leaving)],
    ...draw({ examples: test, final: asked.final, depth, exits: leaving }),
  ] as const;
  return new Map(files.map(([name, text]) => [`${PROBLEM}/${name}`, text]));
}
