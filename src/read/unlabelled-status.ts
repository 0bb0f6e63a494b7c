/** Where no field states a status: other places that may, in the order they are asked. */
import type { Carrier, Status } from '../model/record.ts';
import { isOfItself } from './banners.ts';
import type { CarriedStatus } from './carriers.ts';
import { signOf } from './clauses.ts';
import { findDates } from './dates.ts';
import type { Document } from './document.ts';
import type { Entry } from './entries.ts';
import type { Gathered } from './gather.ts';
import { type Rich, richOfText } from './rich.ts';
import type { Section, Structure } from './sections.ts';
import { interpret } from './status.ts';
import { statusWords, type Vocabulary } from './vocabulary.ts';

/** Dated labels, a line of nothing but a status, the title's brackets, tags, the folder. */
export function unlabelledStatuses(
  document: Document,
  { gathered, structure, vocabulary }: { gathered: Gathered; structure: Structure; vocabulary: Vocabulary },
): CarriedStatus[] {
  const { entries, loose } = gathered;
  return [
    ...latestDatedLabel(entries, vocabulary),
    ...loose.flatMap((rich) => lineStatus(rich, vocabulary)),
    ...titleStatus(structure.title, vocabulary),
    ...tagStatuses(entries, vocabulary),
    ...folderStatus(document.source.path, vocabulary),
  ];
}

function plain(
  status: Status,
  raw: string,
  { line, carrier, date = null }: { line: number; carrier: Carrier; date?: string | null },
): CarriedStatus {
  return { status, raw, line, date, ambiguousDate: false, partly: false, carrier };
}

/** `Accepted: 2021-03-04`, and of several such labels the latest. */
function latestDatedLabel(entries: Entry[], vocabulary: Vocabulary): CarriedStatus[] {
  const dated = entries.flatMap(({ fact, label, items, line, carrier }): CarriedStatus[] => {
    if ((fact !== 'date' && fact !== 'created') || carrier === 'front matter') return [];
    const word = statusWords(vocabulary, label)[0];
    const dates = items.flatMap((item) => findDates(item.text));
    const date = dates.find((found) => found.value !== null)?.value ?? null;
    return word?.index === 0 && date !== null ? [plain(word.status, label, { line, carrier, date })] : [];
  });
  return dated.sort((a, b) => (b.date ?? '').localeCompare(a.date ?? '')).slice(0, 1);
}

/** A line of the head that is a status, a sign that means one, or a sentence about "this decision". */
function lineStatus(rich: Rich, vocabulary: Vocabulary): CarriedStatus[] {
  const { text, line } = rich;
  const words = statusWords(vocabulary, text);
  const word = words[0];
  const length = text.split(/\s+/).length;
  const short = length <= 8 && !/[?:]$/.test(text);
  const emphasised = length <= 3 || rich.strong.some(({ from, to }) => from <= 2 && to - from > 2);
  const reading = short && word?.index === 0 && emphasised ? interpret([rich], vocabulary) : null;
  if (reading !== null && reading.status !== 'unknown') return [{ ...reading, carrier: 'text' }];
  const sign = word === undefined && short && text.length <= 4 ? signOf(text) : null;
  if (sign !== null) return [plain(sign, text, { line, carrier: 'text' })];
  // in "this proposal is …" the second word is what the sentence speaks of
  const said = words.find(({ index }) => index > 1 && index <= 7);
  const sentence = said !== undefined && text.length < 200 && isOfItself(text);
  return sentence ? [plain(said.status, text, { line, carrier: 'text' })] : [];
}

const IN_TITLE =
  /^\W*[[(]([^\])]{3,40})[\])]|[[(]([^\])]{3,60})[\])]\s*$|^(DRAFT|WIP|DEPRECATED|SUPERSEDED|REJECTED|OBSOLETE|PROPOSED)\b\s*[:–—-]/u;

/** `[Superseded] Use a queue`, `Use a queue (deprecated)`, `DRAFT: Use a queue`. */
function titleStatus(title: Section | null, vocabulary: Vocabulary): CarriedStatus[] {
  const words = title === null ? undefined : IN_TITLE.exec(title.text)?.slice(1).find(Boolean);
  if (words === undefined || statusWords(vocabulary, words)[0]?.index !== 0) return [];
  const reading = interpret([richOfText(words, title?.heading?.position?.start.line ?? 1)], vocabulary);
  return reading === null || reading.status === 'unknown' ? [] : [{ ...reading, carrier: 'title' }];
}

/** A tag of the front matter that is nothing but a status. */
function tagStatuses(entries: Entry[], vocabulary: Vocabulary): CarriedStatus[] {
  const items = entries
    .filter(({ fact, carrier }) => fact === 'tags' && carrier === 'front matter')
    .flatMap((entry) => entry.items);
  return items.flatMap(({ text, line }): CarriedStatus[] => {
    const [word, ...more] = statusWords(vocabulary, text);
    const alone = more.length === 0 && text.trim().split(/\s+/).length === 1;
    return word !== undefined && alone ? [plain(word.status, text, { line, carrier: 'text' })] : [];
  });
}

/** Names of folders that hold a status word and mean something else. */
const NO_STATUS = new Set('review implementation archive current live discussion proposals go ok'.split(' '));

/** The nearest folder that is named after a status: `accepted/`, `2-rejected/`, `archive/`. */
function folderStatus(path: string, vocabulary: Vocabulary): CarriedStatus[] {
  for (const folder of path.split('/').slice(0, -1).reverse()) {
    const name = folder.replace(/^\d+[-_. ]+/, '');
    const [word, ...more] = statusWords(vocabulary, name);
    const whole =
      word?.index === 0 && more.length === 0 && word.phrase.split(' ').length >= name.split(/[-_. ]+/).length;
    if (whole && !NO_STATUS.has(folder.toLowerCase()))
      return [plain(word.status, folder, { line: 1, carrier: 'folder' })];
    if (/^archived?$/i.test(folder)) return [plain('deprecated', folder, { line: 1, carrier: 'folder' })];
  }
  return [];
}
