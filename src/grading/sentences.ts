/** Where sentences end in running text. */

/** Abbreviations end no sentence; a line is one. */
const END = /(?<!\b(?:vs|approx|ca|e\.g|i\.e|resp|cf|incl))[.;!?](?=\s|$)|\n/i;

export const lastSentence = (text: string): string => text.split(END).at(-1) ?? '';
export const firstSentence = (text: string): string => text.split(END)[0] ?? '';
