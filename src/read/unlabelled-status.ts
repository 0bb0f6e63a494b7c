import type { Status } from '../model/record.ts';
import { isOfItself } from './banners.ts';
import type { CarriedStatus } from './carriers.ts';
import { signOf } from './clauses.ts';
import { findDates } from './dates.ts';
import type { Document } from './document.ts';
import type { Gathered } from './gather.ts';
import { richOfText } from './rich.ts';
import type { Structure } from './sections.ts';
import { interpret } from './status.ts';
import { statusWords, type Vocabulary } from './vocabulary.ts';

/** Where no field states it: a line of nothing but a status, dated labels, the title's brackets, tags, the folder. */
export function unlabelledStatuses(
  document: Document,
  { gathered, structure, vocabulary }: { gathered: Gathered; structure: Structure; vocabulary: Vocabulary },
): CarriedStatus[] {
  const { entries, loose } = gathered;
  const out: CarriedStatus[] = [];
  const plain = (
    status: Status,
    raw: string,
    line: number,
    carrier: CarriedStatus['carrier'],
    date: string | null = null,
  ): CarriedStatus => ({ status, raw, line, date, ambiguousDate: false, partly: false, carrier });
  for (const entry of entries) {
    if (entry.fact === 'date' || entry.fact === 'created') {
      const word = statusWords(vocabulary, entry.label)[0];
      const date =
        entry.items.flatMap((item) => findDates(item.text)).find((found) => found.value !== null)?.value ??
        null;
      if (word !== undefined && date !== null && word.index === 0 && entry.carrier !== 'front matter')
        out.push(plain(word.status, entry.label, entry.line, entry.carrier, date));
    }
  }
  if (out.length > 1) out.sort((a, b) => (b.date ?? '').localeCompare(a.date ?? '')).splice(1);
  for (const rich of loose) {
    const word = statusWords(vocabulary, rich.text)[0];
    const short = rich.text.split(/\s+/).length <= 8 && !/[?:]$/.test(rich.text);
    const emphasised =
      rich.strong.some(({ from, to }) => from <= 2 && to - from > 2) || rich.text.split(/\s+/).length <= 3;
    const reading = short && word?.index === 0 && emphasised ? interpret([rich], vocabulary) : null;
    const sign = short && word === undefined && rich.text.length <= 4 ? signOf(rich.text) : null;
    const itself = isOfItself(rich.text);
    if (reading !== null && reading.status !== 'unknown') out.push({ ...reading, carrier: 'text' });
    else if (sign !== null) out.push(plain(sign, rich.text, rich.line, 'text'));
    else if (itself && word !== undefined && word.index <= 7 && rich.text.length < 200)
      out.push(plain(word.status, rich.text, rich.line, 'text'));
  }
  const heading = structure.title;
  const bracket =
    heading === null
      ? null
      : /^\W*[[(]([^\])]{3,40})[\])]|[[(]([^\])]{3,60})[\])]\s*$|^(DRAFT|WIP|DEPRECATED|SUPERSEDED|REJECTED|OBSOLETE|PROPOSED)\b\s*[:–—-]/u.exec(
          heading.text,
        );
  const inTitle = bracket?.[1] ?? bracket?.[2] ?? bracket?.[3];
  if (inTitle !== undefined) {
    const reading = interpret([richOfText(inTitle, heading?.heading?.position?.start.line ?? 1)], vocabulary);
    if (
      reading !== null &&
      reading.status !== 'unknown' &&
      (statusWords(vocabulary, inTitle)[0]?.index ?? 9) === 0
    )
      out.push({ ...reading, carrier: 'title' });
  }
  for (const entry of entries) {
    if (entry.fact !== 'tags' || entry.carrier !== 'front matter') continue;
    for (const item of entry.items) {
      const words = statusWords(vocabulary, item.text);
      if (words.length === 1 && item.text.trim().split(/\s+/).length === 1 && words[0] !== undefined)
        out.push(plain(words[0].status, item.text, item.line, 'text'));
    }
  }
  for (const folder of document.source.path.split('/').slice(0, -1).reverse()) {
    const words = statusWords(vocabulary, folder.replace(/^\d+[-_. ]+/, ''));
    const word = words[0];
    if (
      word !== undefined &&
      words.length === 1 &&
      word.index === 0 &&
      word.phrase.split(' ').length >= folder.replace(/^\d+[-_. ]+/, '').split(/[-_. ]+/).length &&
      ![
        'review',
        'implementation',
        'archive',
        'current',
        'live',
        'discussion',
        'proposals',
        'go',
        'ok',
      ].includes(folder.toLowerCase())
    ) {
      out.push(plain(word.status, folder, 1, 'folder'));
      break;
    }
    if (/^(?:archive|archived)$/i.test(folder)) {
      out.push(plain('deprecated', folder, 1, 'folder'));
      break;
    }
  }
  return out;
}
