/** Tells formulas that an answer claims from those that it only mentions: denied, struck out, quoted from elsewhere. */
import type { Span } from '../mathematics/span.ts';
import type { Piece, WrittenAnswer } from '../submission/answer.ts';

/**
 * `denied`: "not …", "instead of …", "… is wrong". `reported`: "the sheet prints …", which is a claim if nothing else
 * is claimed.
 */
export type Standing = 'claimed' | 'denied' | 'reported';

/** As much text as is looked at on either side of a formula. */
const NEAR = 120;

/** What may stand between the word that denies and the formula: "not the printed law $…$". */
const FILLER =
  /(?:[\s"'“”‘’`*(]|\b(?:the|a|an|by|with|from|as|at|just|simply|using|law|form|formula|version|variance|covariance|identity|claim|expression|printed|given|naive|stated|sheet['’]s|der|die|das|den|dem|mit|w|w_r|ω|sim|omega)\b|[~∼=\\])*$/i;
const DENIAL =
  /\b(?:not|never|isn['’]t|wasn['’]t|aren['’]t|instead\s+of|rather\s+than|as\s+opposed\s+to|in\s+contrast\s+to|contrary\s+to|unlike|in\s+place\s+of|replacing|replaces|nicht|statt|anstatt|anstelle\s+von|im\s+gegensatz\s+zu|versus|vs\.?)$/i;
const REPORT =
  /\b(?:sheet|paper|handout|theorem(?:\s+1)?|peng(?:\s+et\s+al\.?)?(?:\s+\(?2021\)?)?|problem\s+statement|aufgabenblatt|blatt)(?:\s+(?:itself|wrongly|incorrectly|falsely|mistakenly))?\s+(?:prints?|printed|gives?|gave|writes?|wrote|says?|said|states?|stated|has|had|claims?|claimed|suggests?|uses?|used|druckt|schreibt|sagt|hat)(?:\s+that)?$/i;
const WRONG_BEFORE =
  /\b(?:wrong(?:ly)?|incorrect(?:ly)?|false(?:ly)?|mistaken(?:ly)?|erroneous(?:ly)?|mistake|error|invalid|untrue)(?:\s+(?:law|formula|version|form|answer|printed|given|stated|claim(?:ed|s)?|would\s+be|is|was|to|say(?:ing)?|write|writing|assum(?:e|ing)|think(?:ing)?|believe|use|using|take|taking|have|state|conclude|call|that|here|:))*$/i;
/** "Both are wrong: …" leads on to what is right. */
const WRONG_AND_SO =
  /\b(?:is|are|was|were|both|['’]s)\s+(?:\p{L}+\s+)?(?:wrong|incorrect|false|mistaken|a\s+mistake)\s*[:;,—–-]\s*$/iu;
/** "If σ were 1, this would be …": what is not so. */
const COUNTERFACTUAL =
  /(?:^|[.;,(]\s*)(?:if|had|were)\b[^.;]*\b(?:would|['’]d)\s+(?:then\s+|only\s+|just\s+)?(?:be|have|give|become|read|get)\s*(?::|only|just)?$/i;
/** "It is not true that", "it does not hold that", "you cannot say". */
const DENIED_CLAIM =
  /\b(?:(?:not|never|n['’]t|hardly|nowhere)\s+(?:at\s+all\s+)?(?:true|right|correct|the\s+case|so|valid|hold)|(?:can(?:not|['’]t|\s+not)|must\s*n(?:ot|['’]t)|should\s*n(?:ot|['’]t)|do\s*n(?:ot|['’]t)|does\s*n(?:ot|['’]t)|would\s+be\s+wrong\s+to)\s+(?:just\s+|simply\s+)?(?:say|write|claim|conclude|use|take|have|get|be|equal|hold|mean|imply|follow))(?:\s+(?:to\s+say|to\s+write|to\s+claim|that|here|is|be|:))*$/i;
/** "One might think that …": a claim only if nothing takes it back or stands against it. */
const SUPPOSED =
  /\b(?:(?:one|you|we|i|people|students|many|some)\s+(?:might|may|could|would|can|first|initially|originally|often|sometimes|at\s+first|naively|wrongly)?\s*(?:be\s+tempted\s+to\s+)?(?:think|thought|believe|believed|guess|guessed|expect|expected|assume|assumed|suppose|supposed|try|tried|had|wrote|write|say|said|claim)|tempting\s+to\s+(?:write|say|think|use|assume)|at\s+first\s+(?:glance|sight)|(?:my|the)\s+(?:first|initial|original|previous|earlier|old)\s+(?:guess|attempt|try|answer|thought|idea)(?:\s+(?:was|is))?|(?:common|usual|typical|popular)\s+(?:mistake|error|guess|confusion|misconception)(?:\s+(?:is|would\s+be))?|naive(?:ly)?(?:\s+guess)?)(?:\s+(?:that|to|write|say|use|it\s+is|it['’]s|is|was|be|:|,))*$/i;
/** "We assume that …" is a premise of one's own. */
const PREMISED = /\b(?:we|i)\s+(?:now\s+|here\s+|also\s+)?(?:assume|suppose)(?:\s+that|[\s:,])*$/i;
/** "I would say": the answer's own claim, said with care. */
const OWN =
  /\bi\s*(?:would|['’]d|will|['’]ll|do|still|now)?\s*(?:think|believe|say|guess|expect|assume|write|claim|suppose)(?:\s+(?:that|it\s+is|it['’]s|it\s+must\s+be|is|:|,))*$/i;
const TAKEN_BACK = /^[^.;]{0,60}?\b(?:but|however|yet|though|although|actually|in\s+fact|instead)\b/i;
const WRONG_AFTER =
  /^[\s"'“”’`*)]*,?\s*(?:\(?(?:as\s+printed|from\s+the\s+sheet|in\s+the\s+sheet|on\s+the\s+sheet)\)?[\s,]*)?(?:(?:but\s+)?(?:which|that|this|it)\s+)?(?:is|are|was|would\s+be|ist|wäre)\s+(?:clearly\s+|simply\s+|just\s+|plainly\s+)?(?:wrong|incorrect|false|falsch|mistaken|invalid|impossible|a\s+(?:mis)?(?:print|typo|mistake)|an\s+error|not\s+(?:right|true|correct|the\s+(?:right|correct))|(?:the\s+)?inverse\s+of\s+what)/i;

export function standingOf(answer: WrittenAnswer, { start, end }: Span): Standing {
  const { source } = answer;
  const before = plain(source.slice(Math.max(answer.span.start, start - NEAR), start));
  const after = plain(source.slice(end, Math.min(end + NEAR, answer.span.end)));
  const lead = before.replace(FILLER, '');
  const said = lead.replace(/[\s:,]*$/, '');
  if (
    DENIAL.test(lead) ||
    (WRONG_BEFORE.test(lead.replace(/[\s:]*$/, '')) && !WRONG_AND_SO.test(lead)) ||
    DENIED_CLAIM.test(said) ||
    WRONG_AFTER.test(after)
  )
    return 'denied';
  if (SUPPOSED.test(said) && !PREMISED.test(said)) {
    if (TAKEN_BACK.test(after)) return 'denied';
    return OWN.test(said) ? 'claimed' : 'reported';
  }
  // A question claims nothing beside a statement.
  const isAsked = /^\s*\?/.test(after);
  return isAsked || REPORT.test(said) || COUNTERFACTUAL.test(said) ? 'reported' : 'claimed';
}

/** Delimiters are not words; an empty line parts sentences. */
function plain(text: string): string {
  return text
    .replace(/\n[ \t]*\n/g, '. ')
    .replace(/\$|\\[()[\]]/g, ' ')
    .replace(/\s+/g, ' ');
}

/** The pieces of a block without what stands between `~~` and `~~`; places stay. */
export function withoutStruck(block: readonly Piece[]): readonly Piece[] {
  const marks = block.flatMap((piece) =>
    piece.kind === 'text' ? [...piece.text.matchAll(/~~/g)].map(({ index }) => piece.start + index) : [],
  );
  const ranges: Span[] = [];
  for (let at = 0; at + 1 < marks.length; at += 2) {
    ranges.push({ start: marks[at] ?? 0, end: (marks[at + 1] ?? 0) + 2 });
  }
  if (ranges.length === 0) return block;
  return block.flatMap((piece): readonly Piece[] => {
    if (piece.kind !== 'text') {
      return ranges.some(({ start, end }) => piece.start >= start && piece.start < end) ? [] : [piece];
    }
    const kept: string[] = [];
    let from = 0;
    for (const { start, end } of ranges) {
      const to = Math.min(Math.max(start - piece.start, from), piece.text.length);
      const until = Math.min(Math.max(end - piece.start, to), piece.text.length);
      kept.push(piece.text.slice(from, to), piece.text.slice(to, until).replace(/[^\n]/g, ' '));
      from = until;
    }
    const text = kept.join('') + piece.text.slice(from);
    return [{ ...piece, text }];
  });
}
