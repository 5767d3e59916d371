/** Tells formulas about another thing, named for contrast, from those about the thing that is asked. */
import type { Formula } from './formulas.ts';
import { gapAfter, gapBefore, sentenceAt, type WordsAround } from './wordsAround.ts';

/** What a part asks about, as its title and its id name it. */
export interface Asked {
  readonly id: string;
  readonly title: string;
}

/** Words that say nothing of which thing it is. */
const EMPTY = new Set(
  (
    'a an the of in on to for as by and or is are was be it its what which where when how why that this these those ' +
    'with at from one ones through again begins begin returns return law formula answer condition loss instead then ' +
    'hence so thus therefore contrast comparison also always only just here now while whereas but however must should'
  ).split(' '),
);
/** Parts of one thing, not other things. */
const ASPECTS =
  /\b(?:bound|limit|margin|upper|lower|left|right|first|second|third|step|part|answer|final|result|condition|case|constraint|inequality|total|overall|solution|claim|reason|check|proof|definition|note|where|with|given|both|together|i\.e|meaning|means that)\b|^\W*\d/i;
const LABEL =
  /(?:^|[.;,\n(|])\s*(?:[-*•]|\d+[.)])?\s*(?<name>\p{L}[\p{L}\p{N} -]{1,50}?)\s*(?:\([^()]*\))?\s*(?::|—|–|=>|→|\|)\s*$/u;
const SUBJECT =
  /^(?:.*(?=[.;,:\n(]|\b(?:while|whereas|but|and)\b))?(?:^|[.;,:\n(]|\b(?:while|whereas|but|and))\s*(?:(?:by|in)\s+contrast,?\s*|instead,?\s*|conversely,?\s*|unlike\s+that,?\s*|for\s+comparison,?\s*|on\s+the\s+other\s+hand,?\s*)?(?:for\s+)?(?:(?<article>an?|the|all|other|every|each|any)\s+)?(?!(?:which|that|where|who|it|this|these|those|they|there|we|i)\b)(?<name>\p{L}[\p{L}\p{N} -]{1,50}?)\s*,?\s*(?:(?:which|that|for\s+which|where)\s+)?(?:(?:instead|however|by\s+contrast|on\s+the\s+other\s+hand|then|also|just|only),?\s*)*(?:(?:has|have|had|satisf(?:y|ies)|obeys?|fulfils?|fulfills?|is|are|means?|meet|meets|would\s+be|would\s+have|would\s+satisfy|needs?|requires?|corresponds?\s+to|lies?|sits?|comes?)\b|(?=[,:]))[^.,;:\n]{0,30}$/isu;

/** "is hard if F and easy if G". */
const PREDICATE =
  /(?:\b(?:is|are|and|or|but|called|counts?\s+as|calls?\s+it)\s+|,\s*)(?<name>[\p{L}-]+(?:\s[\p{L}-]+)?)\s+(?:if|when|iff|where|as\s+long\s+as|means)\s*$/iu;

/** "that gives a hard negative, F". */
const APPOSED = /\b(?<article>an?)\s+(?<name>[\p{L}-]+\s[\p{L}-]+)\s*[,(]?\s*$/iu;
/** "in contrast to the hardest ones (F)". */
const CONTRASTED =
  /\b(?:contrast\s+(?:to|with)|unlike|opposed\s+to|compared\s+(?:to|with))\s+(?:the\s+)?(?<name>\p{L}[\p{L} -]{1,40}?)\s*[,(]?\s*$/iu;
/** "if F, the negative is hard". */
const CALLED_AFTER =
  /^[\s,]*(?:then\s+)?(?:(?:the|an?)\s+\p{L}+|it|this|they)\s+(?:is|are|becomes?|counts?\s+as|would\s+be|is\s+called)\s+(?:an?\s+)?(?<name>\p{L}[\p{L}-]+)/iu;
/** "(hard would be F, easy G)": the word right before the second. */
const BARE = /^\s*[,;]\s*(?:and\s+)?(?<name>\p{L}[\p{L}-]+)\s*$/u;

/** The indices of the formulas that are about something else, where others are about what is asked. */
export function aboutOthers(
  words: WordsAround,
  formulas: readonly Formula[],
  asked: Asked,
): ReadonlySet<number> {
  // "semi-hard" is a word of its own and no kind of "hard".
  const compounds = asked.title.match(/\p{L}+-\p{L}+/gu) ?? [];
  const names = [asked.id, ...compounds].map(squeeze);
  const isCompound = compounds.some((each) => squeeze(each) === squeeze(asked.id));
  const wanted = wordsOf(`${isCompound ? '' : asked.id.replaceAll('-', ' ')} ${asked.title}`);
  const labels = formulas.map((_, at) => labelOf(words, at));
  const isAsked = (label: string): boolean => {
    const flat = squeeze(label);
    return names.some((name) => flat.includes(name)) || (compounds.length === 0 && covers(label, wanted));
  };
  const isNamed = labels.some((label) => label !== undefined && isAsked(label.name));
  const others = new Set<number>();
  for (const [at, label] of labels.entries()) {
    const bare = others.has(at - 1) ? BARE.exec(gapBefore(words, at))?.groups?.['name'] : undefined;
    const name = label?.name ?? bare;
    if (name === undefined || isAsked(name) || ASPECTS.test(name)) continue;
    const said = [...wordsOf(name)];
    const kinds = said.filter((word) => !wanted.has(word));
    // Another kind of what is asked about: "a hard negative" where the question is which negatives are semi-hard.
    const isSibling = label?.isKind === true && kinds.length > 0 && kinds.length < said.length;
    const isOpposite = kinds.some((word) => [...wanted].some((each) => areOpposites(word, each)));
    const isListed = said.length > 0 && said.length <= 3 && (bare !== undefined || label?.isHeading === true);
    const isPiece = said.length === 1 && compounds.some((each) => isPieceOf(said[0] ?? '', each));
    if (isSibling || isOpposite || isPiece || (isListed && (isNamed || bare !== undefined))) others.add(at);
  }
  // "hard: …, easy: …. The condition for those between is therefore …": what is headed like another thing is one.
  const isFree = labels.some((label, at) => !others.has(at) && label?.isHeading !== true);
  if (others.size === 0 || !isFree) return others;
  for (const [at, label] of labels.entries()) {
    if (label?.isHeading !== true || isAsked(label.name) || ASPECTS.test(label.name)) continue;
    if (wordsOf(label.name).size <= 1) others.add(at);
  }
  return others;
}

/** "biased" and "unbiased", "convex" and "non-convex". */
const areOpposites = (one: string, other: string): boolean =>
  [`un${one}`, `in${one}`, `non-${one}`, `non${one}`].includes(other) ||
  [`un${other}`, `in${other}`, `non-${other}`, `non${other}`].includes(one);

/** "hard" of "semi-hard". */
const isPieceOf = (word: string, compound: string): boolean =>
  compound.toLowerCase().split('-').includes(word);

interface Label {
  readonly name: string;
  /** Stands before a colon or a dash, or is said of what the formula holds for. */
  readonly isHeading: boolean;
  /** "a hard negative", "easy negatives": a kind of thing rather than this one. */
  readonly isKind: boolean;
}

/** What the formula is headed with, or what its sentence is about. */
function labelOf(words: WordsAround, at: number): Label | undefined {
  const place = words.places[at] ?? 0;
  const { start } = sentenceAt(words.text, place);
  const gap = gapBefore(words, at).slice(-160);
  const lead = words.text.slice(Math.max(start, place - gap.length), place);
  const isSupposed = /(?:^|[\s,(])(?:if|when|where)\b[^.;:]*$/i.test(lead);
  const after = isSupposed ? CALLED_AFTER.exec(gapAfter(words, at).slice(0, 80)) : null;
  const heading = (LABEL.exec(lead) ?? PREDICATE.exec(lead) ?? after)?.groups;
  const contrasted = CONTRASTED.exec(lead)?.groups?.['name'];
  if (contrasted !== undefined) return { name: contrasted, isHeading: true, isKind: true };
  const found = heading ?? (APPOSED.exec(lead) ?? SUBJECT.exec(lead))?.groups;
  const name = found?.['name'];
  if (name === undefined) return undefined;
  const article = found?.['article']?.toLowerCase() ?? '';
  return {
    name,
    isHeading: heading !== undefined,
    isKind: article === '' || article === 'the' ? /[^s]s\s*$/i.test(name) : true,
  };
}

/** Content words, plurals made singular. */
function wordsOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/\p{L}+(?:-\p{L}+)*/gu) ?? [];
  return new Set(
    words
      .filter((word) => !EMPTY.has(word))
      .map((word) => word.replace(/ies$/, 'y').replace(/(?<=..[^s])s$/, '')),
  );
}

const covers = (label: string, wanted: ReadonlySet<string>): boolean => {
  const said = [...wordsOf(label)];
  return said.length > 0 && said.every((word) => wanted.has(word));
};

const squeeze = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
