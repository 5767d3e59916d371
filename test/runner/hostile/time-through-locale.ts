// tries: read the clock or the time zone through texts in a language
// expects: returned "nothing"
export function f() {
  for (const name of ['Date', 'Intl', 'Temporal']) if (name in globalThis) return name;
  const words = [(1e12).toLocaleString('de'), [1].toLocaleString(), 'a'.localeCompare('b'), 'i'.toLocaleUpperCase('tr')];
  return words.some((word) => /20[2-9]\d/.test(String(word))) ? 'a year' : 'nothing';
}
