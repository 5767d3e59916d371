/** The problem about example difficulty against the network it speaks of: recorded, counted, drawn and told alike. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'mocha';
import { randomFrom } from '../../src/grading/random.ts';
import { dataFileSchema, type DataFile } from '../../src/problem/data.ts';
import { BASELINE, BLOCKS, EXIT_COSTS, HEADS, STEM } from '../../scripts/shapes/architecture.ts';
import { checksumOf, rowsOf, tablesOf } from '../../scripts/shapes/dataFile.ts';
import { makeExamples, TESTING, TRAINING } from '../../scripts/shapes/dataset.ts';
import { compareTexts } from '../../scripts/shapes/drift.ts';
import { factsText } from '../../scripts/shapes/factsFile.ts';
import { argmax, softmax } from '../../scripts/shapes/network.ts';
import { draw } from '../../scripts/shapes/pictures.ts';
import { LAYERS, record } from '../../scripts/shapes/record.ts';
import { accuracyByDepth, baseline, depthsOf, operate, probe } from '../../scripts/shapes/results.ts';
import { drawShape, render, SIDE } from '../../scripts/shapes/shape.ts';
import { readNetwork } from '../../scripts/shapes/weightsFile.ts';

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const PROBLEM = at('problems/eecs182/example-difficulty');
const text = (name: string): string => readFileSync(join(PROBLEM, name), 'utf8');

const dataOf = (name: string): DataFile => dataFileSchema.parse(JSON.parse(text(name)));

function field(file: DataFile, name: string): DataFile['fields'][string] {
  const found = file.fields[name];
  assert.ok(found !== undefined, name);
  return found;
}

describe('Shapes', () => {
  it('are the same pictures every time', () => {
    const [one, other] = [makeExamples('training', 12), makeExamples('training', 12)];
    assert.deepEqual(one, other);
    assert.notDeepEqual(one.pictures, makeExamples('test', 12).pictures);
  });

  it('cover about the area that their formulas give', () => {
    // In units of the squared radius, for aspect a: π, π/a, 1.6², 1.9²/a, 3√3/4 for the triangle.
    const areas = (aspect: number): readonly number[] => [
      Math.PI,
      Math.PI / aspect,
      1.6 ** 2,
      1.9 ** 2 / aspect,
      (3 * Math.sqrt(3)) / 4,
    ];
    const random = randomFrom('areas');
    for (let kind = 0; kind < 5; kind += 1) {
      for (let trial = 0; trial < 20; trial += 1) {
        const shape = {
          ...drawShape(kind, random),
          centre: [SIDE / 2, SIDE / 2] as const,
          background: 0,
          foreground: 1,
          noise: 0,
        };
        const bright = render(shape, random).reduce((sum, grey) => sum + grey / 255, 0);
        const area = (areas(shape.aspect)[kind] ?? 0) * shape.radius ** 2;
        // Sixteen samples a pixel: the border is known to a sixteenth of a pixel or better.
        assert.ok(
          Math.abs(bright - area) < 0.04 * area + 1.5,
          `${JSON.stringify(shape)}: ${bright}, ${area}`,
        );
      }
    }
  });

  it('have a few wrong labels, and classes in equal number', () => {
    const { shapes, labels } = makeExamples('test', TESTING);
    const wrong = labels.filter((label, i) => label !== shapes[i]?.kind).length;
    assert.ok(wrong >= 5 && wrong <= 25, `${wrong} wrong labels`);
    for (let kind = 0; kind < 6; kind += 1) {
      assert.equal(shapes.filter((one) => one.kind === kind).length, TESTING / 6);
    }
  });
});

describe('The network about shapes', () => {
  const network = readNetwork(readFileSync(at('scripts/shapes/network.json'), 'utf8'));
  const cases = dataOf('data/cases.json');
  const activations = dataOf('data/activations.json');
  const labels = field(cases, 'test.labels').values;
  const final = field(cases, 'test.final').values;
  const exits = tablesOf(field(cases, 'test.exits'));

  it('ships files whose checksums fit, made from these weights', () => {
    for (const file of [cases, activations]) {
      assert.equal(file.about['checksum'], checksumOf(file.fields));
      assert.equal(file.about['network'], network.checksum);
      assert.deepEqual(file.about['versions'], network.about['versions']);
    }
  });

  it('notices weights that were changed', () => {
    const other = readFileSync(at('scripts/shapes/network.json'), 'utf8').replace(
      /"values": "../,
      '"values": "zz',
    );
    assert.throws(() => readNetwork(other), /checksum/);
  });

  it('gives the recorded activations, predictions and exits again', () => {
    const sample = 40;
    const test = makeExamples('test', TESTING);
    assert.deepEqual(labels, [...test.labels]);
    const again = record(network.weights, { ...test, pictures: test.pictures.slice(0, sample) });
    assert.deepEqual(final.slice(0, sample), again.final);
    again.exits.forEach((rows, picture) =>
      rows.forEach((row, exit) =>
        row.forEach((p, kind) => {
          const recorded = exits[picture]?.[exit]?.[kind] ?? Number.NaN;
          assert.ok(Math.abs(p - recorded) <= 0.5 / 10_000 + 1e-9, `picture ${picture}, exit ${exit}`);
        }),
      ),
    );
    LAYERS.forEach((layer, index) => {
      const recorded = field(activations, `test.${layer}`);
      const rows = rowsOf(recorded);
      again.activations[index]?.forEach((row, picture) =>
        row.forEach((value, i) => {
          const off = Math.abs(value - (rows[picture]?.[i] ?? Number.NaN));
          assert.ok(off <= 0.5 / recorded.per + 1e-9, `${layer}, picture ${picture}`);
        }),
      );
    });
  });

  it('has the training activations of the first training pictures', () => {
    const training = makeExamples('training', TRAINING);
    const known = field(activations, 'training.labels').values;
    assert.deepEqual(known, training.labels.slice(0, known.length));
    const again = record(network.weights, { ...training, pictures: training.pictures.slice(0, 10) });
    const recorded = field(activations, 'training.block3');
    const rows = rowsOf(recorded);
    again.activations[LAYERS.indexOf('block3')]?.forEach((row, picture) =>
      row.forEach((value, i) =>
        assert.ok(Math.abs(value - (rows[picture]?.[i] ?? Number.NaN)) <= 0.5 / recorded.per + 1e-9),
      ),
    );
  });

  it('has converged, and is far better than its first exit', () => {
    const history = network.about['history'];
    assert.ok(Array.isArray(history));
    const accuracies = history.map((one) => (one as { accuracy: number }).accuracy);
    assert.ok((accuracies.at(-1) ?? 0) > 0.99);
    assert.ok(Math.abs((accuracies.at(-1) ?? 0) - (accuracies.at(-2) ?? 0)) < 0.005);
    const whole = baseline(final, labels).accuracy;
    const atOnce = operate(exits, labels, 2).accuracy;
    assert.ok(whole > 0.95 && atOnce < 0.85, `${whole}, ${atOnce}`);
  });

  it('gives the recorded probes and depths again, for some pictures of every depth', () => {
    const depth = field(cases, 'test.depth').values;
    const chosen = Array.from({ length: LAYERS.length + 1 }, (_, d) => depth.indexOf(d));
    assert.ok(
      chosen.every((picture) => picture >= 0),
      'there is a picture of every depth',
    );
    const table = (side: string): number[][][] =>
      LAYERS.map((layer) => rowsOf(field(activations, `${side}.${layer}`)));
    const test = table('test').map((rows) => chosen.map((picture) => rows[picture] ?? []));
    const probes = probe(table('training'), field(activations, 'training.labels').values, test);
    const recorded = rowsOf(field(cases, 'test.probes'));
    assert.deepEqual(
      probes,
      chosen.map((picture) => recorded[picture]),
    );
    assert.deepEqual(
      depthsOf(
        probes,
        chosen.map((picture) => final[picture] ?? -1),
      ),
      chosen.map((picture) => depth[picture]),
    );
  });

  it('settles on most pictures early, and is right less often on those that settle late', () => {
    const depth = field(cases, 'test.depth').values;
    const early = depth.filter((one) => one <= 4).length / depth.length;
    assert.ok(early > 0.8, `${early}`);
    const accuracy = accuracyByDepth([...depth], [...final], [...labels], LAYERS.length + 1);
    const [few = 0, many = 0] = [accuracy[1] ?? 0, accuracy[7] ?? 1];
    assert.ok(few > many + 0.1, JSON.stringify(accuracy));
  });

  it('counts its multiply-adds as a loop over every weight and place does', () => {
    const loop = (side: number, from: number, to: number, out: number): number => {
      let count = 0;
      for (let place = 0; place < out * out; place += 1)
        for (let k = 0; k < to; k += 1) count += side * side * from;
      return count;
    };
    const trunk = [
      loop(3, 1, 8, 20),
      loop(3, 8, 16, 10) + loop(3, 16, 16, 10) + loop(1, 8, 16, 10),
      2 * loop(3, 16, 16, 10),
      loop(3, 16, 32, 5) + loop(3, 32, 32, 5) + loop(1, 16, 32, 5),
      2 * loop(3, 32, 32, 5),
      2 * loop(3, 32, 32, 5),
    ];
    assert.equal(trunk.length, BLOCKS.length + 1);
    assert.equal(STEM.to, 8);
    const whole = trunk.reduce((sum, one) => sum + one, 0) + 32 * 6;
    assert.equal(BASELINE, whole);
    const heads = [loop(3, 16, 32, 5) + 192, loop(3, 16, 32, 5) + 192, loop(3, 32, 32, 3) + 192];
    assert.equal(heads.length, HEADS.length);
    const upTo = (block: number, exit: number): number =>
      trunk.slice(0, block + 1).reduce((a, b) => a + b, 0) + heads.slice(0, exit).reduce((a, b) => a + b, 0);
    assert.deepEqual(EXIT_COSTS, [upTo(1, 1), upTo(2, 2), upTo(3, 3), whole + upTo(-1, 3)]);
  });

  it('is told by the facts and the pictures as it is recorded', () => {
    assert.equal(text('facts.yaml'), factsText(final, labels, exits));
    const depth = field(cases, 'test.depth').values;
    const pictures = draw({ examples: makeExamples('test', TESTING), final, depth, exits });
    for (const [name, svg] of pictures) assert.equal(text(name), svg, name);
  });
});

describe('Making the data again', () => {
  const shipped = text('facts.yaml');
  const changed = (from: string, to: string): ReturnType<typeof compareTexts> => {
    assert.ok(shipped.includes(from));
    return compareTexts('facts.yaml', shipped, shipped.replace(from, to));
  };

  it('is the same byte for byte, or within what another machine’s arithmetic explains', () => {
    assert.deepEqual(compareTexts('facts.yaml', shipped, shipped), { within: true, says: 'identical' });
    assert.equal(changed('96.6 %', '95.8 %').within, true);
    assert.equal(changed('96.6 %', '90.0 %').within, false);
    assert.equal(changed('1,044,051', '1,084,051').within, true);
    assert.equal(changed('1,044,051', '1,344,051').within, false);
    assert.match(changed('754,116', '954,116').says, /multiply-adds of chosen threshold: 754116 → 954116/);
  });
});

describe('The network’s own arithmetic', () => {
  it('makes probabilities of logits of any size', () => {
    assert.deepEqual(softmax([1000, 1000]), [0.5, 0.5]);
    assert.equal(argmax([0, 3, 3]), 1);
  });
});
