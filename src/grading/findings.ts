/** Sentences and findings that the graders of written mathematics share. */
import type { Formula } from './formulas.ts';
import type { Read, Unreadable } from '../mathematics/reading.ts';
import type { Span } from '../mathematics/span.ts';
import type { UnknownSymbol } from '../mathematics/unknown.ts';
import type { SymbolTable } from '../mathematics/symbols.ts';
import type { Finding, Judgement } from './judgement.ts';

/** A formula that was read. */
export type ReadFormula = Formula & { readonly reading: Read };

export function isRead(formula: Formula): formula is ReadFormula {
  return formula.reading.kind === 'read';
}

export function at(span: Span): Finding['place'] & object {
  return { kind: 'answer', span };
}

export function unreadableFinding(reading: Unreadable, severity: Finding['severity'] = 'error'): Finding {
  const message = `${reading.message} Expected here: ${reading.expected}.`;
  return { severity, message, place: at(reading.span) };
}

/** A name that nobody declared: asked about, never guessed. */
export function unknownFinding(unknown: UnknownSymbol, table: SymbolTable): Finding {
  const names = Object.keys(table)
    .filter((name) => !name.includes('_'))
    .slice(0, 8)
    .join(', ');
  const kind = unknown.role === 'function' ? 'function' : 'name';
  return {
    severity: 'error',
    message: `The ${kind} \`${unknown.name}\` is not one that this part uses (${names}) and the answer does not say what it is. Define it on a line of its own, or use the part's names.`,
    place: at(unknown.span),
  };
}

/** What is not understood is not judged. @param understood TeX of what was read */
export function unknownJudgement(unknown: UnknownSymbol, table: SymbolTable, understood?: string): Judgement {
  const finding = unknownFinding(unknown, table);
  return {
    verdict: 'ungradable',
    credit: 0,
    reason: finding.message,
    diagnoses: [],
    findings: [finding],
    ...(understood === undefined ? {} : { understood }),
  };
}

/** Nothing in the answer could be read as mathematics. */
export function nothingReadable(formulas: readonly Formula[], whole: Span, wanted: string): Judgement {
  const broken = formulas.map((formula) => formula.reading).find((reading) => reading.kind === 'unreadable');
  if (broken?.kind === 'unreadable') {
    return {
      verdict: 'ungradable',
      credit: 0,
      reason: `The formula cannot be read. ${broken.message}`,
      diagnoses: [],
      findings: [unreadableFinding(broken)],
    };
  }
  const message = `No formula was found in this answer. Write ${wanted}, in $…$ or as plain text on a line of its own.`;
  return {
    verdict: 'ungradable',
    credit: 0,
    reason: message,
    diagnoses: [],
    findings: [{ severity: 'error', message, place: at(whole) }],
  };
}

/** Every formula of the answer is said not to hold. */
export function nothingClaimed(whole: Span): Judgement {
  const message =
    'The answer says what does not hold, but not what does. Which formula do you claim yourself?';
  return {
    verdict: 'ungradable',
    credit: 0,
    reason: message,
    diagnoses: [],
    findings: [{ severity: 'error', message, place: at(whole) }],
  };
}

/** The part itself is broken; that costs the student nothing. */
export function faultJudgement(message: string): Judgement {
  return {
    verdict: 'fault',
    credit: 0,
    reason: `This part cannot be graded because of a mistake in the problem set: ${message}`,
    diagnoses: [],
    findings: [],
  };
}
