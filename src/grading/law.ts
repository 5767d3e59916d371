/** Judges an answer that is a probability law, such as w ~ N(0, I/σ²). */
import { areEqual, compareExpressions, type World } from '../mathematics/equality.ts';
import type { DistributionNode, Expression, RelationNode } from '../mathematics/expression.ts';
import { define, definitionIn, expandDefinitions, mentions } from '../mathematics/definition.ts';
import type { Definitions } from '../mathematics/definition.ts';
import { walk } from '../mathematics/structure.ts';
import { dropIdleIndices } from '../mathematics/indexCompletion.ts';
import { toTex } from '../mathematics/tex.ts';
import { findUnknown } from '../mathematics/unknown.ts';
import type { WrittenAnswer } from '../submission/answer.ts';
import { at, unknownJudgement, type ReadFormula } from './findings.ts';
import { instancesIn } from './examples.ts';
import { diagnoseGenerically } from './generic.ts';
import type { Finding, Judgement } from './judgement.ts';
import { asScalarCovariance } from './covariance.ts';
import type { ReadMisconception, ReadPart } from './mathematicalPart.ts';
import { distributionIn, judgeForeignFamily, judgeParameters, rightLaw } from './lawFamily.ts';
import { againstItself, isGlossOn } from './lawGloss.ts';
import { scaledLaw, square, throughScale, type Claim } from './lawScaling.ts';
import { asDiagnosis } from './wrongForm.ts';

/** The last claim of a law in the answer, judged; undefined if there is none. */
export function judgeLaw(
  key: Expression,
  written: readonly ReadFormula[],
  own: ReadPart,
  answer: WrittenAnswer,
): Judgement | undefined {
  const plain = dropIdleIndices(
    written.map(({ reading }) => reading.expression),
    own.world.types,
  );
  const readable = written.map((formula, place): ReadFormula => {
    const expression = plain[place] ?? formula.reading.expression;
    return { ...formula, reading: { ...formula.reading, expression } };
  });
  const wanted = distributionIn(key);
  const names = definitionsIn(readable, own);
  if (wanted !== undefined && wanted.family !== 'normal') {
    const spelledOut = readable.map((formula): ReadFormula => {
      const expression = expandDefinitions(formula.reading.expression, names);
      return { ...formula, reading: { ...formula.reading, expression } };
    });
    return judgeParameters(wanted, spelledOut, own);
  }
  const claims = readable.flatMap((formula) => {
    const claim = throughScale(claimIn(formula, answer.source), readable, own);
    if (claim === undefined) return [];
    const mean = claim.mean && expandDefinitions(claim.mean, names);
    return { ...claim, ...(mean && { mean }), covariance: expandDefinitions(claim.covariance, names) };
  });
  if (wanted === undefined) return undefined;
  const stated = withoutExamples(claims, readable, own);
  const explicit = stated.filter(({ formula }) => distributionIn(formula.reading.expression) !== undefined);
  const claim = (explicit.length > 0 ? explicit : stated).at(-1);
  if (claim === undefined) return judgeForeignFamily(wanted, readable);
  const judged = judgeClaim(wanted, claim, own);
  const others = stated.filter(
    (each) => each !== claim && judgeClaim(wanted, each, own).verdict !== judged.verdict,
  );
  const gloss = others.find((each) => isGlossOn(claim.formula, each.formula, answer));
  if (gloss !== undefined && judged.verdict === 'correct')
    return againstItself(judgeClaim(wanted, gloss, own));
  const [other] = others;
  if (other === undefined) return judged;
  const contradiction: Finding = {
    severity: 'warning',
    message: 'This says something else than the law itself. The law counts; make the two agree.',
    place: at(other.formula.span),
  };
  return { ...judged, findings: [...judged.findings, contradiction] };
}

/** Without laws in numbers, `N(0, I/8)` for D = 64, beside one that holds for every size. */
function withoutExamples(
  claims: readonly Claim[],
  readable: readonly ReadFormula[],
  own: ReadPart,
): readonly Claim[] {
  if (instancesIn(readable, own).length === 0) return claims;
  const general = claims.filter(({ covariance }) =>
    findSymbols(covariance).some((name) => own.world.types.has(name)),
  );
  return general.length > 0 ? general : claims;
}

/** Names that the answer gives a value itself: `Σ = I/σ²`. */
function definitionsIn(readable: readonly ReadFormula[], own: ReadPart): Definitions {
  let definitions: Definitions = new Map();
  for (const { reading } of readable) {
    const { expression } = reading;
    for (const each of expression.kind === 'list' ? expression.items : [expression]) {
      const made = each.kind === 'relation' ? (definitionIn(each) ?? squareIn(each)) : undefined;
      if (made === undefined || own.world.types.has(made.head.name) || made.head.name === 'I') continue;
      if (distributionIn(made.body) === undefined && !mentions(made.body, made.head.name))
        definitions = define(definitions, made.head, made.body);
    }
  }
  return definitions;
}

/** `s² = 2/n` says that s is the root of it. */
function squareIn(relation: RelationNode): ReturnType<typeof definitionIn> {
  const { first } = relation;
  const isSquare = first.kind === 'power' && first.exponent.kind === 'number' && first.exponent.value === 2;
  const made = isSquare ? definitionIn({ ...relation, first: first.base }) : undefined;
  return made && { ...made, body: { kind: 'root', radicand: made.body, span: made.body.span } };
}

function claimIn(formula: ReadFormula, source: string): Claim | undefined {
  const { expression } = formula.reading;
  const law = distributionIn(expression);
  if (law) {
    // N(w; 0, Σ) names its variable first.
    const [mean, covariance] = law.parameters.slice(-2);
    if (mean === undefined || covariance === undefined || law.family !== 'normal') return undefined;
    const sides = [...walk(expression)].flatMap((node) =>
      node.kind === 'relation' ? [node.first, ...node.links.map((link) => link.expression)] : [],
    );
    const side = [expression, ...sides].find((each) => scaledLaw(each)?.law === law);
    const factor = side && scaledLaw(side)?.factor;
    if (factor === undefined) return { mean, covariance, formula };
    const { span } = covariance;
    const scaled = { kind: 'multiply', factors: [square(factor), covariance], span } as const;
    return { mean: { kind: 'multiply', factors: [factor, mean], span }, covariance: scaled, formula };
  }
  const last = expression.kind === 'relation' ? expression.links.at(-1)?.expression : expression;
  if (last === undefined || last.kind === 'space') return undefined;
  const first = expression.kind === 'relation' ? expression.first : undefined;
  const ofFunction = first?.kind === 'function' && (first.name === 'var' || first.name === 'cov');
  const words = formula.before;
  const after = source.slice(formula.span.end, formula.span.end + 40).toLowerCase();
  if (ofFunction || /(co)?variance/.test(words)) return { covariance: last, formula };
  if (
    /standard deviation|std|\bsd\b|deviation/.test(words) ||
    /^\W*(is the )?standard deviation/.test(after)
  ) {
    return { covariance: square(last), formula };
  }
  if (expression.kind !== 'relation' && formula.alone) return { covariance: last, formula };
  return undefined;
}

function findSymbols(expression: Expression): readonly string[] {
  return [...walk(expression)].flatMap((node) => (node.kind === 'symbol' ? [node.name] : []));
}

function judgeClaim(wanted: DistributionNode, written: Claim, own: ReadPart): Judgement {
  const { world } = own;
  const claim = { ...written, covariance: asScalarCovariance(written.covariance, world) };
  const understood = toTex(claim.formula.reading.expression);
  const [mean, covariance] = wanted.parameters;
  if (mean === undefined || covariance === undefined) throw new Error('the key of a law has two parameters');
  const unknown = findUnknown(claim.covariance).find(
    (each) => !world.types.has(each.name) && each.name !== 'I' && each.name !== 'ones',
  );
  if (unknown) return unknownJudgement(unknown, own.table, understood);
  if (claim.mean && !isEqual(mean, claim.mean, world)) {
    const message =
      'The mean is not right. What is left on average, when everything that is as likely to be as its negative cancels?';
    return wrong(message, claim.mean, [], understood);
  }
  if (isEqual(covariance, claim.covariance, world)) return rightLaw(understood);
  const comparison = compareExpressions(covariance, claim.covariance, world);
  if (comparison.kind === 'failed') return unread(claim.covariance, understood);
  const named = findLawMisconception(claim.covariance, own.misconceptions, world);
  if (named)
    return wrong(`${named.message} ${named.ask}`, claim.covariance, [asDiagnosis(named)], understood);
  const generic = diagnoseGenerically([covariance], claim.covariance, world);
  const help = generic
    ? `${generic.message} ${generic.ask ?? ''}`
    : 'Which variance does the question ask for, and what does a factor do to the variance of what it stands before?';
  const message = `The variance is not right. ${help}`;
  return wrong(message.replace(/\s+/g, ' ').trim(), claim.covariance, generic ? [generic] : [], understood);
}

function isEqual(a: Expression, b: Expression, world: World): boolean {
  return areEqual(a, b, world);
}

function findLawMisconception(
  covariance: Expression,
  misconceptions: readonly ReadMisconception[],
  world: World,
): ReadMisconception | undefined {
  return misconceptions.find((each) =>
    each.equals.some((form) => {
      const variance = distributionIn(form)?.parameters[1] ?? form;
      return isEqual(variance, covariance, world);
    }),
  );
}

/** A covariance that has no value here is asked about; it may well be right. */
function unread(covariance: Expression, understood: string): Judgement {
  const message =
    'This covariance was read but cannot be compared with anything. Write it as a number times the identity $I$: what stands before the $I$?';
  return {
    verdict: 'ungradable',
    credit: 0,
    reason: message,
    diagnoses: [],
    findings: [{ severity: 'error', message, place: at(covariance.span) }],
    understood,
  };
}

function wrong(
  message: string,
  place: Expression,
  diagnoses: Judgement['diagnoses'],
  understood: string,
): Judgement {
  const findings: Finding[] = [{ severity: 'error', message, place: at(place.span) }];
  return {
    verdict: 'incorrect',
    credit: 0,
    reason: diagnoses[0]?.message ?? message,
    diagnoses,
    findings,
    understood,
  };
}
