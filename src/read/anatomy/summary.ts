/** One sentence that says what was decided, in the record's own words. */
import type { Anatomy } from '../../model/anatomy.ts';
import type { Document } from '../document.ts';
import { fold } from '../fold.ts';
import { isUnfilledText } from '../placeholders.ts';
import { byLabel, isBareLabel, readName } from './alternatives.ts';
import type { Role } from './headings.ts';
import { piecesOf } from './pieces.ts';
import { sectionsOf } from './sections.ts';
import { type Chosen, chosenIn, clip, sentencesOf, spokenLines } from './sentences.ts';

/** Longest summary, in UTF-16 units: about two lines of a table. */
const LENGTH = 200;

/**
 * The front matter's own summary, else the sentence of the decision that says it, else the first of an
 * abstract. Plain text without marks; null where the record says nothing of the kind.
 */
export function summarise(document: Document, anatomy: Anatomy): string | null {
  const parts = partsOf(document);
  const found =
    fromFrontMatter(document) ??
    fromDecision(parts, anatomy) ??
    fromAbstract(parts) ??
    anatomy.alternatives.find((one) => one.chosen && !one.unfilled && !isBareLabel(one.name))?.name ??
    fromOpening(parts) ??
    null;
  const text = found === null ? '' : tidied(found);
  return text === '' ? null : clip(text, LENGTH);
}

const KEYS = ['summary', 'description', 'abstract', 'tldr', 'decision'];

function fromFrontMatter(document: Document): string | null {
  const data = document.frontMatter?.data ?? {};
  for (const key of KEYS) {
    const value = data[key];
    if (typeof value !== 'string' || isUnfilledText(value)) continue;
    const [sentence] = sentencesOf(
      value
        .replace(/[*_`]{1,2}(?=\S)|(?<=\S)[*_`]{1,2}(?!\w)/g, '')
        .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
        .replace(/\s+/g, ' ')
        .trim(),
    );
    if (sentence && !isEmptyWord(sentence)) return sentence;
  }
  return null;
}

/** The spoken lines of a role's sections; null for what stands above all parts. */
type Parts = (role: Role | null) => string[];

function partsOf(document: Document): Parts {
  const sections = sectionsOf(document);
  return (role) =>
    spokenLines(
      sections
        .filter((section) => section.role === role && (role !== null || section.parent === null))
        .flatMap((section) => piecesOf(document, section).filter((piece) => piece.role === role)),
    );
}

function fromDecision(parts: Parts, anatomy: Anatomy): string | null {
  const lines = parts('decision');
  for (const text of lines) {
    const chosen = chosenIn(text);
    if (chosen && !isUnfilledText(chosen.name)) return chosenSentence(chosen, anatomy);
  }
  const sentences = tellingSentences(lines);
  const [first] = sentences;
  if (first === undefined) return null;
  if (SETTLES.some((pattern) => pattern.test(first)) && !isTorn(first)) return first;
  return (
    optionNamed(first, anatomy) ??
    sentences.slice(0, REACH).find((sentence) => DECIDES.test(sentence) && !isTorn(sentence)) ??
    sentences.find(
      (sentence) => !isTorn(sentence) && !isBareLabel(sentence) && !POINTS_BACK.test(sentence),
    ) ??
    sentences.find((sentence) => !isTorn(sentence) && !isBareLabel(sentence)) ??
    null
  );
}

function fromAbstract(parts: Parts): string | null {
  const sentences = tellingSentences(parts('summary'));
  return sentences.find((sentence) => !isTorn(sentence)) ?? null;
}

/** A short record without headings may say it in its first words: only a sentence that decides counts there. */
function fromOpening(parts: Parts): string | null {
  const sentences = tellingSentences(parts(null)).slice(0, REACH);
  return sentences.find((sentence) => DECIDES.test(sentence) && !isTorn(sentence)) ?? null;
}

function tellingSentences(lines: readonly string[]): string[] {
  return lines
    .flatMap(sentencesOf)
    .map(withoutLead)
    .filter((sentence) => !isEmptyWord(sentence) && !ASKS.test(sentence));
}

/** `X, because Y`, as far as Y is a reason. */
function chosenSentence({ name, reason }: Chosen, anatomy: Anatomy): string {
  const full = (byLabel(anatomy.alternatives, name)?.name ?? readName(name).name).replace(/[.。]$/, '');
  const [because = ''] = sentencesOf(reason);
  return because === '' || NO_REASON.test(because) ? full : `${full}, ${because}`;
}

/** MADR's stock reason points to a table further down. */
export const NO_REASON =
  /^(?:because|since)?\s*(?:it\s+)?(?:(?:comes?|came) out (?:as )?(?:the )?best|is the best(?: option)?|…|\.{3})?[\s.,]*(?:\(?see (?:below|above)\)?)?[\s.]*$/i;

/** `It is option C`, `Option 3.`: the list of options says what that is. */
function optionNamed(sentence: string, anatomy: Anatomy): string | null {
  const words = sentence.replace(
    /^(?:it(?:['’]s| is)|we (?:chose|choose|picked?|selected?|went with|decided (?:on|for)|will use)|chosen:?)\s+/i,
    '',
  );
  const option = byLabel(anatomy.alternatives, words);
  return option && !isBareLabel(option.name) ? option.name : null;
}

/** How many sentences into the decision the one that decides is sought. */
const REACH = 5;

/** Wordings that decide, by language. */
const DECIDES =
  /\b(?:we(?:['’]ll| will| shall| have (?:decided|chosen|agreed|opted)| (?:therefore |also |have )?(?:decided?|chose|choose|agreed?|adopt|opt(?:ed)?|use|propose|recommend)| are going (?:to|with)| intend to| should| must|['’]re going (?:to|with))|(?:it (?:is|was|has been)|has been|was) (?:decided|agreed)|(?:the|our) decision is|is chosen|was chosen|decided to|wir (?:werden|verwenden|nutzen|setzen|haben (?:uns )?entschieden)|nous (?:allons|avons (?:décidé|choisi)|utiliser|utilisons|adoptons)|(?:vamos a|hemos decidido|usaremos|utilizaremos|adoptaremos|decidimos|vamos|iremos)|useremo|utilizzeremo|abbiamo deciso|we (?:zullen|gebruiken|kiezen|hebben besloten)|będziemy|zdecydowaliśmy|(?:мы )?(?:будем|решили|решено|используем|выбрали))\b|我们(?:将|决定|选择|采用)|決定(?:した|する)|採用(?:した|する)|하기로|사용한다/iu;

/** In a first sentence a plain future or an order settles it as well. */
const SETTLES = [
  DECIDES,
  /\b(?:will|shall|must|should)\b/i,
  /^(?:use|add|adopt|allow|avoid|build|change|create|defer|define|deploy|deprecate|disable|do not|don['’]t|drop|enable|extend|extract|follow|host|implement|include|introduce|keep|leave|let|limit|make|merge|migrate|move|place|prefer|prepend|provide|reject|remove|rename|replace|require|restrict|reuse|run|separate|serve|split|start|stay|stick|stop|store|support|switch|treat|write)\b/i,
];
/** What points back at words that the summary lacks. */
const POINTS_BACK =
  /^(?:it|they|these|those|this(?! (?:adr|document|rfc|proposal|record|decision)\b)|that|for (?:this|that|these)|in this case|instead|otherwise|however|but)\b/i;

/** Cut off from the list or code that would end it. */
function isTorn(sentence: string): boolean {
  return (
    /\b(?:because|that|to|by|and|or)\s*[:：]?$/i.test(sentence) ||
    !/\S\s+\S|\p{Script=Han}|\p{Script=Hangul}/u.test(sentence)
  );
}

/** Sentences that ask, or only lead elsewhere. */
const ASKS = /[?？]$|^(?:see|refer to|as (?:described|discussed|mentioned)|note(?: that)?)\b/i;

/** `Decision: we will …` says its own name first. */
function withoutLead(sentence: string): string {
  return sentence
    .replace(/^\[[ xX]\]\s+/, '')
    .replace(
      /^(?:therefore|so|thus|hence|as such|as a result|consequently|accordingly|finally|in conclusion),\s+/i,
      '',
    )
    .replace(
      /^(?:(?:option|alternative)\s*#?(?:\d+|[A-Z])(?=\s*[:：–—-]\s)|proposed|accepted|decided|decision|outcome|summary|abstract|entscheidung|décision|decisión|decisão|decisione|решение|决定|決定|결정)\s*(?:[:：]|[–—-]\s)\s*/iu,
      '',
    );
}

/** Words that say nothing by themselves. */
const EMPTY = new Set([
  '',
  'n a',
  'na',
  'none',
  'tbd',
  'todo',
  'therefore',
  'chosen option',
  'chosen options',
  'see above',
  'see below',
  'as above',
  'accepted',
  'approved',
  'proposed',
  'rejected',
  'pending',
  'deprecated',
  'superseded',
  'yes',
  'no',
  'decision',
  'wip',
  'context',
  'decided',
]);

function isEmptyWord(sentence: string): boolean {
  return EMPTY.has(fold(sentence)) || isUnfilledText(sentence);
}

function tidied(sentence: string): string {
  const text = sentence
    .replace(/^(?:\p{Extended_Pictographic}|\ufe0f|[\s•–—-])+(?=\S)/u, '')
    .replace(/\s+([,.;:!?])(?=\s|$)/g, '$1')
    .replace(/\s*[:：,;]+$/, '')
    .trim();
  return text.replace(/^\p{Ll}(?=\p{Ll}*\s)/u, (letter) => letter.toUpperCase());
}
