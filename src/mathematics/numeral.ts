/** How digits are written: groups, decimal points and commas, powers of ten. */

export const GROUPED = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d{1,3}(?:[ ']\d{3}){2,}(?!\d)|\d{1,3} \d{3}(?=\s*(?:trainable |learnable )?(?:param|weights|flop|macs?\b|op|byte|multipl))|\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?(?!\d)`;
export const PLAIN = String.raw`\d+,\d+(?![\d,])|\d*\.\d+|\d+`;
export const SCIENTIFIC = /^\s*[×x*]\s*10\s*\^\s*\(?([-+]?\d+)\)?/;

/** Digits with a point for the decimals and nothing else: `7,500,000` → `7500000`, `87,9` → `87.9`. */
export function plainDigits(spelled: string): string {
  const bare = spelled.replaceAll(/[ ']/g, '');
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(bare)) return bare.replaceAll(',', '');
  if (/^\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?$/.test(bare)) return bare.replaceAll('.', '').replace(',', '.');
  return bare.replace(',', '.');
}
