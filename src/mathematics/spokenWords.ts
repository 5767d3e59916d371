/** Mathematics said in words amid a sentence ("sigma squared", "one over sqrt(D)"), written with signs. */

/** A number, a single letter, a Greek name, a root or a closing bracket: what an operation in words stands beside. */
const OPERAND = String.raw`(?:\d+(?:\.\d+)?|[A-Za-z]\d?|[α-ωΑ-Ω]|alpha|beta|gamma|delta|epsilon|eta|lambda|mu|sigma|tau|phi|omega|I|one|identity)`;
const AHEAD = String.raw`(?=\s+(?:the\s+)?(?:square root|sqrt|√|\\[a-z]+|\$|\(|\|\||‖|[A-Za-zα-ωΑ-Ω](?![A-Za-z])|\d|alpha|beta|gamma|lambda|mu|sigma|tau|two|three))`;

interface Rule {
  readonly pattern: RegExp;
  readonly sign: string;
}

const RULES: readonly Rule[] = [
  {
    pattern:
      /(?<![\p{L}\d])(?:the\s+)?identity(?:\s+matrix)?(?=\s*(?:divided\s+by|over|times|\/|\*|·|scaled\s+by))/giu,
    sign: 'I',
  },
  { pattern: /(?<=(?:times|\*|·)\s{1,2})(?:the\s+)?identity(?:\s+matrix)?(?![\p{L}])/giu, sign: 'I' },
  { pattern: /(?<![\p{L}\d])one(?=\s+(?:over|divided\s+by)\s)/giu, sign: '1' },
  { pattern: new RegExp(String.raw`(?<=(?:${OPERAND}|[)\]|‖]))\s+squared(?![\p{L}])`, 'giu'), sign: '^2' },
  { pattern: new RegExp(String.raw`(?<=(?:${OPERAND}|[)\]|‖]))\s+cubed(?![\p{L}])`, 'giu'), sign: '^3' },
  {
    pattern:
      /(?<!\p{L})(?:the\s+)?square\s+root\s+of(?=\s+(?:\(|[A-Za-zα-ωΑ-Ω](?![A-Za-z])|\d|\$|sigma|lambda|two))/giu,
    sign: 'sqrt',
  },
  {
    pattern: new RegExp(
      String.raw`(?<=(?:${OPERAND}|[)\]²]))\s+(?:divided\s+by|over)${AHEAD}(?:\s+the(?=\s+(?:square|sqrt)))?`,
      'giu',
    ),
    sign: ' / ',
  },
  { pattern: new RegExp(String.raw`(?<=(?:\d|[)\]²]|[A-Za-z]\^\d))\s+times${AHEAD}`, 'giu'), sign: ' * ' },
];

/** More text than this in one piece is left as it is. */
const LONGEST = 6000;

/** Puts signs for words, each padded to the length of what it stands for, so that places stay. */
export function writeOutWords(text: string): string {
  if (text.length > LONGEST || !/\b(?:identity|one|squared|cubed|root|over|divided|times)\b/i.test(text))
    return text;
  return RULES.reduce(
    (written, { pattern, sign }) =>
      written.replace(pattern, (words) => (words.length < sign.length ? words : sign.padEnd(words.length))),
    text,
  );
}
