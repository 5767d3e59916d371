/** Reads reports that were kept across a restart, by whatever version of the extension and whatever hand. */
import type { PartReport } from '../grading/report.ts';
import { readPartRef, type PartRef } from './parts.ts';

/** A report with what it judged. */
export interface Entry {
  readonly ref: PartRef;
  readonly report: PartReport;
  /** Of the text that was judged, see `fingerprintOf`. */
  readonly fingerprint: string;
}

/** What is kept; `version` is the extension's, because another one may judge or report otherwise. */
export interface StoredReports {
  readonly version: string;
  readonly entries: readonly Entry[];
}

/** Whatever does not look like an entry of this version is left out. */
export function readStoredReports(value: unknown, version: string): readonly Entry[] {
  const stored = fieldsOf(value);
  if (stored['version'] !== version || !Array.isArray(stored['entries'])) return [];
  return (stored['entries'] as readonly unknown[]).flatMap((one) => {
    const { ref: name, report, fingerprint } = fieldsOf(one);
    const ref = readPartRef(name);
    if (ref === undefined || typeof fingerprint !== 'string' || !isReport(report)) return [];
    return [{ ref, report, fingerprint }];
  });
}

/** The fields that every surface reads without asking; the version vouches for the rest. */
function isReport(value: unknown): value is PartReport {
  const report = fieldsOf(value);
  const texts = ['problem', 'part', 'kind', 'label', 'title', 'verdict', 'reason'] as const;
  return (
    texts.every((name) => typeof report[name] === 'string') &&
    typeof report['score'] === 'number' &&
    typeof report['max'] === 'number' &&
    typeof report['answered'] === 'boolean' &&
    Array.isArray(report['findings']) &&
    Array.isArray(report['diagnoses'])
  );
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
