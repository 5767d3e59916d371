/** Whether one formula of an answer is what is asked for, and what is wrong with it if not. */
import { expandDefinitions, type Definitions } from '../mathematics/definition.ts';
import { areEqual, compareExpressions } from '../mathematics/equality.ts';
import type { World } from '../mathematics/equality.ts';
import type { Expression } from '../mathematics/expression.ts';
import { completeIndices, dropForeignIndices, resolveHomonyms } from '../mathematics/indexCompletion.ts';
import { countFromOne } from '../mathematics/numbering.ts';
import { readMathematics } from '../mathematics/reading.ts';
import { showsPiece } from '../mathematics/rewriting.ts';
import { rowsToColumns, writesRows } from '../mathematics/rowConvention.ts';
import { sameTree, walk } from '../mathematics/structure.ts';
import { widenSums } from '../mathematics/sumScope.ts';
import { toTex } from '../mathematics/tex.ts';
import { findUnknown } from '../mathematics/unknown.ts';
import type { UnknownSymbol } from '../mathematics/unknown.ts';
import type { FormulaPart } from '../problem/kinds/formula.ts';
import { at, unknownJudgement } from './findings.ts';
import type { Candidate } from './formulaCandidates.ts';
import { judgeWrong, keyExpression, lastSide } from './formulaMistake.ts';
import type { Finding, Judgement } from './judgement.ts';
import type { ReadPart } from './mathematicalPart.ts';

/** One formula that could be the answer, judged by itself. */
export function judgeOne(part: FormulaPart, candidate: Candidate, own: ReadPart, world: World): Judgement {
  const { formula } = candidate;
  const given = own.world.definitions;
  const made = new Map([...world.definitions].filter(([name]) => !given.has(name)));
  // What the answer's own names stand for is put in first, so that families get their index back everywhere.
  const whole = expandDefinitions(widenSums(candidate.expression, world.types), made);
  const plain = dropForeignIndices(resolveHomonyms(whole, own.homonyms), world.types);
  const columns = writesRows([plain], world.types) ? rowsToColumns(plain, world.types) : plain;
  const seen = completeIndices(columns, world.types);
  const understood = toTex(candidate.expression);
  const unknown = unknownIn(seen, world);
  if (unknown) return unknownJudgement(unknown, own.table, understood);
  const direct = matchRight(part, seen, own, world);
  if (direct) return { ...direct, understood };
  if (formula.reading.ambiguous) {
    const other = readMathematics(formula.text, formula.span.start, own.table, {
      ...own.options,
      notation: formula.notation,
      slash: 'other',
    });
    const side = other.kind === 'read' ? lastSide(other.expression) : undefined;
    const match =
      side &&
      matchRight(part, completeIndices(dropForeignIndices(side, world.types), world.types), own, world);
    if (match && side) {
      const finding: Finding = {
        severity: 'information',
        message: `A slash followed by a product can be read in two ways; it was read as $${toTex(side)}$. Brackets make it plain.`,
        place: at(formula.span),
      };
      return { ...match, findings: [...match.findings, finding], understood: toTex(side) };
    }
  }
  if (isEntry(part, candidate, made, own, world)) {
    return {
      verdict: 'correct',
      credit: 1,
      reason: 'The formula is right for every entry.',
      diagnoses: [],
      findings: [],
      understood,
    };
  }
  return fromZero(part, seen, own, world) ?? { ...judgeWrong(part, candidate, seen, own, world), understood };
}

/** `y_i = g_i x_i / s`: what the key gives as a vector, entry by entry. */
function isEntry(
  part: FormulaPart,
  candidate: Candidate,
  made: Definitions,
  own: ReadPart,
  world: World,
): boolean {
  const { expression: whole } = candidate.formula.reading;
  const statement = (whole.kind === 'list' ? whole.items : [whole]).find(
    ({ span }) => span.start === candidate.relation?.span.start,
  );
  if (statement?.kind !== 'relation' || statement.first.kind !== 'indexed') return false;
  const [index, ...others] = statement.first.indices;
  const body = statement.links.at(-1)?.expression;
  if (index?.kind !== 'symbol' || others.length > 0 || world.types.has(index.name) || body === undefined)
    return false;
  const lengths = [...walk(body)].flatMap((node) => {
    const isTaken = node.kind === 'indexed' && node.indices.some((each) => sameTree(each, index));
    const type = isTaken && node.base.kind === 'symbol' ? world.types.get(node.base.name) : undefined;
    return type?.kind === 'vector' ? [type.length] : [];
  });
  const [of] = lengths;
  if (of === undefined || part.mustUse.length > 0) return false;
  const types = new Map([...world.types, [index.name, { kind: 'index', of } as const]]);
  const key = keyExpression(own);
  const entry: Expression = { kind: 'indexed', base: key, indices: [index], span: key.span };
  return areEqual(entry, expandDefinitions(body, made), { ...world, types });
}

/** Right for those who number from zero, as programs do. */
function fromZero(part: FormulaPart, seen: Expression, own: ReadPart, world: World): Judgement | undefined {
  const comparison = compareExpressions(keyExpression(own), seen, world);
  if (comparison.kind !== 'failed' || comparison.reason !== 'range') return undefined;
  const match = matchRight(part, countFromOne(seen, world.types), own, world);
  if (match === undefined) return undefined;
  const message = 'Here the members are numbered from 0, where the question numbers them from 1.';
  const finding: Finding = { severity: 'information', message, place: at(comparison.span) };
  return { ...match, findings: [...match.findings, finding], understood: toTex(seen) };
}

function unknownIn(seen: Expression, world: World): UnknownSymbol | undefined {
  return findUnknown(seen).find(
    (each) =>
      !world.types.has(each.name) &&
      !world.definitions.has(each.name) &&
      each.name !== 'I' &&
      each.name !== 'ones',
  );
}

function matchRight(part: FormulaPart, seen: Expression, own: ReadPart, world: World): Judgement | undefined {
  const key = keyExpression(own);
  if (areEqual(key, seen, world)) {
    const missing = part.mustUse.find(
      (piece) => !showsPiece(seen, completeIndices(own.read(piece), world.types), world),
    );
    if (missing === undefined) {
      return { verdict: 'correct', credit: 1, reason: 'The formula is right.', diagnoses: [], findings: [] };
    }
    return {
      verdict: 'incorrect',
      credit: 0,
      reason:
        'This is true, but it only says again what the question gives. Write it in terms of the pieces that the question asks for.',
      diagnoses: [],
      findings: [{ severity: 'error', message: 'This restates the question.', place: at(seen.span) }],
    };
  }
  for (const { equals, when, verdict, because } of part.accept) {
    const ties = new Map(Object.entries(when ?? {}));
    const other = completeIndices(own.read(equals), world.types);
    if (!areEqual(other, seen, { ...world, ties })) continue;
    return { verdict, credit: verdict === 'correct' ? 1 : 0.5, reason: because, diagnoses: [], findings: [] };
  }
  return undefined;
}
