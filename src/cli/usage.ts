/** What `rederive` says of itself. */
export const USAGE = `rederive: grades deep-learning homework, and says why

  rederive check [FOLDER] [--set SET] [--part PROBLEM/PART] [--seed TEXT] [--json]
      Grade one submission folder. Without --set: the folder's own pack, else the set that it lies in.
  rederive answer PROBLEM/PART [FILE|-] [--set SET] [--seed TEXT] [--json]
      Judge one written answer or one solution.ts, read from FILE or standard input.
  rederive grade SET SUBMISSIONS [--out DIR] [--format csv,json,review] [--jobs N] [--seed TEXT]
      Grade every folder in SUBMISSIONS into DIR/grades.csv, DIR/report.json and DIR/review.md, the running text
      that a person grades with what was found of its rubric (DIR: grades).
  rederive lint SET [--json] [--record]
      Prove a set sound: references, starters, mutants, examples, hints, derivations, facts, formulas, files, ids.
      --record writes ids.yaml, the ids that later versions of the set must keep.
  rederive pack SET [--audience student|ta] [--out FILE]
      Make one file of a set; a student's pack holds no reference, no mutants and no hidden cases.
  rederive help | --version

SET is a problem-set folder or a pack. Exit codes: 0 graded, whatever the marks; 1 wrong usage;
2 something could not be graded, or the set is unsound.
`;
