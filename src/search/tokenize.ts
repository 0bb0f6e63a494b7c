/** Splits text into words, the same for the build and the browser. Pure. */
import { isRecordPrefix } from '../shared/paths.ts';
import { isUnspaced, toWords } from '../shared/text.ts';

/** One word of a text and the place where it begins, in UTF-16 units. */
export interface Word {
  text: string;
  start: number;
}

const UNSPACED = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}ー]`;
const LETTER = String.raw`(?:(?!${UNSPACED})[\p{L}\p{M}\p{N}])`;

/**
 * Letters and digits. A run of a script without blanks is one word here, which `listForms` takes apart. Signs that make
 * a name belong to it: `C++`, `C#`, `.NET`.
 */
const createWordPattern = (letter: string): string =>
  `(?:(?<!${letter}|\\.)\\.(?=\\p{L}))?${letter}+(?:(?<=\\p{L})(?:\\+\\+|#)(?!${letter}|[+#]))?`;
/**
 * Several words that only a sign holds together: `tray_id`, `node.js`, `tcp/ip`, `std::list`, `2.31.4`. It is looked for
 * at the beginning of a word only, or a long word would be read once for each of its letters.
 */
const createCompoundPattern = (letter: string): string =>
  `(?<!${letter})${letter}+(?:(?:[._/:@&+-]|::|->)${letter}+)+`;

const WORD = new RegExp(`${UNSPACED}+|${createWordPattern(LETTER)}`, 'gu');
const COMPOUND = new RegExp(createCompoundPattern(LETTER), 'gu');
/** The same for plain text, several times as fast. */
const PLAIN_WORD = new RegExp(createWordPattern('[A-Za-z0-9]').replaceAll('\\p{L}', '[A-Za-z]'), 'g');
const PLAIN_COMPOUND = new RegExp(createCompoundPattern('[A-Za-z0-9]'), 'g');
const PLAIN = /^[\x00-\x7f]*$/;

export function splitWords(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(PLAIN.test(text) ? PLAIN_WORD : WORD)) {
    words.push({ text: match[0], start: match.index });
  }
  return words;
}

/** The words alone: a build needs no places. */
export function listWordTexts(text: string): string[] {
  return text.match(PLAIN.test(text) ? PLAIN_WORD : WORD) ?? [];
}

/** Longer compounds are paths and addresses. */
const MOST_PARTS = 4;

/** The compounds of a text as one word each, folded: `trayid`, `nodejs`, `2314`. */
export function listCompounds(text: string): string[] {
  const found = text.match(PLAIN.test(text) ? PLAIN_COMPOUND : COMPOUND) ?? [];
  return found.flatMap((compound) => {
    const parts = listWordTexts(compound);
    return parts.length > MOST_PARTS ? [] : [joinParts(parts)];
  });
}

function joinParts(parts: readonly string[]): string {
  return parts
    .map(normalizeWord)
    .join('')
    .replace(/^v(?=\d)/, '');
}

/** Letters that Unicode does not take apart into a Latin letter and its accent. */
const LETTERS: Record<string, string> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ħ: 'h', ŧ: 't', ı: 'i', ŋ: 'ng' },
};
const UNUSUAL = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');

/**
 * A word as it is compared: in lower case, Latin letters without accents, signs as they are spoken: `dotnet`,
 * `cplusplus`.
 */
export function normalizeWord(word: string): string {
  const spoken = word.replace(/^\./, 'dot').replace('++', 'plusplus').replace('#', 'sharp');
  if (PLAIN.test(spoken)) return spoken.toLowerCase();
  return spoken
    .normalize('NFKD')
    .replace(/(?<=\p{Script=Latin}\p{M}{0,9})\p{M}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(UNUSUAL, (letter) => LETTERS[letter] ?? letter);
}

/** Umlauts and their like as people write them who do not have the key: `Lösung` is `loesung` too. */
const DIGRAPHS: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe' };

/**
 * The forms under which a word is found, folded, the whole word first: the parts of a compound written in one
 * (`JobQueue`), a name without its signs (not `C++`: `C` is another language), umlauts written as two letters, and for
 * a run of a script without blanks each character and each two neighbours.
 */
export function listForms(word: string): string[] {
  if (isUnspaced(word)) return [...word, ...splitPairs(word)];
  const bare = word.replace(/^\.|\+\+$|#$/g, '');
  const forms = [normalizeWord(word)];
  if (bare !== word && (word.startsWith('.') || bare.length > 2)) forms.push(normalizeWord(bare));
  const parts = splitCompound(bare).filter((part) => part.length > 1);
  if (parts.length > 1) forms.push(...parts.map(normalizeWord));
  if (!PLAIN.test(word)) {
    const spelt = word.normalize('NFC').toLowerCase();
    const spread = spelt.replace(/[äöüåø]/g, (letter) => DIGRAPHS[letter] ?? letter);
    if (spread !== spelt) forms.push(normalizeWord(spread));
  }
  return forms;
}

/** The parts of a compound by its capitals and digits: `JobQueue`, `HTTPServer`, `s3bucket`. */
export function splitCompound(word: string): string[] {
  return word.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{Lm}\p{Lo}\p{M}]+|\p{N}+/gu) ?? [word];
}

/** What a run of a script without blanks is sought by: its neighbours two by two, or its only character. */
export function splitPairs(run: string): string[] {
  const characters = [...run];
  return characters.length < 2
    ? characters
    : characters.slice(1).map((next, at) => `${characters[at]}${next}`);
}

/** Endings that a word may have or not and stay the same word: `queue`, `queues`, `queued`, `Datenbanken`. */
const ADDED = /^(?:s|es|e|n|en|er|ern|em|d|ed|ing|ings|а|я|ы|и|у|ю|ов|ев|ей|ом|ем|ам|ям|ах|ях|ой)$/;
/** And endings that only change into each other: `library`, `libraries`; `removal`, `remove`. */
const CHANGED = /^(?:y|ies|ied|al|ion|ions|ung|ungen|a|o|os|as|i|ь|е|о|ий|ия|ию|ии)$/;

/** Whether two words, both folded, are forms of one. `soft` and `software` are not. */
export function isSameWord(one: string, other: string): boolean {
  if (one === other) return true;
  if (one[0] !== other[0]) return false;
  let shared = 0;
  while (shared < one.length && one[shared] === other[shared]) shared++;
  const rests = [one.slice(shared), other.slice(shared)].sort((a, b) => a.length - b.length);
  const [shorter = '', longer = ''] = rests;
  if (shorter === '') return shared > 3 ? ADDED.test(longer) : shared === 3 && longer === 's';
  return shared > 3 && rests.every((rest) => ADDED.test(rest) || CHANGED.test(rest));
}

/** Words that only the record with a number, or the records of a ticket or a file, have in the index. */
export const toKeyWord = {
  number: (number: number): string => `qqn${number}`,
  ticket: (ticket: string): string => `qqt${toWords(ticket).join('x')}`,
  /** The name of a file, with or without its folders and ending. */
  file: (path: string): string =>
    `qqf${listWordTexts(path.replace(/^.*\//, '').replace(/\.[a-z]+$/i, ''))
      .map(normalizeWord)
      .join('')}`,
};

/** One word of a query as it was typed. */
export interface QueryToken {
  text: string;
  /** What is sought, folded; of a compound its parts, of a script without blanks its neighbours. */
  words: string[];
  /** A compound as one word, folded; null for other words. */
  joined: string | null;
  /** Instead of its word: the parts of `JobQueue`, `.NET` without its sign. */
  parts: string[];
}

/** What a reader typed, understood. */
export interface Query {
  text: string;
  /** In the order they were typed. Words that only join others are left out, unless there is nothing else. */
  tokens: QueryToken[];
  /** Those that were left out, folded; without the shortest, which begin half of all words. */
  joining: string[];
  /** Texts in quotation marks, to be found as they are. */
  phrases: string[];
  /** The number that the whole query names: `12`, `ADR-12`, `adr 0012`, `#12`, `payments 12`. */
  number: number | null;
  /** The words before the number that mean no record as such, folded and joined: `payments`; empty for none. */
  prefix: string;
  /** All words before it, folded and joined. */
  before: string;
  /** The ticket that the whole query may name, as typed: `PAY-123`. */
  ticket: string | null;
  /** The file that the whole query may name: `0012-job-queue.md`. */
  file: string | null;
}

const PHRASE = /["“”„«»]([^"“”„«»]+)["“”„«»]/g;
const NUMBER = /^(.*?)[\s_-]*(?:#|№|(?<!\p{L})no\.?\s*)?(?<!\d)0*(\d{1,7})$/iu;
const TICKET = /^(?:\p{L}[\p{L}\p{N}_]*-\d+|(?:[\w.-]+\/[\w.-]+)?[#!]\d+|AB#\d+)$/u;
const FILE = /^[^\s]*[\p{L}\p{N}][-_.][\p{L}\p{N}][^\s]*$/u;
/** Further words of a query make no difference. */
const MOST_WORDS = 14;

export function parseSearch(typed: string): Query {
  const text = typed.normalize('NFC').trim();
  const [, before = '', digits] = NUMBER.exec(text) ?? [];
  const tokens = text.split(/\s+/).flatMap(tokenize).slice(0, MOST_WORDS);
  const isJoining = ({ words }: QueryToken): boolean => words.every((word) => STOP_WORDS.has(word));
  const telling = tokens.filter((token) => !isJoining(token));
  return {
    text,
    tokens: telling.length === 0 ? tokens : telling,
    joining:
      telling.length === 0 ? [] : tokens.filter(isJoining).flatMap(({ words }) => words.filter(isMeaningful)),
    phrases: [...text.matchAll(PHRASE)].map(([, phrase = '']) => phrase.trim()).filter((one) => one !== ''),
    number: digits === undefined ? null : Number(digits),
    prefix: toWords(before)
      .filter((word) => !isRecordPrefix(word))
      .join(''),
    before: toWords(before).join(''),
    ticket: TICKET.test(text) ? text : null,
    file: FILE.test(text) ? text : null,
  };
}

const isMeaningful = (word: string): boolean => word.length > 2;

function tokenize(chunk: string): QueryToken[] {
  const words = listWordTexts(chunk);
  const [compound] = listCompounds(chunk);
  if (words.length > 1 && compound !== undefined && compound === joinParts(words)) {
    return [{ text: chunk, words: words.map(normalizeWord), joined: compound, parts: [] }];
  }
  return words.map((text) => {
    if (isUnspaced(text)) return { text, words: splitPairs(text), joined: null, parts: [] };
    const [whole = '', ...parts] = listForms(text);
    return { text, words: [whole], joined: null, parts };
  });
}

/** Words that join others, by language. A record is found without them. */
const STOP_WORDS = new Set(
  `a about all an and any are as at be been but by can did do does for from get had has have how i if in into is it
  its me my no not of off on or our out over should so than that the their them then there these they this to too
  under up us use used using was we were what when where which who why will with would you your
  aber als am an auch auf aus bei bis das dass dem den der des die durch ein eine einem einen einer eines er es für
  hat im in ist kein mit nach nicht noch nur oder ob sich sie sind so über um und uns unser von vor war warum was wie
  wir wird wo zu zum zur
  au aux avec ce ces cette comment dans de des du elle en est et il je la le les leur ne nous on ou où par pas pour
  pourquoi que qui sa se ses son sont sur un une
  al como con cual de del donde el en es ese esta este la las lo los más no o para pero por porque que qué se sin
  sobre su un una y
  com da das do dos e é em na nas nos o os ou para pela pelo que são se sem um uma
  che chi come con da dal dei del della delle di e gli i il in la le lo ma nel nella non per più si sono su un una
  aan bij dat de een en er het hoe in is maar met naar niet of om op te tot uit van voor waarom wat we wij zijn
  att av den det en ett för från har hur i inte med och om på som till vi vad varför är
  af at de den det en er et for fra hvad hvordan hvorfor ikke med og om på som til vi
  и в во на не что как по с со за для от из у к о мы это почему`
    .split(/\s+/)
    .map(normalizeWord),
);
