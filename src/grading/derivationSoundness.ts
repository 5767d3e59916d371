/** Tries everything that a shown derivation says, so that a wrong one cannot ship. */
import { readMathematics } from '../mathematics/reading.ts';
import { completeIndices } from '../mathematics/indexCompletion.ts';
import { EvaluationFailure } from '../mathematics/scope.ts';
import type { RandomName, RandomWorld } from '../mathematics/simulation.ts';
import { readSymbolType } from '../mathematics/symbolType.ts';
import type { SymbolTable } from '../mathematics/symbols.ts';
import type { Derivation, DerivationStep } from '../problem/derivation.ts';
import { derivationPart } from '../problem/kinds/derivation.ts';
import { PartFault, readPart, type ReadPart } from './mathematicalPart.ts';
import { tryCount, trySlope } from './shownCalculus.ts';
import { statementsIn, tryDimensions, tryStatement, isDerivative, type Trial } from './shownStatement.ts';
import type { Unsound } from './unsound.ts';

/** What was found out about a derivation. */
export interface DerivationExamined {
  /** Equations, shapes, counts and bounds that were tried, wrong variants included. */
  readonly tried: number;
  /** Of those, how many by simulation. */
  readonly simulated: number;
  /** Steps in which nothing is to be computed, and which say so. */
  readonly stated: number;
  /** By path as in the derivation's file: `['steps', 2, 'holds', 0]`. */
  readonly faults: readonly Unsound[];
}

/** Draws for one mean at one point: its standard error is a 45th of the scatter. */
const DRAWS = 2000;

/** What follows says where the line holds. */
const CONDITION = /(?:\\[,;!]|\\q?quad|\s)*\\text\{\s*(?:where|for|if|when|wherever|as long as)\b[^{}]*\}/;

/** What was examined in this process: a set is proven, packed and proven again. */
const known = new Map<string, DerivationExamined>();
const MOST_KNOWN = 200;

/** Pure; milliseconds for an equation, a tenth of a second for most simulations. */
export function examineDerivation(derivation: Derivation, symbols: SymbolTable): DerivationExamined {
  const key = JSON.stringify([derivation, symbols]);
  const examined = known.get(key) ?? examineAfresh(derivation, symbols);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, examined);
  return examined;
}

function examineAfresh(derivation: Derivation, symbols: SymbolTable): DerivationExamined {
  try {
    return new Examination(derivation, symbols).examine();
  } catch (error) {
    if (!(error instanceof PartFault)) throw error;
    const remedy = 'Correct the types, the deviations or the givens: the rest was not tried.';
    return {
      tried: 0,
      simulated: 0,
      stated: 0,
      faults: [{ path: ['symbols'], what: error.message, remedy }],
    };
  }
}

class Examination {
  readonly #derivation: Derivation;
  readonly #own: ReadPart;
  #world: RandomWorld;
  #tried = 0;
  #simulated = 0;
  #stated = 0;
  readonly #faults: Unsound[] = [];

  constructor(derivation: Derivation, symbols: SymbolTable) {
    const random = derivation.random ?? {};
    this.#derivation = derivation;
    // The same names, types and givens as a part has that asks for a derivation.
    const asPart = derivationPart.parse({
      kind: 'derivation',
      id: 'shown',
      label: '-',
      title: derivation.title,
      points: 1,
      key: '0 = 0',
      symbols: {
        ...derivation.symbols,
        ...Object.fromEntries(Object.entries(random).map(([name, { normal: _, ...rest }]) => [name, rest])),
      },
      givens: derivation.givens,
    });
    this.#own = readPart(asPart, symbols);
    const drawn = new Map<string, RandomName>();
    for (const [name, { type, normal }] of Object.entries(random)) {
      const read = readSymbolType(type);
      if (read.kind === 'fault') throw new PartFault(`The type of \`${name}\` is wrong: ${read.message}`);
      drawn.set(name, { type: read, deviation: this.#own.read(String(normal)) });
    }
    this.#world = { ...this.#own.world, random: drawn, draws: derivation.draws ?? DRAWS };
  }

  examine(): DerivationExamined {
    this.#derivation.steps.forEach((step, at) => this.#examineStep(step, at));
    return {
      tried: this.#tried,
      simulated: this.#simulated,
      stated: this.#stated,
      faults: this.#faults,
    };
  }

  #examineStep(step: DerivationStep, at: number): void {
    const before = this.#world;
    this.#checkUses(step, at);
    const line = step.states === undefined ? this.#tryLine(step.tex, at) : { isTried: false };
    for (const [index, text] of (step.holds ?? []).entries())
      this.#tryEquation(text, ['steps', at, 'holds', index]);
    for (const [index, text] of (step.rejects ?? []).entries()) {
      this.#tryWrong(text, ['steps', at, 'rejects', index]);
    }
    for (const [text, dimensions] of Object.entries(step.shapes ?? {})) {
      this.#trySafely(text, ['steps', at, 'shapes', text], () =>
        tryDimensions(this.#own.read(text), this.#own.readDimensions(dimensions), this.#world),
      );
    }
    for (const [text, count] of Object.entries(step.multiplies ?? {})) {
      this.#trySafely(text, ['steps', at, 'multiplies', text], () =>
        tryCount(this.#own.read(text), this.#own.read(count), this.#world),
      );
    }
    for (const [index, { of, by, is, where }] of (step.slopes ?? []).entries()) {
      this.#trySafely(`d(${of})/d(${by}) = ${is}`, ['steps', at, 'slopes', index], () =>
        trySlope(
          {
            of: this.#own.read(of),
            by,
            is: this.#own.read(is),
            where: where === undefined ? undefined : this.#own.read(where),
          },
          this.#world,
        ),
      );
    }
    const checks = [
      step.holds,
      step.slopes,
      Object.keys(step.shapes ?? {}),
      Object.keys(step.multiplies ?? {}),
    ];
    const isChecked = line.isTried || checks.some((each) => each !== undefined && each.length > 0);
    const isDefinition = this.#world !== before && line.untried === undefined;
    if (isChecked) return;
    if (step.states !== undefined || isDefinition) {
      this.#stated += 1;
      return;
    }
    this.#faults.push({
      path: ['steps', at, 'tex'],
      what: `Nothing in step ${at + 1} was tried: ${line.untried ?? 'it says nothing that can be computed'}.`,
      remedy:
        'Declare its names under `symbols` or `random`, add equations under `holds`, or say under `states` why there is nothing to compute.',
    });
  }

  /** The line itself, as far as it can be read and computed. */
  #tryLine(tex: string, at: number): { readonly isTried: boolean; readonly untried?: string } {
    const { table, options } = this.#own;
    const [said = tex, condition] = tex.split(CONDITION, 2);
    const reading = readMathematics(said, 0, table, { ...options, notation: 'latex' });
    if (reading.kind === 'unreadable') {
      return { isTried: false, untried: `the line cannot be read as mathematics (${reading.message})` };
    }
    let isTried = false;
    let untried: string | undefined;
    for (const statement of statementsIn(completeIndices(reading.expression, this.#world.types))) {
      const { trials, world } = tryStatement(statement, this.#world, condition !== undefined);
      this.#world = world;
      for (const trial of trials) {
        if (trial.kind === 'untried') untried ??= trial.why;
        if (trial.kind === 'definition' && isDerivative(trial.head)) {
          untried ??= 'a derivative is tried under `slopes`';
        }
        if (trial.kind === 'holds' || trial.kind === 'false' || trial.kind === 'coarse') {
          isTried = true;
          this.#take(trial, tex, ['steps', at, 'tex']);
        }
      }
    }
    return untried === undefined ? { isTried } : { isTried, untried };
  }

  #tryEquation(text: string, path: Unsound['path']): void {
    for (const trial of this.#trialsOf(text, path)) this.#take(trial, text, path);
  }

  #tryWrong(text: string, path: Unsound['path']): void {
    const trials = this.#trialsOf(text, path);
    if (trials.length === 0 || trials.some(({ kind }) => kind === 'false')) {
      this.#tried += trials.length;
      return;
    }
    this.#faults.push({
      path,
      what: `\`${text}\` is listed as wrong, but no difference was found.`,
      remedy:
        'If it is wrong, raise `draws` or choose a variant that can be told apart; if it is right, remove it.',
    });
  }

  #trialsOf(text: string, path: Unsound['path']): readonly Trial[] {
    try {
      return statementsIn(this.#own.read(text)).flatMap((each) => tryStatement(each, this.#world).trials);
    } catch (error) {
      this.#takeFault(error, path);
      return [];
    }
  }

  #trySafely(text: string, path: Unsound['path'], attempt: () => Trial): void {
    try {
      this.#take(attempt(), text, path);
    } catch (error) {
      this.#takeFault(error, path);
    }
  }

  #take(trial: Trial, text: string, path: Unsound['path']): void {
    switch (trial.kind) {
      case 'holds':
        this.#tried += 1;
        if (trial.by === 'simulation') this.#simulated += 1;
        break;
      case 'definition':
      case 'false':
      case 'coarse':
      case 'untried': {
        const verb = trial.kind === 'false' ? 'does not hold' : 'could not be tried';
        const why = trial.kind === 'definition' ? `\`${trial.head.name}\` has no value here` : trial.why;
        this.#faults.push({
          path,
          what: `\`${text}\` ${verb}: ${why}.`,
          remedy: 'Mend the equation, or the step that it stands for.',
        });
        break;
      }
      default:
        trial satisfies never;
    }
  }

  #takeFault(error: unknown, path: Unsound['path']): void {
    if (!(error instanceof PartFault || error instanceof EvaluationFailure)) throw error;
    this.#faults.push({
      path,
      what: error.message,
      remedy: 'Declare the names under `symbols`, and write the equation as an answer would be written.',
    });
  }

  /** `line 3` can only rest on lines 1 and 2. */
  #checkUses({ uses }: DerivationStep, at: number): void {
    for (const [index, use] of (uses ?? []).entries()) {
      const line = /^line (\d+)$/.exec(use)?.[1];
      if (line === undefined || (Number(line) >= 1 && Number(line) <= at)) continue;
      this.#faults.push({
        path: ['steps', at, 'uses', index],
        what: `Step ${at + 1} uses \`${use}\`, which does not stand before it.`,
        remedy: 'Name an earlier line: lines are counted from 1.',
      });
    }
  }
}
