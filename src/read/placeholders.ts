/**
 * Text nobody filled in: what a template left. Square brackets are the placeholders of our template and of MADR 2,
 * braces those of MADR 3 and 4; Nygard's template asks its questions as sentences.
 */
import { normalize } from './normalize.ts';

/** Values that say "nothing here". */
const NOTHING =
  /^(?:n\/?a|none|nil|null|tbd|tba|tbc|todo|unknown|not applicable|nothing|undefined|keine?[nrs]?|nichts|aucune?|ninguno|ninguna|nenhum|nenhuma|nessuno|nessuna|geen|brak|нет|无|無|なし|없음|[-–—_.…*?/~]+)\.?$/i;

/** Patterns of dates nobody filled in. */
const DATE_PATTERN =
  /^[[{<(]?\s*(?:y{2,4}|j{4}|a{4}|r{4}|г{4})[-/. ]?(?:m{1,2}|м{1,2})[-/. ]?(?:d{1,2}|t{1,2}|j{1,2}|д{1,2})\b|^[[{<(]?\s*(?:d{1,2}|t{1,2}|j{1,2})[-/. ]m{1,3}[-/. ](?:y{2,4}|j{4}|a{4})\b|^[x?]{4}-[x?]{2}-[x?]{2}/i;

/** Whether a value states nothing: empty, a dash, `N/A`, or a template's text in brackets that nobody replaced. */
export function isUnfilled(text: string): boolean {
  const trimmed = text.trim();
  return trimmed === '' || NOTHING.test(trimmed) || DATE_PATTERN.test(trimmed) || isBracketed(trimmed);
}

const OPEN =
  /^[^\p{L}]*(?:tb[acd]|todo|fixme|to be (?:\p{L}+ed|done|set|named|written|found|chosen|known)|not (?:yet )?(?:decided|determined|known|assigned|set|available|created|recorded|documented)|no decision(?: yet)?|noch (?:offen|nicht entschieden)|à (?:définir|décider)|(?:por|a) (?:definir|decidir)|da (?:definire|decidere)|nog te |do ustalenia|(?:ещ[её] )?не решено)(?![\p{L}\p{N}])|^[^\p{L}]*(?:待定|未定|미정)|^[^\p{L}]*(?:none|n\/?a|nil|pending|open|undecided|unknown|unassigned|vacant|nobody|wip|offen|keine?r?|aucune?|ninguno|nenhum|nessuno|geen|нет|无|なし|없음)\s*(?:$|[(（,;.:–—-])/iu;

/** Whether the first words say that there is nothing yet: `TBD (ask the board)`, `Pending`, `To be decided in May`. */
export function isStillOpen(text: string): boolean {
  return OPEN.test(text);
}

/** `[short title of the problem]`, `{names}`, `<date>`: one pair of brackets around it all. */
export function isBracketed(text: string): boolean {
  const inner = /^(?:\[([^[\]]*)\]|\{([^{}]*)\}|\{\{([^{}]*)\}\}|<([^<>]*)>|\$\{([^{}]*)\})$/.exec(
    text.trim(),
  );
  const words = inner?.slice(1).find((group) => group !== undefined);
  return words !== undefined && !/^\W*(?:ADR[-_ ]?)?#?\d/i.test(words) && !/^\s*x?\s*$/i.test(words);
}

/** Nothing but a number nobody gave out yet: `ADR-XXX`, `NNNN`, `ADR-000N`, `[number]`. */
export function isUnnumbered(text: string): boolean {
  return /^(?:(?:ADR|RFC|MADR|DR)[-_ #:]*|#)?[[{<]?(?:0*[XNY]{2,}|0+[XN]|#{2,}|\?{2,})[\]}>]?[\s:.)–—-]*$|^(?:(?:ADR|RFC|MADR|DR)[-_ #:]*)?[[{<](?:number|nr|no\.?|id|index|short-id)[\]}>][\s:.)–—-]*$/u.test(
    text.trim(),
  );
}

/** `XXX-000`, `PAY-NNN`, `PROJ-123`, `e.g. PAY-123`: the form of a ticket, as templates show it. */
export function isTicketPlaceholder(key: string, around: string): boolean {
  return (
    /^(?:[A-Z][A-Z0-9_]*-|#)(?:0+|X+|N+|[?#]+)$/.test(key.trim()) ||
    /^(?:PROJ(?:ECT)?|ABC|XYZ|X+|JIRA|TICKET|ISSUE|KEY|FOO)-(?:0+|123\d{0,3}|X+|N+)$/.test(key.trim()) ||
    /^\W*(?:e\.?g\.?|for example|like|z\.\s?B\.|p\. ?ex\.|[[{<])/i.test(around)
  );
}

/** Longer texts than these (in UTF-16 units) are no prompt, no list of choices, no placeholder. */
const LONGEST = { prompt: 200, choice: 300, placeholder: 4000 };

/** True where a text (Markdown, one block or value) is a template's placeholder, or empty. */
export function isUnfilledText(text: string): boolean {
  if (text.length > LONGEST.placeholder || !MAY_BE_UNFILLED.test(text)) return false;
  const bare = text.includes('<!--') ? text.replace(/<!--[\s\S]*?-->/g, ' ') : text;
  const plain = (/[^\S ]| {2}/.test(bare) ? bare.replace(/\s+/g, ' ') : bare).trim();
  if (plain === '') return true;
  if (/[[{]/.test(plain) && isOnlyPlaceholders(plain)) return true;
  if ((plain.endsWith('>') && ANGLES.test(plain)) || EXPLAINS.test(plain)) return true;
  if (plain.length > LONGEST.choice) return false;
  if (isTemplateChoice(plain)) return true;
  if (plain.length > LONGEST.prompt) return false;
  const words = removeMarks(plain);
  return BLANKS.test(words) || (MAY_PROMPT.test(words) && PROMPTS.has(normalize(words)));
}

/** `Proposed | Accepted | Rejected`: the list of choices as the template gives it. With one struck out, a choice was made. */
export function isTemplateChoice(text: string): boolean {
  if (text.includes('~~')) return false;
  if (!BEGINS_WITH_STATUS.test(text) && !/^\W*or\b/i.test(text)) return false;
  const inner = removeMarks(text).replace(/^[[{(<"']+|[\]})>"']+$/g, '');
  const choices = inner
    .split(/\s*(?:\||｜|\s\/\s|\/(?=[A-Za-z])|\bor\b|,)\s*/i)
    .filter((choice) => choice !== '');
  return choices.length >= 3 && choices.every((choice) => STATUS_WORD.test(choice));
}

/** Takes every placeholder out; where nothing but the template's own words is left, nobody wrote a thing. */
function isOnlyPlaceholders(text: string): boolean {
  const rest = text
    // `[Link type][link to adr]` is two placeholders, though it could be a link with an odd label
    .replace(/\]\[(?=[a-z]+(?: [a-z]+)+\])/gi, '] [')
    .replace(/\*\*[^*]+\*\*\s*[:：]|\*\*[^*]+[:：]\s*\*\*/g, (label) =>
      PLACEHOLDER.test(label) ? '[label] ' : ' ',
    )
    .replace(PLACEHOLDERS, (match) => (isReference(match) ? match : '\0'));
  if (!rest.includes('\0')) return false;
  const words = removeMarks(rest.replace(/\0/g, ' ')).replace(FIXED_WORDS, ' ');
  return !/[\p{L}\p{N}]/u.test(words);
}

/** A bracket that is neither a link, a box, a footnote nor an image; a brace outside code. One level of nesting. */
const PLACEHOLDERS =
  /(?<![\]!`$\\])\[(?![ xX]?\]|\^)(?:[^[\]]|\[[^\]]*\])*\](?![([])|(?<![`$%#{\\])\{(?!\{)[^{}]*\}/g;
const PLACEHOLDER = new RegExp(PLACEHOLDERS.source);

/** `<link to the story>`: words between angle brackets, no tag and no address. */
const ANGLES = /^(?:[-*+]\s+)?<[a-z]+(?: [\w ,'’./-]+)+>$/i;

/** Templates that quote what a section is for. */
const EXPLAINS = /^>\s*this section (?:contains|describes|explains|lists|discusses|summarises|summarizes)\b/i;

/** `[ADR-12]`, `[#0008]`, `[12]`: a reference in the short form, written by somebody. */
function isReference(bracket: string): boolean {
  return /^\[(?:[A-Z]{2,10}[- ]?|#)?\d[\w.-]*\]$/.test(bracket);
}

/** What templates write around their placeholders. */
const FIXED_WORDS =
  /\b(?:good|bad|neutral|because|chosen option|phase \d+|(?:alternative|option) (?:\d+|[a-c]|one|two|three)|adr-(?:x{2,4}|y{2,4}|nnn+)|superseded by|weeks? \d+(?:-\d+)?|e\.g\.|example|description|link|date)\b/giu;

/** Values that say in so many words that there is none yet. */
const BLANKS =
  /^(?:tbd|tbc|todo\b.{0,120}|to be (?:done|decided|defined|written)|fixme|x{3,}|_+|\?+|…|\.{3}|yyyy-mm-dd|dd[-/.]mm[-/.]yyyy|adr-(?:x{2,4}|y{2,4}|n{3,4}))[.:]?$/i;

const LATIN_STATUS =
  'draft|proposed|proposal|pending|accepted|approved|rejected|declined|deprecated|superseded|supersedes|obsolete|implemented|in review|open|closed|done|on hold|entwurf|vorgeschlagen|akzeptiert|abgelehnt|ersetzt|proposé|accepté|rejeté|propuesto|aceptado|rechazado';
const HAN_STATUS = '提议|提案|已接受|已采纳|已拒绝|已弃用|已废弃|已取代';
const AND_SO_ON = '…|\\.{3}';

/** What any placeholder holds or begins with; asked first, as most texts are prose and the rest is dear. */
const MAY_BE_UNFILLED = new RegExp(
  `[[{>]|^[^a-z]*(?:$|tb[dc]|to|fix|x|yyyy|dd|adr|wh|th|or\\b|${LATIN_STATUS})|[^\\x00-\\x7f]`,
  'i',
);

const STATUS_WORD = new RegExp(
  `^[^\\p{L}]*(?:${LATIN_STATUS})\\b[^|]*$|^[^\\p{L}]*(?:${AND_SO_ON})[^\\p{L}]*$|^[^\\p{L}]*(?:${HAN_STATUS})[^|]*$`,
  'iu',
);
/** What any list of choices does whose first word is no "or"; asked first, as lists are rare and taking them apart is dear. */
const BEGINS_WITH_STATUS = new RegExp(`^[^\\p{L}]*(?:${LATIN_STATUS}|${AND_SO_ON}|${HAN_STATUS})`, 'iu');

/** Sentences of the well-known templates, folded. */
const PROMPTS = new Set(
  [
    "What is the issue that we're seeing that is motivating this decision or change?",
    "What is the change that we're proposing and/or doing?",
    'What becomes easier or more difficult to do because of this change?',
    'The issue motivating this decision, and any context that influences or constrains the decision.',
    "The change that we're proposing or have agreed to implement.",
    'What becomes easier or more difficult to do and any risks introduced by the change that will need to be mitigated.',
    'What is the status, such as proposed, accepted, rejected, deprecated, superseded, etc.?',
    'This decision should be revisited if',
  ].map(normalize),
);

/** Texts that may be one of these, by their first words. */
const MAY_PROMPT = /^\W*(?:what\W+(?:is|becomes)|the\W+(?:issue|change)|this\W+decision)\b/i;

/** Without emphasis, list marks and quotation. */
function removeMarks(text: string): string {
  const bare = text.replace(/^(?:>\s*|[-*+]\s+|\d+[.)]\s+)+/, '').replace(/^\[[ xX]\]\s+/, '');
  return (/[*_~]/.test(bare) ? bare.replace(/\*\*|__|~~|(?<!\w)[*_]|[*_](?!\w)/g, '') : bare).trim();
}
