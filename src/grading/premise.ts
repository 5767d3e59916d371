/** Tells what a derivation takes as given, or only announces, from what it shows. */
import { headOf } from '../mathematics/definition.ts';
import type { Span } from '../mathematics/span.ts';
import type { WrittenAnswer } from '../submission/answer.ts';
import type { Statement } from './links.ts';
import type { ReadPart } from './mathematicalPart.ts';

/** `assumed`: "suppose that …", or a name that is set a second time. `announced`: "we want to show that …". */
export type Premise = 'assumed' | 'announced';

/** As much text as is looked at on either side of a formula. */
const NEAR = 100;

const FILLER = String.raw`(?:\s|[,:*_"'“”]|\b(?:that|the|this|following|identity|claim|goal|equation|formula|relation|result|statement|we|have|know|it|holds|hold|true|is|now|first|already|simply|just|for|a|moment|case|as|be)\b)*$`;
const ASSUMED = new RegExp(
  String.raw`\b(?:assum(?:e|ed|es|ing)|suppos(?:e|ed|ing)|presuppos(?:e|ing)|granted|taking|given|if|by\s+(?:the\s+)?(?:assumption|hypothesis|definition)|let\s+us\s+(?:accept|believe)|accept(?:ing)?)${FILLER}`,
  'i',
);
const ASSUMED_AFTER =
  /^[\s,.*]*(?:\(?(?:by|as\s+an)\s+(?:the\s+)?(?:assumption|hypothesis)|is\s+(?:assumed|given|taken\s+as\s+given)|is\s+our\s+assumption)/i;
const ANNOUNCED = new RegExp(
  String.raw`(?:\b(?:want|need|have|wish|aim|goal|task|remains?|asked|required|try|going)\b[^.]{0,30}\bto\s+(?:show|prove|verify|derive|establish|see)|\b(?:to\s+(?:show|prove|be\s+shown|be\s+proved)|WTS|to-show|goal|what\s+is\s+to\s+be\s+shown)\s*(?:is)?\s*[:=]?)${FILLER}`,
  'i',
);
const SET = /\b(?:let|define|set|put|denote|redefine|call|write)\b[^.;]{0,40}$/i;

/** How the words around a formula introduce it; undefined for what it simply says. */
export function premiseAt(answer: WrittenAnswer, { start, end }: Span): Premise | undefined {
  const before = plain(answer.source.slice(Math.max(answer.span.start, start - NEAR), start));
  const after = plain(answer.source.slice(end, Math.min(end + NEAR, answer.span.end)));
  const sentence = before.split(/[.!?](?=\s)/).at(-1) ?? '';
  if (ASSUMED.test(sentence) || ASSUMED_AFTER.test(after)) return 'assumed';
  return ANNOUNCED.test(sentence) ? 'announced' : undefined;
}

function plain(text: string): string {
  return text
    .replace(/\n[ \t]*\n/g, ' . ')
    .replace(/\$|\\[()[\]]|`/g, ' ')
    .replace(/\s+/g, ' ');
}

/** "Let A = …. Let A = …": the statements that set a name of the answer's own once more. */
export function resettings(
  statements: readonly Statement[],
  answer: WrittenAnswer,
  own: ReadPart,
): ReadonlySet<Statement> {
  const set = new Set<string>();
  const again = new Set<Statement>();
  for (const statement of statements) {
    const [link] = statement.kind === 'links' ? statement.links : [];
    if (link === undefined || !link.opening || (link.relation !== '=' && link.relation !== ':=')) continue;
    const name = headOf(link.left)?.name;
    if (name === undefined || own.world.types.has(name) || own.world.definitions.has(name)) continue;
    const { start } = link.left.span;
    const words = plain(answer.source.slice(Math.max(answer.span.start, start - NEAR), start));
    if (set.has(name) && (link.relation === ':=' || SET.test(words))) again.add(statement);
    set.add(name);
  }
  return again;
}
