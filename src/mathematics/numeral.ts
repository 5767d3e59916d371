/** How digits are written: groups, decimal points and commas, powers of ten. */

/**
 * `7,500,000`, `2 128 192`, `28 800`, `57'600`, `387_200`, `2.128.192`. No group begins with a nought: `0,754` is a decimal.
 * One group after a blank is none where more digits stand beside it: `64 128 87.9` is a row of a table.
 */
export const GROUPED = [
  String.raw`[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?(?!\d)`,
  String.raw`[1-9]\d{0,2}(?: \d{3}){2,}(?!\d)`,
  String.raw`[1-9]\d{0,2}(?:['_]\d{3})+(?!\d)`,
  String.raw`(?<!\d[ \t]+|\p{L}[/-])[1-9]\d{0,2} \d{3}(?![.,]?\d|[ \t]+\d)`,
  String.raw`[1-9]\d{0,2}(?:\.\d{3}){2,}(?:,\d+)?(?!\d)`,
].join('|');
export const PLAIN = String.raw`\d+,\d+(?![\d,])|\d*\.\d+|\d+`;
export const SCIENTIFIC = /^\s*[×x*]\s*10\s*\^\s*\(?([-+]?\d+)\)?/;

/** Magnitudes of languages that write a comma before the decimals: `1,044 Mio.` is little more than a million. */
const AFTER_DECIMAL_COMMA = /^\s*(?:mio|mrd|tsd|millionen|milliarden)\b/i;

/**
 * Digits with a point for the decimals and nothing else: `7,500,000` → `7500000`, `87,9` → `87.9`.
 * @param rest what stands behind the digits
 */
export function plainDigits(spelled: string, rest = ''): string {
  const bare = spelled.replaceAll(/[ '_]/g, '');
  const isGrouped = /^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/.test(bare);
  if (isGrouped && !(/^\d+,\d+$/.test(bare) && AFTER_DECIMAL_COMMA.test(rest)))
    return bare.replaceAll(',', '');
  if (/^\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?$/.test(bare)) return bare.replaceAll('.', '').replace(',', '.');
  return bare.replace(',', '.');
}
