/** Which rows a number in a sentence belongs to. */
import { type Mention, isUnlisted } from './mentions.ts';
import { firstMentions } from './pairing.ts';

type Entity = Extract<Mention, { kind: 'entity' }>;
type Value = Extract<Mention, { kind: 'value' }>;

/** What stays in mind from one sentence to the next. */
export interface Carry {
  readonly entity?: string;
  /** The one row that all that is asked for is of. */
  readonly topic?: string;
  readonly attribute?: string;
  /** The rows named so far, each at its last mention. */
  readonly recent?: readonly string[];
  /** The only column of the sentence before. */
  readonly column?: string;
  /** The rows of the sentence before, if it listed them without any number. */
  readonly listed?: readonly string[];
}

const JOINED =
  /^[\s,]*(?:and|or|&|\/|,|as well as|resp\.?)[\s,]*(?:the\s+)?$|^\s*\)?\s*=\s*(?:[\p{L}#]+\s*\(\s*)?$/iu;
const COMPARED = /\b(?:times|than|vs\.?|versus|compared (?:to|with)|as \w+ as|over)\s*(?:the\s+)?$|[×x]\s*$/i;
const EACH = /^\s*(?:\p{L}+\s+)?each\b/iu;
const SHARED = /\b(?:same|equal|identical|both|each|all)\b[^,;:]{0,20}$/i;
const IN_BRACKETS = /^\s*[\p{L}²³/%]{0,12}\.?\s*\(\s*$/u;
const TOWARDS =
  /^[^,;:(]{0,40}(?:\(\s*)?\b(?:for|of|in|by|with|at|to)\s+(?:the\s+)?(?:\w+\s)?(?:\w+\s*[=:]\s*)?$|^\s*(?:params?|parameters|flops)?\s*\(\s*$|^\s*@\s*$/i;

/** "2,300 m³/s and that of the Elbe 860 m³/s" */
const OF_ANOTHER = /\b(?:and|while|but|against)\s+(?:that|those|the one|the ones|only|at|with)\b/i;
/** "65 W against 15 W for Merlin" */
const AGAINST =
  /\b(?:against|versus|vs\.?|compared (?:to|with)|instead of|rather than)\s+(?:only\s+|just\s+)?[~≈]?\s*$/i;

/** "1.0M, which is 49 % of what the whole network takes": with another number, of the next clause. */
const GOES_ON = /[,;(][^]*\d/;

export function ownersOf(
  value: Value,
  next: Value | undefined,
  entities: readonly Entity[],
  text: string,
  carry: Carry,
): readonly string[] {
  // "From 2.6M (76.3 %) to 26M (85.1 %)"
  const beside = entities.findLast((each) => each.to <= value.from);
  if (beside && /^\s*\(\s*[~≈]?\s*$/.test(text.slice(beside.to, value.from))) return [beside.name];
  const target = targetOf(value, next, entities, text, carry.entity);
  if (target) return joinedWith(target, entities, text, 1);
  const outside = entities.filter((each) => !isInAside(each, value, text));
  const before = (outside.length > 0 ? outside : entities).findLast((each) => each.to <= value.from);
  if (before && SHARED.test(text.slice(before.to, value.from))) {
    // "NN1 is larger than NN2, at the same 1.6B FLOPs"; "NN1 and NN2 both 1.6B, ResNet-50 3.8B"
    const named = firstMentions(entities.filter((each) => each.to <= value.from)).map(({ name }) => name);
    return /\bboth\b/i.test(text.slice(before.to, value.from)) ? named.slice(-2) : named;
  }
  const subject = before && subjectBeside(before, value, entities, text);
  if (subject) return [subject.name];
  if (before) return joinedWith(before, entities, text, -1);
  // "They cost the same, 1.6B FLOPs each: NN1 has …, NN2 has …"
  if (EACH.test(text.slice(value.to)) || SHARED.test(text.slice(0, value.from))) {
    const named = firstMentions(entities.filter((each) => each.from >= value.to)).map(({ name }) => name);
    if (named.length >= 2) return named;
  }
  const isSetAgainst =
    carry.entity !== undefined && next !== undefined && AGAINST.test(text.slice(value.to, next.from));
  if (isSetAgainst && carry.entity !== undefined) return [carry.entity];
  // "3.8B FLOPs (2.4 times NN1)" is not of NN1.
  const later = entities.find(
    (each) =>
      each.from >= value.to &&
      !isUnlisted(each.name) &&
      !(carry.entity !== undefined && isBracketed(each, text)) &&
      !(carry.entity !== undefined && COMPARED.test(text.slice(value.to, each.from))) &&
      !(
        carry.entity !== undefined &&
        (GOES_ON.test(text.slice(value.to, each.from)) || hasOwn(each, value, next, text))
      ),
  );
  if (later) return joinedWith(later, entities, text, 1);
  // "Both need 1.6B FLOPs." takes up the two rows named last.
  if (
    /\b(?:both|each)\b[^,;.]{0,40}$/i.test(text.slice(0, value.from)) ||
    /^[^,;.]{0,30}\b(?:in|for|of|with|by)\s+(?:either|both|each)\b/i.test(text.slice(value.to))
  ) {
    const both = (carry.recent ?? []).slice(-2);
    if (both.length > 0 || carry.entity === undefined) return both;
  }
  return carry.entity === undefined ? [] : [carry.entity];
}

/** "It draws 65 W, Merlin only 15 W": behind a comma, with a number of its own. */
const hasOwn = (entity: Entity, value: Value, next: Value | undefined, text: string): boolean =>
  next !== undefined &&
  next.from >= entity.to &&
  /^[^:]*[,;]\s*(?:(?:and|but|while|whereas)\s+)?(?:the\s+)?$/i.test(text.slice(value.to, entity.from)) &&
  !/[.,;:()]/.test(text.slice(entity.to, next.from)) &&
  /\p{L}/u.test(text.slice(entity.to, next.from));

/** In brackets, however they go on. */
export function isBracketed({ from, to }: Entity, text: string): boolean {
  const open = text.lastIndexOf('(', from);
  const close = text.indexOf(')', to);
  return (
    open >= 0 && close >= 0 && !/[)\n]/.test(text.slice(open, from)) && !/[(\n]/.test(text.slice(to, close))
  );
}

/** "A takes 1.0M (49 % of B's 2.1M), and …": B is spoken of inside the brackets only. */
function isInAside({ from, to }: Entity, value: Value, text: string): boolean {
  const open = text.lastIndexOf('(', from);
  if (open < 0 || text.slice(open, from).includes(')')) return false;
  const close = text.indexOf(')', to);
  return close >= 0 && close < value.from && /\d/.test(text.slice(open, from) + text.slice(to, close));
}

/**
 * "A has 140M, more than B with 25.6M, but 1.6B FLOPs": after the number of a row that is only compared with, "but" goes
 * back to the row that the sentence is about.
 */
function subjectBeside(
  before: Entity,
  value: Value,
  entities: readonly Entity[],
  text: string,
): Entity | undefined {
  const at = entities.indexOf(before);
  const lead = text.slice(entities[at - 1]?.to ?? Math.max(0, before.from - 60), before.from);
  const gap = text.slice(before.to, value.from);
  if (
    !COMPARED.test(lead) ||
    !/\d/.test(gap) ||
    !/,?\s*\b(?:but|yet|though|although|while)\b[^,;]*$/i.test(gap)
  )
    return undefined;
  return entities[at - 1];
}

/** "1.6B FLOPs for NN1": the row that a number is handed to. */
function targetOf(
  value: Value,
  next: Value | undefined,
  entities: readonly Entity[],
  text: string,
  owner?: string,
): Entity | undefined {
  const following = entities.find((each) => each.from >= value.to && (!next || each.from < next.from));
  if (!following) return undefined;
  const between = text.slice(value.to, following.from);
  // "3,488 m (Vostok), 42 m (Casey)"
  const isLabel = IN_BRACKETS.test(between) && /^\s*\)/.test(text.slice(following.to));
  // "1.5B (GPT-3 has …)" goes on about something else.
  const isAside = isUnlisted(following.name) && IN_BRACKETS.test(between);
  if (isLabel) return following;
  // "A has 7.5M (B, the small one, has 2M)": the brackets are about B, and hold its own number.
  const isRemark =
    /\(\s*$/.test(between) &&
    /^[^()]*\d/.test(text.slice(following.to)) &&
    (owner !== undefined || entities.some((each) => each.to <= value.from));
  return TOWARDS.test(between) &&
    !OF_ANOTHER.test(between) &&
    !COMPARED.test(between) &&
    !isAside &&
    !isRemark
    ? following
    : undefined;
}

/**
 * "140M parameters and 1.6B FLOPs for NN1 and 7.5M parameters and 1.6B FLOPs for NN2": a number whose row before it was
 * already handed another number belongs to the row that the next number is handed to.
 */
export function takeFromNext(
  values: readonly Value[],
  owners: (readonly string[])[],
  entities: readonly Entity[],
  text: string,
): void {
  const targets = values.map((value, at) => targetOf(value, values[at + 1], entities, text));
  for (const at of [...values.keys()].reverse()) {
    const [value, next] = [values[at], values[at + 1]];
    const nextOwners = owners[at + 1];
    if (!value || !next || !nextOwners || targets[at]) continue;
    if (text.slice(value.to, next.from).includes(')')) continue;
    const between = entities.some((each) => each.from >= value.to && each.to <= next.from);
    const before = entities.findLast((each) => each.to <= value.from);
    if (!between && before && targets.slice(0, at).includes(before) && targets.slice(at + 1).some(Boolean)) {
      owners[at] = nextOwners;
    }
  }
}

/** "NN1 and NN2 cost …": the row and those joined to it. */
function joinedWith(
  entity: Entity,
  entities: readonly Entity[],
  text: string,
  direction: 1 | -1,
): readonly string[] {
  const owners = [entity.name];
  let at = entities.indexOf(entity);
  for (;;) {
    const current = entities[at];
    const other = entities[at + direction];
    if (!current || !other) return owners;
    const gap = direction === 1 ? text.slice(current.to, other.from) : text.slice(other.to, current.from);
    // A bare comma joins only in a list that an "and" ends: "Compared with NN1, NN2 has …" names one row.
    if (!JOINED.test(gap) || (/^\s*,\s*$/.test(gap) && owners.length === 1)) return owners;
    owners.push(other.name);
    at += direction;
  }
}
