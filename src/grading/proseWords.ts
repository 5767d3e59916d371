/** The closed classes of English words by which running text is told from lists, and a denial from a claim. */

const listed = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Words that hold a sentence together and mean little alone. */
export const FUNCTION_WORDS = listed(`
  a an the this that these those it its they them their there here he she his her him i me my we us our you your one ones
  of in on at by for with from to into onto over under up down out off as than about between among within through
  across per via after before during until upon against around behind beside besides beyond without toward towards
  and or but nor so yet if then because since although though while whereas when where which who whom whose what
  how why whether either neither both not no never only also too even just still already again ever once rather
  is are was were be been being am do does did doing done has have had having can could will would shall should may
  might must need ought let more most less least much many few some any all each every
  very quite hence thus therefore however instead otherwise indeed else up
`);

/** Forms that nothing but a clause is built around. */
const VERBS = listed(`
  is are was were be been am do does did has have had can could will would shall should may might must
  lets gets got gives gave keeps kept makes made takes took knows knew sees saw says said means meant become becomes
  became goes went comes came holds held uses adds helps agree agrees differ differs depend depends remain remains
  settle settles learn learns trains fit fits finds found leads led looks looked works wants allow allows lowers saves
  drops wins picks choose chooses chose compares contain contains match matches produce produces returns stores equals
  wait waits splits compute computes exits leave leaves stops skips err errs separates sit sits tell tells require
  requires reflect reflects preserve preserves ignore ignores groups emerge emerges likes liked violates satisfy
  satisfies contribute contributes teach teaches happen happens reach reaches try tries hide hides covers combine
  combines puts matters enjoyed forgot asked divide divides rely relies overfit overfits hurt hurts vary varies turns
  belong belongs consist consists classify classifies recognise recognises recognize recognizes seem seems appear
  appears grow grows grew shows showed run runs ran need needs
`);

/** Forms that may as well be nouns or describe one, so that they make a clause only among other small words. */
const PERHAPS = listed(`
  let get give keep make take know show see say mean go come hold cost costs use add help change changes stay stays
  train read reads lead look work call calls want lower save drop win pick compare measure measures return store equal
  split scan scans exit stop skip separate group like violate put matter turn quote ask asks count counts mix mixes
  cover cut cuts share shares
`);

/** Whether a word can only be what a clause says of its subject, or may be. */
export const verbality = (word: string): 'verb' | 'perhaps' | 'none' =>
  VERBS.has(word)
    ? 'verb'
    : PERHAPS.has(word) || /.(?:[^aeiou]ed|ied|ised|ized|ify|ifies)$/.test(word)
      ? 'perhaps'
      : 'none';

/** Turn what follows them into its opposite, to the end of the clause. */
export const DENYING = listed(`
  not no never neither nor none nothing nobody hardly barely scarcely rarely seldom unable impossible without
  lack lacks lacking fail fails failed failing prevent prevents prevented avoid avoids avoided avoiding
`);

/** What makes a denying word none: “not only”, “no matter”, “nothing but”. */
export const NOT_DENYING: Readonly<Record<string, ReadonlySet<string>>> = {
  not: listed('only just merely simply least solely forget hesitate'),
  no: listed('matter doubt wonder problem surprise'),
  nothing: listed('but'),
  fail: listed('not'),
};

/** Most frequent words of languages that students write in, none of them English. */
export const FOREIGN: Readonly<Record<string, ReadonlySet<string>>> = {
  German: listed(
    'der die das und ist sind nicht ein eine einen im den dem mit auf für von zu wird werden sich auch daher bei alle wir lassen dass oder',
  ),
  French: listed(
    'le la les des est sont et un une dans que qui pour pas ne sur avec par on donc cette ce plus du aux',
  ),
  Spanish: listed(
    'el la los las es son y un una en que de por para no se con del lo su así cada durante como cual',
  ),
  Italian: listed(
    'il lo la gli le è sono e un una in che di per non si con del della dei ogni quindi durante come',
  ),
  Portuguese: listed(
    'o a os as é são e um uma em que de para não se com do da dos das por cada durante como',
  ),
};

const ARTICLES = listed('the an');
const POSSESSIVES = listed('its their our your my every');
const PREPOSITIONS = listed('of in on at by for with from to into onto');
const FINITE = listed('is are was were has am');
const AUXILIARIES = listed(
  'is are was were be been being am do does did has have had can could will would shall should must',
);
const MODALS = listed('can could will would shall should must may might');
const CONJUNCTIONS = listed('and or but nor because since although than');

/**
 * Whether no English sentence has these two words beside each other: “the of”, “with is”, “an and”. Of
 * 614 sentences of eight words and more in this repository two have such a pair; of shuffled ones, five in six.
 *
 * @param next undefined at the end of the sentence
 */
export function isMisfit(word: string, next: string | undefined): boolean {
  if (next === undefined) return ARTICLES.has(word) || POSSESSIVES.has(word) || CONJUNCTIONS.has(word);
  if (ARTICLES.has(word) || POSSESSIVES.has(word)) {
    return (
      ARTICLES.has(next) ||
      PREPOSITIONS.has(next) ||
      AUXILIARIES.has(next) ||
      CONJUNCTIONS.has(next) ||
      next === 'a'
    );
  }
  if (word === 'a')
    return ARTICLES.has(next) || POSSESSIVES.has(next) || /^(?:of|with|for|to|by|are|were|be|a)$/.test(next);
  if (PREPOSITIONS.has(word)) {
    if (word === 'to' && /^(?:be|have|do)$/.test(next)) return false;
    if (CONJUNCTIONS.has(next)) return /^(?:of|with|into|onto|to)$/.test(word);
    return AUXILIARIES.has(next) && next !== 'being';
  }
  if (FINITE.has(word) && FINITE.has(next)) return true;
  if (MODALS.has(word)) return FINITE.has(next) || MODALS.has(next) || /^(?:of|and|or|into)$/.test(next);
  if (AUXILIARIES.has(word)) return next === 'into' || MODALS.has(next);
  if (/^(?:we|they)$/.test(word))
    return FINITE.has(next)
      ? !/^(?:are|were)$/.test(next)
      : ARTICLES.has(next) || /^(?:of|a|be|been)$/.test(next);
  return false;
}
