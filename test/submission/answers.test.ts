import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import fc from 'fast-check';
import { readAnswers } from '../../src/submission/answers.ts';
import type { Piece } from '../../src/submission/answer.ts';

const PARTS = [
  { id: 'softmax-cost', label: '1(a)ii', title: 'What softmax attention costs' },
  { id: 'linear-cost', label: '1(a)iii', title: 'What linear attention costs' },
  { id: 'gaussian-kernel', label: '1(a)i', title: 'Softmax as a Gaussian kernel' },
];

const textOf = (pieces: readonly Piece[]): string =>
  pieces.map((piece) => ('text' in piece ? piece.text : '[table]')).join(' ');

/** What was read for each part that has an answer. */
function read(source: string): { answers: Record<string, string>; notices: string[] } {
  const { sections, notices } = readAnswers(source, PARTS, ['crossover']);
  const answers: Record<string, string> = {};
  for (const [id, { answer }] of sections) {
    if (answer.blocks.length > 0) answers[id] = answer.blocks.map(textOf).join(' | ').trim();
  }
  return { answers, notices: notices.map(({ message }) => message) };
}

const BOTH = { 'softmax-cost': 'O(N^2 (D+M))', 'linear-cost': 'O(N R M)' };

describe('Reading answers.md', () => {
  const damaged: [string, string, Record<string, string>, RegExp | undefined][] = [
    [
      'as the template has it',
      '# Problem\n\n## softmax-cost\n\nO(N^2 (D+M))\n\n## linear-cost\n\nO(N R M)\n',
      BOTH,
      undefined,
    ],
    [
      'with a byte-order mark and CRLF',
      '\uFEFF## softmax-cost\r\n\r\nO(N^2 (D+M))\r\n\r\n## linear-cost\r\nO(N R M)\r\n',
      BOTH,
      undefined,
    ],
    ['in another order', '## linear-cost\nO(N R M)\n## softmax-cost\nO(N^2 (D+M))', BOTH, undefined],
    [
      'with emoji and decoration',
      '## ✅ softmax-cost\nO(N^2 (D+M))\n\n## **linear-cost**: 🚀\nO(N R M)',
      BOTH,
      undefined,
    ],
    [
      'with the label behind the id',
      '## softmax-cost (1(a)ii)\nO(N^2 (D+M))\n## linear-cost\nO(N R M)',
      BOTH,
      undefined,
    ],
    ['at another depth', '#### softmax-cost\nO(N^2 (D+M))\n\n# linear-cost\nO(N R M)', BOTH, undefined],
    ['underlined', 'softmax-cost\n---\nO(N^2 (D+M))\n\nlinear-cost\n===\nO(N R M)', BOTH, undefined],
    [
      'misspelt',
      '## softmax-cots\nO(N^2 (D+M))\n\n## Linear Cost\nO(N R M)',
      BOTH,
      /`softmax-cots` was read as `## softmax-cost`/,
    ],
    [
      'by title',
      '## What softmax attention costs\nO(N^2 (D+M))\n\n## linear-cost\nO(N R M)',
      BOTH,
      /was read as/,
    ],
    [
      'without the space',
      '##softmax-cost\nO(N^2 (D+M))\n\n\\## linear-cost\nO(N R M)',
      BOTH,
      /`##softmax-cost` was read as/,
    ],
    ['in bold', '**softmax-cost**\n\nO(N^2 (D+M))\n\n**linear-cost:**\nO(N R M)', BOTH, /was read as/],
    [
      'behind an unclosed fence',
      '## softmax-cost\n```\nO(N^2 (D+M))\n\n## linear-cost\nO(N R M)',
      BOTH,
      /never closed/,
    ],
    [
      'behind an unclosed $$',
      '## softmax-cost\n$$\nO(N^2 (D+M))\n\n## linear-cost\nO(N R M)',
      BOTH,
      /never closed/,
    ],
    [
      'behind an unclosed comment',
      '## softmax-cost\nO(N^2 (D+M))\n\n<!-- note\n\n## linear-cost\nO(N R M)',
      BOTH,
      /never closed/,
    ],
    [
      'with guidance in comments',
      '## softmax-cost\n<!-- one big-O expression -->\nO(N^2 (D+M))\n## linear-cost\n<!-- here -->\nO(N R M)',
      BOTH,
      undefined,
    ],
    [
      'with a repeated blank heading',
      '## softmax-cost\nO(N^2 (D+M))\n## linear-cost\nO(N R M)\n## linear-cost\n',
      BOTH,
      undefined,
    ],
    [
      'underlined answers',
      '## softmax-cost\nO(N^2 (D+M))\n---\n\n## linear-cost\nO(N R M)\n---\n',
      BOTH,
      undefined,
    ],
  ];
  for (const [how, source, expected, notice] of damaged) {
    it(`finds the answers ${how}`, () => {
      const { answers, notices } = read(source);
      assert.deepEqual(answers, expected);
      if (notice !== undefined)
        assert.ok(
          notices.some((message) => notice.test(message)),
          notices.join('\n'),
        );
      else
        assert.deepEqual(
          notices.filter((message) => !message.includes('gaussian-kernel')),
          [],
        );
    });
  }

  it('lets the last of several answers count and says so at each', () => {
    const { answers, notices } = read(
      '## linear-cost\nO(1)\n## softmax-cost\nO(N)\n## linear-cost\nO(N R M)',
    );
    assert.equal(answers['linear-cost'], 'O(N R M)');
    assert.equal(notices.filter((message) => message.includes('stands 2 times')).length, 2);
  });

  it('says which heading is missing', () => {
    assert.ok(
      read('## linear-cost\nO(N)').notices.some((message) =>
        message.includes('no heading `## gaussian-kernel`'),
      ),
    );
  });

  it('says that text below an unknown heading is not graded', () => {
    for (const title of ['some-other-part', 'Scratch work', 'Notes', 'TODO', 'Old: first try', 'crossover']) {
      const { answers, notices } = read(`## linear-cost\nO(N)\n## ${title}\nI think so.`);
      assert.equal(answers['linear-cost'], 'O(N)', title);
      const told = `\`${title}\` is not a part of this problem, so what stands below it is not graded`;
      assert.ok(
        notices.some((message) => message.includes(told)),
        title,
      );
    }
  });

  it('reads on below a heading that belongs to the answer, as in pasted text', () => {
    for (const title of ['Solution', '✅ Final Answer', '2. The sums', 'Complexity analysis']) {
      const { answers, notices } = read(`## linear-cost\nFirst.\n\n## ${title}\n\nO(N R M)\n`);
      assert.match(answers['linear-cost'] ?? '', /^First\. \| .* \| O\(N R M\)$/, title);
      assert.ok(
        notices.some((message) =>
          message.includes('was read as part of the answer to `linear-cost`. For a heading inside an answer'),
        ),
        title,
      );
    }
  });

  it('says that text before the first heading is not graded', () => {
    assert.ok(
      read('The cost is O(N R M) I believe.\n\n## softmax-cost\nO(N)').notices.some((message) =>
        message.includes('not graded'),
      ),
    );
  });

  it('takes a long title, a name and a date above the first part for what they are', () => {
    assert.deepEqual(
      read(
        '# Homework 5: attention in linear time, by me\n\nAda, 3 May\n\n## linear-cost\nO(N)',
      ).notices.filter((message) => message.includes('not graded')),
      [],
    );
  });

  it('keeps sub-headings inside their answer', () => {
    const { answers } = read('## linear-cost\n### Projection\nO(N R D)\n### Sums\nO(N R M)');
    assert.equal(answers['linear-cost'], 'Projection | O(N R D) | Sums | O(N R M)');
  });

  const wrapped: readonly (readonly [string, string])[] = [
    [
      'ResNet-50 sits between them, since it has 25.6 million\nparameters and takes more work than either.',
      'ResNet-50 sits between them, since it has 25.6 million\nparameters and takes more work than either.',
    ],
    [
      'The authors of the second paper state that their network has 25.6 million\nparameters and costs 3.8 billion FLOPs.',
      'The authors of the second paper state that their network has 25.6 million parameters and costs 3.8 billion FLOPs.',
    ],
    [
      'NN1: as the first table of the paper prints it, 140 million parameters altogether\nNN2: 7.5 million',
      'NN1: as the first table of the paper prints it, 140 million parameters altogether\nNN2: 7.5 million',
    ],
    [
      'exp(q·k/√D) = exp(‖q‖²/(2σ²)) exp(−‖q−k‖²/(2σ²)) exp(‖k‖²/(2σ²))\n‖q−k‖² = ‖q‖² + ‖k‖² − 2q·k',
      'exp(q·k/√D) = exp(‖q‖²/(2σ²)) exp(−‖q−k‖²/(2σ²)) exp(‖k‖²/(2σ²))\n‖q−k‖² = ‖q‖² + ‖k‖² − 2q·k',
    ],
  ];
  for (const [typed, wanted] of wrapped)
    it(`${typed === wanted ? 'keeps' : 'reads over'} the line break of ${JSON.stringify(typed.slice(0, 30))}…`, () => {
      assert.equal(read(`## linear-cost\n\n${typed}\n`).answers['linear-cost'], wanted);
    });

  it('takes no line of a displayed formula for an item of a list', () => {
    const { sections } = readAnswers('## linear-cost\n\n\\[\nN R D\n+ N R M\n\\]\n', PARTS);
    const blocks = sections.get('linear-cost')?.answer.blocks ?? [];
    assert.deepEqual(
      blocks.map((block) => block.map(({ kind }) => kind)),
      [['math']],
    );
  });

  it('takes a number at the start of a sentence for a number', () => {
    const { answers } = read('## linear-cost\n\n1792. The biases count, too.\n');
    assert.equal(answers['linear-cost'], '1792. The biases count, too.');
  });

  it('leaves out what a line of code says about itself', () => {
    const { answers } = read('## linear-cost\n\n```\nN R D   # features\nN R M   // sums\n```\n');
    assert.equal(answers['linear-cost']?.replace(/\s+/g, ' '), 'N R D N R M');
  });

  it('keeps stars and underscores of plain mathematics', () => {
    assert.equal(
      read('## linear-cost\nO(N*R*max(D,M)) with D_r and a_b_c').answers['linear-cost'],
      'O(N*R*max(D,M)) with D_r and a_b_c',
    );
  });

  it('reads every delimiter as mathematics', () => {
    const { sections } = readAnswers(
      '## linear-cost\n$a$ and \\(b\\) and `c`\n\n$$\nd\n$$\n\n\\[ e \\]\n\n```math\nf\n```\n\n\\begin{aligned}g\\end{aligned}\n\n> $$\n> h\n> $$\n',
      PARTS,
    );
    const pieces = sections.get('linear-cost')?.answer.blocks.flat() ?? [];
    const formulas = pieces.flatMap((piece) => (piece.kind === 'math' ? [piece.text.trim()] : []));
    assert.deepEqual(formulas, ['a', 'b', 'd', 'e', 'f', '\\begin{aligned}g\\end{aligned}', 'h']);
  });

  it('reads tables and ticked boxes', () => {
    const { sections } = readAnswers(
      '## linear-cost\n| model | params |\n|---|---|\n| NN1 | 140M |\n\n- [x] yes\n- [ ] no\n',
      PARTS,
    );
    const [table, yes, no] = sections.get('linear-cost')?.answer.blocks.flat() ?? [];
    assert.ok(table?.kind === 'table');
    assert.deepEqual(
      table.rows.map((row) => row.map(({ text }) => text)),
      [
        ['model', 'params'],
        ['NN1', '140M'],
      ],
    );
    assert.ok(yes?.kind === 'choice' && yes.checked && yes.text === 'yes');
    assert.ok(no?.kind === 'choice' && !no.checked && no.text === 'no');
  });

  it('refuses a file that is far too long instead of reading it slowly', () => {
    const { sections, notices } = readAnswers('## linear-cost\n' + 'x'.repeat(600_000), PARTS);
    assert.equal(sections.size, 0);
    assert.match(notices[0]?.message ?? '', /at most 500000/);
  });

  it('keeps every piece at its place in the file, whatever the file is', () => {
    const fragment = fc.constantFrom(
      '## linear-cost\n',
      '##softmax-cost\n',
      '$$\n',
      '$',
      '```\n',
      '> ',
      '- ',
      '| a | b |\n|---|---|\n| 1 | 2 |\n',
      'O(N*R*M)',
      '\\(x\\)',
      '\\[y\n',
      '<!-- ',
      '-->',
      '\r\n',
      '\n\n',
      '**',
      '<b>',
      'é😀',
      '    ',
      '\\begin{cases}',
      '\0',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fragment, fc.string({ maxLength: 8 })), { maxLength: 40 }),
        (fragments) => {
          const source = fragments.join('');
          const text = source.replace(/^\uFEFF/, ' ').replaceAll('\0', ' ');
          for (const { answer } of readAnswers(source, PARTS).sections.values()) {
            for (const piece of answer.blocks.flat()) {
              const placed = piece.kind === 'table' ? piece.rows.flat() : [piece];
              for (const { text: own, start } of placed) {
                const there = text.slice(start, start + own.length);
                assert.equal(own.replaceAll(/[\s>]/g, ''), there.replaceAll(/[\s>]/g, ''));
              }
            }
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
