/** One sentence that says what was decided, in the record's own words. */
import type { DecisionParts } from '../../model/decision-parts.ts';
import { isUnspaced } from '../../shared/text.ts';
import type { Document } from '../document.ts';
import { normalize } from '../normalize.ts';
import { isStillOpen, isUnfilledText } from '../placeholders.ts';
import { listTexts } from '../relations.ts';
import { listWordsFor } from '../section-names.ts';
import { findByLabel, isBareLabel, readName } from './alternatives.ts';
import { getRole, isRationale, type SectionRole } from './headings.ts';
import {
  type ChosenOption,
  clipText,
  findChosen,
  getProseLines,
  splitSentences,
  UNFINISHED,
} from './prose.ts';
import { getPieces } from './section-items.ts';
import { getBodySections } from './section-roles.ts';
import type { BodyPart } from './types.ts';

/** Longest summary, in UTF-16 units: about two lines of a table. */
const LENGTH = 200;

/**
 * The front matter's own summary, else the sentence of the decision that says it, else the first of an
 * abstract. Plain text without marks; null where the record says nothing of the kind, or that nothing is decided yet.
 */
export function createSummary(document: Document, parts: DecisionParts): string | null {
  const found = readFrontMatterSummary(document) ?? findInText(getBodySections(document), document, parts);
  const text = found === null ? '' : tidySentence(found);
  return text === '' ? null : clipText(text, LENGTH);
}

function findInText(sections: readonly BodyPart[], document: Document, parts: DecisionParts): string | null {
  const listLines = (role: SectionRole | null, some: readonly BodyPart[]): string[] =>
    getProseLines(
      some
        .filter((section) => section.role === role && (role !== null || section.parent === null))
        .flatMap((section) => getPieces(document, section).filter((piece) => piece.role === role)),
    );
  const abstract = listLines('summary', sections);
  const isReason = ({ heading }: BodyPart): boolean => heading !== null && isRationale(heading.text);
  const stated = [
    ...listLabelledDecisions(sections),
    ...listHeadedDecisions(sections),
    ...listLines(
      'decision',
      sections.filter((section) => !isReason(section)),
    ),
  ];
  const decision = stated.length > 0 || abstract.length > 0 ? stated : listLines('decision', sections);
  if (isStillOpen(decision[0] ?? '')) return null;
  for (const text of decision) {
    const chosen = findChosen(text);
    if (chosen) return isUnfilledText(chosen.name) ? null : describeChosen(chosen, parts);
  }
  const telling = listFirstSentences(decision);
  const overview = listFirstSentences(abstract).find((sentence) => !isCutOff(sentence)) ?? '';
  return (
    summarizeDecision(telling, parts) ??
    (isSettling(overview) || PROPOSES.test(overview) ? overview : null) ??
    telling
      .slice(0, 2)
      .find((sentence) => !isCutOff(sentence) && !isBareLabel(sentence) && !POINTS_BACK.test(sentence)) ??
    (overview || null) ??
    parts.alternatives.find((one) => one.chosen && !one.unfilled && !isBareLabel(one.name))?.name ??
    // a short record without headings may say it in its first words: only a sentence that decides counts there
    listFirstSentences(listLines(null, sections)).find(
      (sentence) => isDecisive(sentence) && !isCutOff(sentence),
    ) ??
    null
  );
}

const LABELLED = /^[^\p{L}]*(\p{L}[\p{L} ]{1,30}?)\s*[:：]\s*(.*)$/u;

/** `**Decision:** …` among the lines above the first section, with the lines that go on with it. */
function listLabelledDecisions(sections: readonly BodyPart[]): string[] {
  const first = sections.findIndex(({ role }) => role !== null);
  const above = sections.slice(0, first < 0 ? sections.length : first);
  return listTexts(
    above.flatMap(({ nodes }) => nodes),
    new Map(),
  ).flatMap(({ text }) => {
    const lines = text.split('\n');
    const at = lines.findIndex((line) => isDecision(LABELLED.exec(line)?.[1] ?? ''));
    if (at < 0) return [];
    const [first = '', ...more] = lines.slice(at);
    const end = more.findIndex((line) => LABELLED.test(line));
    const rest = more.slice(0, end < 0 ? undefined : end);
    const words = [LABELLED.exec(first)?.[2], ...rest].join(' ').trim();
    return words === '' || isUnfilledText(words) ? [] : [words];
  });
}

/** `## Decision: ship by rail`. */
function listHeadedDecisions(sections: readonly BodyPart[]): string[] {
  return sections.flatMap(({ heading, named, role }) => {
    const [, label = '', words = ''] =
      (named && role === 'decision' && LABELLED.exec(heading?.text ?? '')) || [];
    return /\S\s\S/.test(words) && isDecision(label) ? [words] : [];
  });
}

function isDecision(label: string): boolean {
  return getRole(label, null) === 'decision' && !isRationale(label);
}

const KEYS = ['summary', 'description', 'abstract', 'tldr', 'decision'];

function readFrontMatterSummary(document: Document): string | null {
  const data = document.frontMatter?.data ?? {};
  for (const key of KEYS) {
    const value = data[key];
    if (typeof value !== 'string' || isUnfilledText(value) || isStillOpen(value)) continue;
    const [sentence] = splitSentences(
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

/** The first sentence if it settles the matter, else the option that it names, else a later one that decides. */
function summarizeDecision(sentences: readonly string[], parts: DecisionParts): string | null {
  const [first] = sentences;
  if (first === undefined) return null;
  if (isSettling(first) && !isCutOff(first)) return first;
  return (
    describeNamedOption(first, parts) ??
    sentences.find((sentence) => isDecisive(sentence) && !isCutOff(sentence)) ??
    null
  );
}

/** The first sentences that mean something: a decision says itself in them. */
function listFirstSentences(lines: readonly string[]): string[] {
  const found: string[] = [];
  for (const sentence of lines.flatMap(splitSentences)) {
    const words = capitalize(removeLead(sentence));
    const means = !isEmptyWord(words) && !isStillOpen(words);
    if (means && ![ASKS, STORY, REMARK].some((pattern) => pattern.test(words))) found.push(words);
    if (found.length === REACH) break;
  }
  return found;
}

/** `X, because Y`, as far as Y is a reason. */
function describeChosen({ name, quoted, reason }: ChosenOption, parts: DecisionParts): string | null {
  const option = findByLabel(parts.alternatives, name) ?? (quoted ? null : findLongerName(parts, name));
  const full = (option?.name ?? readName(name).name).replace(/[.。]$/, '');
  if (reason === '' && isBareLabel(full)) return null;
  const [because = ''] = splitSentences(reason);
  return because === '' || NO_REASON.test(because) ? full : `${full}, ${because}`;
}

/** The option that goes on where the words for it stop. */
function findLongerName(
  { alternatives }: DecisionParts,
  words: string,
): DecisionParts['alternatives'][number] | undefined {
  const name = normalize(readName(words).name);
  return alternatives.find((one) => name.length > 3 && normalize(one.name).startsWith(`${name} `));
}

/** MADR's stock reason points to a table further down. */
export const NO_REASON =
  /^(?:because|since)?\s*(?:it\s+)?(?:(?:comes?|came) out (?:as )?(?:the )?best|is the best(?: option)?|…|\.{3})?[\s.,]*(?:\(?see (?:below|above)\)?)?[\s.]*$/i;

/** `It is option C`, `Option 3.`: the list of options says what that is. */
function describeNamedOption(sentence: string, parts: DecisionParts): string | null {
  const words = sentence.replace(
    /^(?:it(?:['’]s| is)|we (?:chose|choose|picked?|selected?|went with|decided (?:on|for)|will use)|chosen:?)\s+/i,
    '',
  );
  const option = findByLabel(parts.alternatives, words);
  return option && !isBareLabel(option.name) ? option.name : null;
}

/** How many sentences into the decision the one that decides is sought. */
const REACH = 5;

/** Wordings that decide, in any language, by their first word; those of scripts that join words are sought anywhere. */
const DECIDES = new Map<string, string[]>();
const JOINED: string[] = [];
for (const words of listWordsFor('decides').map(normalize)) {
  const [first = ''] = words.split(' ');
  if (isJoined(words)) JOINED.push(words);
  else DECIDES.set(first, [...(DECIDES.get(first) ?? []), `${words} `]);
}

function isDecisive(sentence: string): boolean {
  const spelled = sentence.replace(/\bwe['’]ll\b/gi, 'we will').replace(/\bwe['’]re\b/gi, 'we are');
  const folded = `${normalize(spelled)} `.replace(
    /(?<= )(?:therefore|also|thus|hence|now|hereby|then|instead|only) /g,
    '',
  );
  for (let at = 0; at < folded.length; at = folded.indexOf(' ', at) + 1) {
    const wordings = DECIDES.get(folded.slice(at, folded.indexOf(' ', at)));
    if (wordings?.some((wording) => folded.startsWith(wording, at))) return true;
  }
  return isJoined(folded) && JOINED.some((wording) => folded.includes(wording));
}

function isJoined(text: string): boolean {
  return isUnspaced(text) || /\p{Script=Hangul}/u.test(text);
}

/** In a first sentence a plain future, an order, or what we do settles it as well. */
function isSettling(sentence: string): boolean {
  return isDecisive(sentence) || SETTLES.test(sentence);
}

const SETTLES =
  /^we (?!are|have|were|had|see|saw|know|think|found|need|want|explored|considered|looked|currently|feel|believe|discussed|can|could|may|might)\p{L}|\b(?:will|shall|must|should|have (?:rejected|adopted|selected))\b|^(?:use|add|adopt|allow|apply|avoid|build|change|clone|configure|create|defer|define|deploy|deprecate|disable|do not|don['’]t|drop|embed|enable|establish|export|expose|extend|extract|follow|hardcode|host|implement|import|include|integrate|introduce|keep|leave|let|leverage|limit|maintain|make|merge|migrate|move|name|pin|place|prefer|prepend|provide|publish|refactor|reject|rely|remove|rename|replace|require|restrict|restructure|reuse|rewrite|run|separate|serve|set|ship|simplify|split|standardi[sz]e|start|stay|stick|stop|store|support|switch|treat|unify|upgrade|wrap|write)\b/iu;
/** `This proposal adds …`: an abstract that says what is proposed, not what it is about. */
const PROPOSES =
  /^this (?:\p{L}+ )?(?:enhancement|proposal|adr|rfc|kep|record|decision|change|feature)(?: proposal)? (?:is to|is for|adds|extends|introduces|allows|enables|changes|updates|proposes|replaces|removes|defines|makes|moves|implements|standardi[sz]es)\b/iu;
/** What points back at words that the summary lacks. */
const POINTS_BACK =
  /^(?:it|they|these|those|this(?! (?:adr|document|rfc|proposal|record|decision)\b)|that|for (?:this|that|these|example)|in this case|instead(?! of)|otherwise|however|but|where:|e\.g\.|also|additionally|currently|as of today)(?![\p{L}])/iu;

/** Cut off from the list or code that would end it. */
function isCutOff(sentence: string): boolean {
  return UNFINISHED.test(sentence) || !/\S\s+\S|\p{Script=Han}|\p{Script=Hangul}/u.test(sentence);
}

/** Sentences that ask, or only lead elsewhere. */
const ASKS =
  /[?？]$|^(?:see|refer to|as (?:described|discussed|mentioned)|(?:please )?note(?: that)?|(?:more|further|for (?:more|further)) (?:details?|information))\b|\bth(?:e|ese|ose) following (?:[a-z]+ ){0,3}(?:change|thing|step|option|diagram|list|table|point|item|section|example|place)s?\b|\b(?:below|above|(?:following|next) (?:sub)?sections?)\.?$/i;
/** A wish of somebody's. */
const STORY =
  /^(?:as an? .{2,140}?\bi(?:['’]d)? (?:want|like|need|would like|can|wish|expect)|als [^.]{2,80}? (?:möchte|will) ich|en tant que [^.]{2,80}? je |como [^.]{2,80}? (?:quiero|quero) )/i;
/** `Decided on 2024-01-01 by the board`: when and by whom, not what. */
const REMARK =
  /^(?:this (?:decision|adr|record|proposal) )?(?:(?:was|has been|is) )?(?:decided|agreed|approved|accepted|adopted|proposed|rejected|made|taken|discussed) (?:on|at|in|by|with)\b(?!.*\b(?:to|that|for|use)\b)/i;

/** `Decision: we will …` says its own name first. */
function removeLead(sentence: string): string {
  const label = LABELLED.exec(sentence);
  const words = label !== null && isDecision(label[1] ?? '') ? (label[2] ?? '') : sentence;
  return words
    .replace(/^\[[ xX]\]\s+/, '')
    .replace(
      /^(?:therefore|so|thus|hence|as such|as a result|consequently|accordingly|finally|in conclusion),\s+/i,
      '',
    )
    .replace(
      /^(?:(?:option|alternative)\s*#?(?:\d+|[A-Z])(?=\s*[:：–—-]\s)|proposed|accepted|decided|decision|outcome|summary|abstract)\s*(?:[:：]|[–—-]\s)\s*/iu,
      '',
    );
}

/** Words that say nothing by themselves. */
const EMPTY = new Set(
  '|n a|na|none|tbd|todo|therefore|chosen option|chosen options|see above|see below|as above|accepted|approved|proposed|rejected|pending|deprecated|superseded|yes|no|decision|wip|context|decided'.split(
    '|',
  ),
);

function isEmptyWord(sentence: string): boolean {
  return EMPTY.has(normalize(sentence)) || isUnfilledText(sentence);
}

function tidySentence(sentence: string): string {
  return sentence
    .replace(/^(?:\p{Extended_Pictographic}|\ufe0f|[\s•–—-])+(?=\S)/u, '')
    .replace(/\s+([,.;:!?])(?=\s|$)/g, '$1')
    .replace(/\s*[:：,;]+$/, '')
    .trim();
}

/** Not the name of an option, which is as its author wrote it. */
function capitalize(sentence: string): string {
  return sentence.replace(/^\p{Ll}(?=\p{Ll}*\s)/u, (letter) => letter.toUpperCase());
}
