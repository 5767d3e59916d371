/** Views that the page is tried with: every verdict, every shape, and content that means it ill. */
import type { CaseResult } from '../../src/grading/case.ts';
import type { PartReport } from '../../src/grading/report.ts';
import type { NoticeView, PartEntry, PartView, View } from '../../webview/view.ts';

const entries: readonly PartEntry[] = (
  [
    ['gaussian-kernel', '1(a)i', 'A Gaussian kernel inside softmax', 'correct', 4, 4],
    ['sampling-law', '1(a)ii', 'The law of the frequencies', 'correct', 2, 2],
    ['random-features', '1(a)ii', 'Random features', 'partial', 2, 4],
    ['softmax-attention', '1 recap', 'Softmax attention', 'incorrect', 0, 3],
    ['linear-attention', '1(a)ii', 'Linear attention', 'skipped', 0, 6],
    ['softmax-cost', '1(a)ii', 'The cost of softmax attention', 'ungradable', 0, 2],
    ['linear-cost', '1(a)ii', 'The cost of linear attention', 'incorrect', 0, 3],
    ['crossover', '1(a)ii', 'Where the two costs meet', 'fault', 0, 2],
    ['causal-recurrence', '1(b)', 'The causal recurrence', 'unanswered', 0, 5],
    ['causal-parallelism', '1(b)', 'Can the causal form be trained in parallel?', 'review', 0, 3],
    ['positive-features', 'beyond', 'Positive features', 'unchecked', 0, 4],
  ] as const
).map(([part, label, title, standing, score, max]) => ({
  problem: 'linear-attention',
  part,
  label,
  title,
  standing,
  score,
  max,
}));

const intro = `Softmax attention compares every query with every key. With $N$ tokens, query and key width $D$
and value width $M$ it returns

$$
V' = \\operatorname{softmax}\\!\\left(\\frac{QK^\\top}{\\sqrt D}\\right) V .
$$

Random features replace the comparison by a map $\\phi(x) \\in \\mathbb{R}^{2R}$ built from $R$ random frequencies.`;

const costStatement = `Write the time that the rearranged form

$$
V'_i = \\frac{\\phi(q_i)^\\top \\sum_{j} \\phi(k_j)\\, v_j^\\top}{\\phi(q_i)^\\top \\sum_{j} \\phi(k_j)}
$$

takes for all $N$ tokens, **from $Q$, $K$ and $V$ as they are given**, as a big-O in $N$, $D$, $M$ and \`D_random\`
(you may write $R$).

| symbol | meaning | in the example |
|:--|:--|--:|
| $N$ | tokens | 4096 |
| $D$ | width of a query or key | 64 |
| $M$ | width of a value | 64 |
| $R$ | random frequencies | 128 |

Give the tight bound. Constants do not matter; every symbol does.`;

const report = (over: Partial<PartReport>): PartReport => ({
  problem: 'linear-attention',
  part: 'linear-cost',
  kind: 'cost',
  label: '1(a)ii',
  title: 'The cost of linear attention',
  verdict: 'incorrect',
  answered: true,
  score: 0,
  max: 3,
  reason: 'Your bound does not cover all the work that is done.',
  diagnoses: [],
  findings: [],
  ...over,
});

/** The part of the sheet that most students get wrong, before anything was checked. */
export const unchecked: PartView = {
  kind: 'part',
  root: '/home/student/eecs182',
  set: { id: 'eecs182', title: 'EECS 182 · Homework' },
  problem: { id: 'linear-attention', title: 'Linear attention' },
  parts: entries,
  part: { id: 'linear-cost', kind: 'cost', label: '1(a)ii', title: 'The cost of linear attention', max: 3 },
  intro,
  statement: costStatement,
  pictures: {},
  answer: { file: 'linear-attention/answers.md', line: 31 },
  checking: { kind: 'idle' },
  outdated: false,
  notices: [],
  hints: { shown: [], total: 3 },
  derivation: { title: 'Counting the work of linear attention', steps: [], total: 5 },
};

export const missingProjection: PartView = {
  ...unchecked,
  report: report({
    understood: '\\mathcal{O}\\left(N \\cdot R \\cdot M\\right)',
    diagnoses: [
      {
        id: 'missing-projection',
        message:
          'Your bound prices the sums over keys and values, but takes $\\phi(Q)$ and $\\phi(K)$ as given.',
        ask: 'Each row of $Q$ and $K$ has $D$ numbers. What does it take to turn one such row into its features, and for how many rows?',
      },
    ],
    findings: [
      {
        severity: 'error',
        message:
          'If only $D$ grows, the work grows with it and `O(N R M)` stays where it is. Which step reads all $D$ numbers?',
        file: 'linear-attention/answers.md',
        line: 33,
        column: 1,
      },
    ],
  }),
  hints: {
    shown: [
      'Which arrays are you **given**, and which do you have to make first?',
      'For one token, list every product that you need: first to get $\\phi(k_j)$, then to add $\\phi(k_j) v_j^\\top$ to a sum.',
    ],
    total: 3,
  },
  derivation: {
    title: 'Counting the work of linear attention',
    steps: [
      {
        tex: '\\phi(x) = \\tfrac{1}{\\sqrt R}\\,\\bigl[\\sin(w_1^\\top x), \\dots, \\cos(w_R^\\top x)\\bigr]',
        because: 'This is the feature map as the sheet defines it; it has $2R$ entries.',
      },
      {
        tex: 'w_r^\\top x = \\sum_{d=1}^{D} w_{rd}\\, x_d',
        because: 'Each frequency is compared with the row in one inner product.',
        uses: ['line 1', 'the definition of an inner product'],
      },
    ],
    total: 5,
  },
};

const cases: readonly CaseResult[] = [
  { id: 'one', title: 'one token, $D = 2$', verdict: 'passed', console: [], milliseconds: 0.4 },
  { id: 'four', title: 'four tokens, $D = 3$, $M = 2$', verdict: 'passed', console: [], milliseconds: 1.2 },
  {
    id: 'scale',
    title: 'large logits',
    verdict: 'failed',
    message:
      '`softmaxAttention(Q, K, V)[1][0]` is NaN, expected 0.731059. Row 0 agrees. What does `Math.exp(1000)` give?',
    input: 'Q = [[1000, 0], [0, 1000]]\nK = [[1000, 0], [0, 1000]]\nV = [[1, 0], [0, 1]]',
    expected: '[[1, 0], [0.7310585786, 0.2689414214]]',
    actual: '[[1, 0], [NaN, NaN]]',
    place: { kind: 'code', line: 27, column: 18 },
    console: [
      { level: 'log', text: 'row 0 [ 1000, 0 ]' },
      { level: 'warn', text: '\u001b[33msum is Infinity\u001b[0m' },
    ],
    milliseconds: 2.1,
  },
  {
    id: 'empty',
    title: 'no tokens',
    verdict: 'errored',
    message:
      'TypeError: Cannot read properties of undefined (reading `length`). Your function reads the first row before it knows that there is one.',
    place: { kind: 'code', line: 12, column: 20 },
    frames: [
      { function: 'widthOf', line: 12, column: 20 },
      { line: 18, column: 31 },
      { function: 'softmaxAttention', line: 17, column: 10 },
    ],
    console: [],
    milliseconds: 0.2,
  },
  { id: 'hidden', title: 'random shapes', verdict: 'not-run', message: 'Earlier cases failed.', console: [] },
];

const softmax = {
  id: 'softmax-attention',
  kind: 'code',
  label: '1 recap',
  title: 'Softmax attention',
  max: 3,
} as const;

export const failingCode: PartView = {
  ...unchecked,
  part: softmax,
  statement:
    'Write `softmaxAttention(Q, K, V)`. Each row of the result is a weighted mean of the rows of $V$:\n\n```ts\nexport function softmaxAttention(Q: number[][], K: number[][], V: number[][]): number[][];\n```\n\n- weights are $\\operatorname{softmax}(q_i^\\top k_j / \\sqrt D)$ over **keys**;\n- logits of $\\pm 1000$ must not overflow.',
  answer: { file: 'linear-attention/solution.ts', line: 9 },
  report: report({
    part: 'softmax-attention',
    kind: 'code',
    label: '1 recap',
    title: 'Softmax attention',
    verdict: 'partial',
    score: 1.5,
    reason: 'Two of five cases pass; large logits overflow and no tokens stop your function.',
    diagnoses: [
      {
        id: 'overflow',
        message: 'The result is not a number where logits are large.',
        ask: 'Softmax does not change when the same number is taken from every logit of a row. Which number keeps `Math.exp` small?',
      },
    ],
    cases,
    counterexample: {
      title: 'simple numbers, N = 1, D = 2, M = 1',
      sizes: { N: 1, D: 2, M: 1 },
      arguments: { Q: [[-2000, 2000]], K: [[1, 2]], V: [[1]] },
      input: 'Q = [[-2000, 2000]]\nK = [[1, 2]]\nV = [[1]]',
      entry: '[0][0]',
      expected: '[[1]]',
      actual: '[[NaN]]',
      message: 'softmaxAttention(Q, K, V)[0][0] is NaN, expected 1.',
    },
    properties: [
      { id: 'sum', means: 'The weights of each query sum to $1$.', verdict: 'holds' },
      {
        id: 'order',
        means: 'The order of the keys does not matter.',
        verdict: 'broken',
        message: 'It does.',
      },
      { id: 'scale', means: 'Twice the values, twice the result.', verdict: 'not-run' },
    ],
  }),
  derivation: { title: 'Softmax does not see a shift', steps: [], total: 3 },
};

const verdict = (over: Partial<PartReport>, view: Partial<PartView> = {}): PartView => ({
  ...unchecked,
  ...view,
  report: report(over),
});

const allHints = { shown: ['Look at the sum.', 'Look at its range.', 'Try $N = 2$ by hand.'], total: 3 };

const finished: PartView = verdict(
  {
    verdict: 'correct',
    score: 3,
    reason: 'Your bound is tight: it covers every step and adds nothing.',
    understood: '\\mathcal{O}\\bigl(N \\cdot R \\cdot (D + M)\\bigr)',
  },
  {
    hints: allHints,
    derivation: {
      title: 'Counting the work of linear attention',
      total: 2,
      steps: [
        { tex: 'a = b', because: 'By definition.' },
        { tex: 'b = c', because: 'Because $a = b$.', uses: ['line 1'] },
      ],
      sources: ['Rahimi and Recht 2007, theorem 1'],
    },
  },
);

const wide = Array.from({ length: 24 }, (_, i) => `\\frac{a_{${i}}}{b_{${i}} + c_{${i}}}`).join(' + ');
const attack =
  '<img src=x onerror="document.title=\'owned\'"> <script>document.title="owned"</script> \u001b[31mred\u001b[0m \u202Egnp.exe';

const hostile: PartView = {
  ...unchecked,
  set: { id: 'hostile', title: attack },
  problem: { id: 'linear-attention', title: attack },
  part: { ...unchecked.part, title: attack },
  intro: attack,
  statement: [
    attack,
    '[click](javascript:document.title="owned") and [this](https://example.org) and [file](file:///etc/passwd)',
    '![picture](https://example.org/x.png) and ![other](../../secret.png) and ![data](data:image/png;base64,AAAA)',
    '$\\href{javascript:alert(1)}{x}$, $\\htmlStyle{position:fixed}{y}$, $\\includegraphics{http://127.0.0.1:1/x.png}$,',
    '$\\frac{1}{$ is broken and so is $\\undefined{x}$, while N*R*M and $5 and $6 are themselves.',
    '<style>body{display:none}</style>',
    '<details open><summary>html</summary></details>',
    '# A heading that would outrank the page',
  ].join('\n\n'),
  pictures: {},
  report: report({
    reason: attack,
    diagnoses: [{ id: 'x', message: attack, ask: attack }],
    findings: [
      {
        severity: 'warning',
        message: `${attack} N*R*M and \`<b>code</b>\``,
        file: attack,
        line: 3,
        column: 2,
        expected: attack,
        actual: '\u0000\u0007\u009b31m',
      },
    ],
    understood: '\\href{javascript:alert(1)}{x}',
    cases: [
      {
        id: '"]<x>',
        title: attack,
        verdict: 'failed',
        message: attack,
        expected: 'x'.repeat(3000),
        actual: 'y '.repeat(3000),
        console: Array.from({ length: 250 }, (_, i) => ({ level: 'log' as const, text: `${i} ${attack}` })),
      },
    ],
  }),
  hints: { shown: [attack, '- a list\n- of things\n\n> quoted'], total: 2 },
  derivation: { title: attack, steps: [{ tex: '\\oops', because: attack, uses: [attack] }], total: 1 },
};

const long: PartView = {
  ...unchecked,
  part: {
    ...unchecked.part,
    title: 'A title which goes on for so long that it has to be broken into several lines of the page',
  },
  statement: [
    `$$${wide}$$`,
    `An inline formula that is wide: $${wide}$ goes on.`,
    `| ${Array.from({ length: 14 }, (_, i) => `column ${i}`).join(' | ')} |\n|${' -: |'.repeat(14)}\n| ${Array.from({ length: 14 }, (_, i) => i * 1234567).join(' | ')} |`,
    'averyveryverylongwordwithoutanybreak'.repeat(8),
    '1. first\n2. second\n   - nested with $x^2$\n   - again\n3. third\n\n- [ ] a: not this\n- [x] b: this',
    '> A quotation with `code` in it.\n\n---\n\n### A heading below\n\nText[^1] after it, ~~struck~~ and *slanted*.\n\n[^1]: A note.',
    'A paragraph of plain text that says one thing after another. '.repeat(40),
  ].join('\n\n'),
  report: report({
    verdict: 'partial',
    score: 1,
    reason: 'True, but not tight. '.repeat(12),
    understood: wide,
    findings: Array.from({ length: 6 }, (_, i) => ({
      severity: (['error', 'warning', 'information'] as const)[i % 3] ?? 'error',
      message: `Finding ${i}: row ${i} of your table has no unit. Which unit does the question ask for?`,
      file: 'a/very/deep/folder/with/a/name/that/is/long/linear-attention/answers.md',
      line: 100 + i,
      column: 3,
      expected: `[[${Array.from({ length: 40 }, (_, j) => j / 8).join(', ')}]]`,
      actual: `[[${Array.from({ length: 40 }, (_, j) => (j === 17 ? -1 : j / 8)).join(', ')}]]`,
    })),
  }),
  outdated: true,
};

const nothing: NoticeView = {
  kind: 'notice',
  title: 'No problem set is open',
  message:
    'Start one, or open a folder that holds one. Answers are written to `answers.md` and `solution.ts`.',
  actions: [{ label: 'Start Problem Set…', intent: { kind: 'start-set' } }],
};

const unsound: NoticeView = {
  kind: 'notice',
  title: 'This problem set cannot be read',
  message: 'Its author has to mend it; nothing of yours is lost.',
  details: ['problem.yaml:12: `points` is missing. Add a positive number.', `statement.md:1: ${attack}`],
  actions: [],
};

function withoutDerivation({ derivation: _, ...view }: PartView): PartView {
  return view;
}

function withoutReport({ report: _, ...view }: PartView): PartView {
  return view;
}

const curve = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 80" width="400" height="160">
<path d="M10 5v65h185" fill="none" stroke="currentColor"/>
<path d="M10 70C60 10 100 10 195 8" fill="none" stroke="#2f81c7" stroke-width="2"/>
<text x="60" y="60" fill="currentColor" font-size="11">more data, slower gain</text><script>document.title='owned'</script></svg>`;

/** Solved, with the table that the numbers come from, and a picture in the question. */
const numbers: PartView = {
  ...unchecked,
  part: { id: 'models', kind: 'quantity', label: '5(d)', title: 'Parameters and FLOPs', max: 3 },
  statement:
    'What does each model cost?\n\n![Accuracy rises fast at first and then levels off.](pictures/curve.svg)',
  pictures: { 'pictures/curve.svg': { kind: 'svg', text: curve } },
  facts: {
    columns: [
      { attribute: 'parameters', means: 'numbers that are learned' },
      { attribute: 'FLOPs', means: 'multiply-adds for one image' },
      { attribute: 'VAL', means: 'validation rate at FAR 0.001' },
    ],
    rows: [
      {
        entity: 'NN1',
        cells: [
          { value: '140M', source: 0, row: 'total' },
          { value: '1.6B', source: 0, row: 'total' },
          { value: '87.9 %', source: 1 },
        ],
      },
      { entity: 'NN3', cells: [null, null, { value: '88.3 %', source: 1 }] },
    ],
    sources: ['Schroff et al. 2015, Table 1', 'Schroff et al. 2015, Table 3'],
  },
  report: report({ verdict: 'correct', score: 3, reason: 'All the numbers are right.' }),
};

/** Values right, work too much, and a claim that is neither what is asked nor what the code does. */
const measured: PartView = {
  ...unchecked,
  part: { ...softmax, id: 'linear-attention', title: 'Linear attention' },
  report: report({
    part: 'linear-attention',
    kind: 'code',
    verdict: 'incorrect',
    score: 0,
    reason:
      'The values are right, but the code does more work than it may: $2\\,N^{2}\\,R + 6\\,N\\,R\\,D$ operations.',
    cost: {
      claim: { part: 'linear-cost', tex: 'O(N \\cdot R \\cdot M)', meetsKey: false },
      code: { kind: 'counted', tex: '2\\,N^{2}\\,R + 6\\,N\\,R\\,D', exact: true, meetsKey: false },
      agreement: 'neither',
      says: 'Your claim and your code grow differently: each has a term that outgrows the other.',
    },
  }),
};

export const states: Readonly<Record<string, View>> = {
  measured,
  numbers,
  unchecked,
  'missing-projection': missingProjection,
  'failing-code': failingCode,
  correct: finished,
  partial: verdict({
    verdict: 'partial',
    score: 1,
    reason: 'Your bound is true but not tight: it grows with $D \\cdot M$, and no step multiplies the two.',
    understood: '\\mathcal{O}(N D R M)',
  }),
  ungradable: verdict({
    verdict: 'ungradable',
    reason: 'The answer could not be read: a bracket that opens at column 7 never closes.',
    findings: [
      {
        severity: 'error',
        message: 'Expected `)` before the end of the line.',
        file: 'linear-attention/answers.md',
        line: 33,
        column: 14,
      },
    ],
  }),
  unanswered: verdict({
    verdict: 'ungradable',
    answered: false,
    reason: 'Nothing is written for this part yet.',
  }),
  review: verdict(
    {
      kind: 'prose',
      verdict: 'review',
      reason:
        'A person grades this part. The rubric has 3 points; 1 of them was found in your words. Suggested to that person: 1 mark of 3.',
      rubric: {
        suggested: 1,
        open: 1,
        lines: [
          {
            id: 'scan',
            standing: 'found',
            topic: 'parallel training',
            point: 'parallel training',
            points: 1,
            quotes: [
              {
                bears: 'for',
                text: 'the running sums are prefix sums, which a scan makes in parallel',
                file: 'linear-attention/answers.md',
                line: 61,
                column: 1,
              },
            ],
          },
          {
            id: 'agreement',
            standing: 'unclear',
            topic: 'agreement',
            point: 'agreement of the two forms',
            points: 1,
            quotes: [],
          },
          {
            id: 'constant-step',
            standing: 'contradicted',
            topic: 'the cost of generation',
            point: 'the cost of generation',
            points: 1,
            quotes: [
              {
                bears: 'against',
                text: 'the cost per token grows with $N$',
                file: 'linear-attention/answers.md',
                line: 62,
                column: 5,
              },
            ],
            ask: 'What has to be kept from one token to the next?',
          },
        ],
      },
    },
    { part: { ...unchecked.part, kind: 'prose', title: 'Can the causal form be trained in parallel?' } },
  ),
  skipped: verdict({ verdict: 'skipped', reason: 'Random features must be correct first.' }),
  fault: verdict({
    verdict: 'fault',
    reason: 'Rederive could not start the process that runs your code. See the log.',
  }),
  'all-passed': {
    ...failingCode,
    report: report({
      part: 'softmax-attention',
      kind: 'code',
      verdict: 'correct',
      score: 3,
      reason: 'All 2 cases agree with the reference.',
      cases: cases.filter((one) => one.verdict === 'passed'),
    }),
  },
  busy: { ...failingCode, checking: { kind: 'busy' } },
  untrusted: {
    ...withoutReport(failingCode),
    checking: {
      kind: 'untrusted',
      because:
        'Running code waits until you trust this workspace. Written answers are checked as usual; use “Workspaces: Manage Workspace Trust” to allow code.',
    },
    notices: [
      {
        severity: 'warning',
        message: '`## Linear cost` names no part. Did you mean `## linear-cost`?',
        file: 'linear-attention/answers.md',
        line: 29,
        column: 1,
      },
    ],
  },
  blocked: {
    ...withoutReport(failingCode),
    checking: {
      kind: 'blocked',
      because:
        'Running code needs a folder on this computer, and this one is not. Written answers are checked as usual; download the folder to check code.',
    },
  },
  bare: {
    ...withoutDerivation(unchecked),
    intro: '',
    hints: { shown: [], total: 0 },
    parts: entries.slice(6, 7),
  },
  hostile,
  long,
  nothing,
  unsound,
};
