/** What passes between the extension and the page: the whole View down, a handful of Intents up. */
import type { LocatedFinding, PartReport } from '../src/grading/report.ts';
import type { Derivation } from '../src/problem/derivation.ts';
import type { FactSheet } from '../src/problem/factSheet.ts';
import type { PartKind } from '../src/problem/problem.ts';
import type { Standing } from '../src/tutor/wording.ts';

/** Everything the page shows, as plain JSON. The same View twice paints the same page. */
export type View = PartView | NoticeView;

/** Names one part of one problem. */
export interface PartName {
  readonly problem: string;
  readonly part: string;
}

/** A line of the list of parts. */
export interface PartEntry extends PartName {
  /** As on the printed sheet: 1(a)ii. */
  readonly label: string;
  readonly title: string;
  readonly standing: Standing;
  readonly score: number;
  readonly max: number;
}

/** Whether the part can be checked now. `because` is all that is said while it cannot. */
export type Checking =
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy' }
  /** Running code waits until the workspace is trusted; everything else works. */
  | { readonly kind: 'untrusted'; readonly because: string }
  /** Code cannot run here whatever the person says. */
  | { readonly kind: 'blocked'; readonly because: string };

export interface Hints {
  /** Markdown with TeX, in the order of the ladder. */
  readonly shown: readonly string[];
  readonly total: number;
}

/** The reasoning behind the answer, as far as the student has asked to see it. */
export interface DerivationView {
  readonly title: string;
  readonly steps: Derivation['steps'];
  readonly total: number;
  readonly sources?: readonly string[];
}

/** A picture travels with the View: the page loads no files. */
export type PictureView =
  | { readonly kind: 'svg'; readonly text: string }
  /** `address` is a `data:` address. */
  | { readonly kind: 'raster'; readonly address: string };

/** One part of a problem, with all that is known of it. */
export interface PartView {
  readonly kind: 'part';
  /** The workbook's folder. The page shows it nowhere; VS Code keeps it so that a restored page finds its part. */
  readonly root: string;
  readonly set: { readonly id: string; readonly title: string };
  readonly problem: { readonly id: string; readonly title: string };
  /** All parts of the problem, in the order of the sheet. */
  readonly parts: readonly PartEntry[];
  readonly part: {
    readonly id: string;
    readonly kind: PartKind;
    readonly label: string;
    readonly title: string;
    readonly max: number;
  };
  /** Markdown with TeX, shared by all parts of the problem; may be blank. */
  readonly intro: string;
  /** Markdown with TeX: what this part asks. */
  readonly statement: string;
  /** What the Markdown of this View shows, by the path that it names it with. */
  readonly pictures: Readonly<Record<string, PictureView>>;
  /** Where the answer is written, relative to the submission. */
  readonly answer?: { readonly file: string; readonly line: number };
  readonly checking: Checking;
  /** Absent until the part has been checked. */
  readonly report?: PartReport;
  /** The answer has changed since `report` was made. */
  readonly outdated: boolean;
  /** What is to be said of the files themselves: damaged headings, missing files. */
  readonly notices: readonly LocatedFinding[];
  readonly hints: Hints;
  /** The sourced numbers that the part asks for; absent until the student has them right. */
  readonly facts?: FactSheet;
  /** Absent where the set has none for this part. */
  readonly derivation?: DerivationView;
}

/** Shown instead of a part: nothing is open, the set is empty or cannot be read. */
export interface NoticeView {
  readonly kind: 'notice';
  readonly title: string;
  /** Plain text; TeX only inside `$…$`, code inside backticks. */
  readonly message: string;
  /** Details, one a line: located faults of a set, for example. */
  readonly details?: readonly string[];
  readonly actions: readonly { readonly label: string; readonly intent: Intent }[];
}

/** What the student asks for. The extension parses it (see intent.ts) and trusts none of it. */
export type Intent =
  /** The page has loaded and shows nothing yet: send a View. */
  | { readonly kind: 'ready' }
  | ({ readonly kind: 'check' } & PartName)
  /** Run the code under the debugger, on the simplest input that the report shows. */
  | ({ readonly kind: 'debug-counterexample' } & PartName)
  | ({ readonly kind: 'next-hint' } & PartName)
  | ({ readonly kind: 'next-step' } & PartName)
  | ({ readonly kind: 'select' } & PartName)
  /** `file` is as the View named it: relative to the submission. Lines and columns count from 1. */
  | { readonly kind: 'open'; readonly file: string; readonly line: number; readonly column: number }
  /** Open VS Code's own editor of workspace trust. */
  | { readonly kind: 'trust' }
  | { readonly kind: 'start-set' };

/** What VS Code keeps for the page across restarts: names only. */
export interface PageState extends PartName {
  readonly root: string;
}
