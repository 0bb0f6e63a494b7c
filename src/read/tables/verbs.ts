import type { RelationType } from '../../model/record.ts';

/**
 * The wordings of a relation. `after`: the target follows the words ("superseded by X"); `before`: it stands
 * in front of them, as in Chinese, Japanese and Korean. Case does not matter; a blank stands for any white space.
 */
interface Verb {
  type: RelationType;
  words: string;
  target: 'after' | 'before';
}

const SUPERSEDED =
  '(?:super[sc]e[ed]?d[eé]d|superse[ec]ded|superceeded|superseeded|replaced|obsoleted|obsolete|supplanted|overridden|succeeded|subsumed|deprecated|retired|made obsolete|rendered obsolete)';
const HOW =
  '(?: \\([^)]{0,60}\\))?(?: in part| in parts| partially| partly| entirely| fully| completely| largely| wholly)?';

const VERBS: Verb[] = [
  { type: 'superseded-by', words: `${SUPERSEDED}${HOW}[ —–-]*(?:by|with|through)\\b`, target: 'after' },
  { type: 'superseded-by', words: `${SUPERSEDED}${HOW} in favou?r of`, target: 'after' },
  {
    type: 'superseded-by',
    words: '(?:ersetzt|abgelöst|überholt|verdrängt)(?: worden)?(?: teilweise)? (?:durch|von)',
    target: 'after',
  },
  {
    type: 'superseded-by',
    words:
      "(?:remplac|supplant|annul)ée? par|(?:re?emplazad|sustituid|superad)[oa] por|substituíd[oa] (?:por|pel[oa])|(?:sostituit|superat|rimpiazzat)[oa] da(?:l|lla|ll[’'])?",
    target: 'after',
  },
  {
    type: 'superseded-by',
    words:
      'vervangen door|opgevolgd door|zastąpion[yaeo] przez|(?:заменен|заменён|замещен|замещён|вытеснен)[оаы]?(?: на)?|замінен[оаий]*(?: на)?|erstattet av|ersatt av|erstattet af|nahrazeno',
    target: 'after',
  },
  {
    type: 'superseded-by',
    words:
      '(?:已)?被(?=[^。；]{1,80}?(?:取代|替代|替换|代替))|后继[:：]|由(?=[^。；]{1,80}?(?:取代|替代|替换|代替))',
    target: 'after',
  },
  {
    type: 'superseded-by',
    words: '(?:に(?:よって|より)|によ[りっ]て?|で|に)(?:置き換え|置換|差し替え|代替|上書き)ら?れ?',
    target: 'before',
  },
  { type: 'superseded-by', words: '(?:으로|로|에 의해) ?(?:대체|교체)', target: 'before' },
  {
    type: 'supersedes',
    words:
      '(?:super[sc]edes?|superceeds?|superseeds?|superseding|replac(?:es?|ing)|obsolet(?:es|ing)|supplants?|overrides)',
    target: 'after',
  },
  {
    type: 'supersedes',
    words:
      'ersetzt(?! durch| von| worden)|löst(?=[^.;]{1,60} ab\\b)|remplace(?! par)|remplaza|reemplaza(?: a)?|sustituye(?: a)?|substitui(?!d)|sostituisce|rimpiazza|vervangt|zastępuje|заменяет|замещает|замінює',
    target: 'after',
  },
  {
    type: 'supersedes',
    words: '(?:取代|替代|替换)(?<![被由][^。；]{0,80})了?',
    target: 'after',
  },
  { type: 'supersedes', words: 'を(?:置き換え|差し替え|置換)|[을를] ?대체', target: 'before' },
  {
    type: 'amended-by',
    words: '(?:amended|updated|extended|refined|clarified|modified|revised|supplemented)(?: in part)? by',
    target: 'after',
  },
  {
    type: 'amended-by',
    words:
      '(?:geändert|ergänzt|erweitert|präzisiert) durch|(?:modifi|amend|complét)ée? par|(?:modificad|enmendad|complementad|alterad|emendad)[oa] por|(?:modificat|integrat)[oa] da|gewijzigd door|aangevuld door|(?:zmienion|uzupełnion)[yaeo] przez',
    target: 'after',
  },
  { type: 'amended-by', words: '(?:已)?被(?=[^。；]{1,80}?(?:补充|修订|修改|更新))', target: 'after' },
  {
    type: 'amends',
    words: '(?:amends|amending|clarifies|refines|extends|supplements|modifies|updates)',
    target: 'after',
  },
  {
    type: 'amends',
    words:
      'ergänzt(?! durch)|erweitert(?! durch)|präzisiert(?! durch)|amende(?! par)|enmienda|emenda|wijzigt|uzupełnia|дополняет',
    target: 'after',
  },
  {
    type: 'depends-on',
    words:
      '(?:depends (?:up)?on|depending on|dependent (?:up)?on|requires|builds (?:up)?on|based (?:up)?on|blocked by|hängt ab von|basiert auf|setzt voraus|dépend de|depende de|dipende da|hangt af van|zależy od|зависит от|依赖于?)',
    target: 'after',
  },
  {
    type: 'required-by',
    words: '(?:required by|needed by|depended (?:up)?on by|prerequisite (?:for|of)|basis for|enables)',
    target: 'after',
  },
  {
    type: 'relates-to',
    words:
      '(?:relate[sd]? to|related|see also|siehe auch|voir aussi|ver también|veja também|vedi anche|zie ook|zobacz także|см\\. также|complements|complemented by|follows|follow-up to|references)',
    target: 'after',
  },
];

export interface CompiledVerb extends Verb {
  pattern: RegExp;
}

export const RELATION_VERBS: readonly CompiledVerb[] = VERBS.map((verb) => ({
  ...verb,
  pattern: new RegExp(
    `${boundary(verb.words, 'start')}(?:${verb.words.replaceAll(' ', '\\s+')})${boundary(verb.words, 'end')}`,
    'gu',
  ),
}));

/** Scripts without blanks have no word edges to look for. */
function boundary(words: string, side: 'start' | 'end'): string {
  if (
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Hangul}]/u.test(words) &&
    !/\p{Script=Latin}{3}/u.test(words)
  )
    return '';
  return side === 'start' ? '(?<![\\p{L}\\p{N}])' : '(?![\\p{L}])';
}

const SUPERSESSION =
  'super|obsol|replac|supplant|overr|succeed|subsum|deprec|retire|ersetz|löst|überholt|verdrängt|rempla|annul|empla|sustitu|substitu|sostitu|rimpiazz|vervang|opgevolgd|zastąp|zastęp|замен|замещ|вытесн|замін|erstattet|ersatt|nahrazen|取代|替代|替换|代替|后继|补充|修订|修改|更新|置|差し替え|上書き|대체|교체|amend|updat|exten|refin|clarif|modif|revis|supplement|geändert|ergänzt|erweitert|präzisiert|complét|enm|complementa|alterad|emenda|integrat|wijzig|aangevuld|zmienion|uzupełni|дополня';
const DEPENDENCE =
  'depend|requires|builds|based|blocked|hängt|basiert|setzt|dépend|dipende|hangt|zależy|зависит|依赖|required|needed|prerequisite|basis|enables|relate|see\\s+also|siehe|voir|ver\\s+també|veja|vedi|zie\\s+ook|zobacz|см|complement|follow|references';

/** Every wording above holds one of these; a text without them needs no closer look. */
export const RELATION_STEMS = new RegExp(`${SUPERSESSION}|${DEPENDENCE}`, 'i');

/** The same for wordings by which one record supersedes or amends another. */
export const SUPERSESSION_STEMS = new RegExp(SUPERSESSION, 'i');

/** Only a part of a record is meant. Sought in the clause before the words and right behind them. */
export const PARTIAL =
  /\b(?:partial(?:ly)?|partly|in parts?|parts?(?: of)?|some(?: (?:aspects?|parts?|portions?|sections?|of))|aspects? of|portions? of|sections?(?: of)?|certain|(?:items?|points?|clauses?|bullets?|rules?) \d+|(?:punkt|absatz|ziffer|abschnitt|punto|item|point|article|artículo|artigo) \d+|teilweise|zum teil|teile|partiel(?:le|lement)?|en partie|parcial(?:mente)?|en parte|em parte|parzialmente|in parte|gedeeltelijk|deels|częściowo)\b|частично|(?:пункт|раздел|част)\p{L}*|§\s?\d|部分|一部|일부/iu;

/** The sentence denies what the words say. Sought right before them. */
export const NEGATED =
  /(?:(?<!\p{L})(?:not|never|no|without|neither|nor|nicht|kein|keine[nrs]?|ohne|ne|pas|sans|non|não|sin|sem|senza|niet|geen|zonder|nie|bez|не|без)|n['’]t)(?:\s+[\p{L}-]+){0,3}\s*$|(?:不|没有?|未)\s*$/u;

/** The sentence speaks of what might be. */
export const HYPOTHETICAL =
  /\b(?:may|might|can|could|should|would|will|shall|must|if|when|once|until|unless|to|whether|proposes? to)(?:\s+(?:be|have|then|later|also|not|been|eventually|probably|completely))*\s*$/iu;
