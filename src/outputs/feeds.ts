/**
 * Atom feeds (RFC 4287) of new and changed decisions: of the whole log, of each collection among several, and of each
 * tag. They need absolute URLs, so there are none if the site URL is not known. They do not depend on the time of the
 * build: the same log makes the same bytes.
 */
import type { Messages } from '../messages/messages.ts';
import type { EventKind, HistoryEvent } from '../model/history.ts';
import { toEffectiveStatusSlug } from '../model/statuses.ts';
import { toPublishedUrl } from '../shared/addresses.ts';
import { compareDates } from '../shared/dates.ts';
import { escapeHtml } from '../shared/text.ts';
import { createXmlDocument, createXmlElement, createXmlText } from '../shared/xml.ts';
import type { Site } from '../site/site.ts';
import type { RecordEntry, SiteInfo, SiteLog } from '../site/types.ts';
import { formatListHeading } from '../site/view/decision-list.ts';
import { toFacetPath } from '../site/view/facets.ts';
import { FEED_TYPE, formatFeedTitle, hasFeeds, MAX_ENTRIES, toFeedPath } from '../site/view/feeds.ts';
import { createLanguageAttributes } from '../site/view/language-attributes.ts';
import { createMessageHtml } from '../site/view/message-html.ts';
import { createTitleHtml, formatRecordName, toPlainTitle } from '../site/view/record-name.ts';
import { createSupersessionNotice, isFullDay, type SentencePart } from '../site/view/relations.ts';
import { formatEvent, getEventDetail } from '../site/view/timeline-html.ts';
import type { Output, OutputInput } from './types.ts';

interface Feed {
  /** The page that lists the same records. */
  page: string;
  /** Null for the whole log. */
  name: string | null;
}

interface FeedContext {
  site: SiteInfo;
  messages: Messages;
  log: SiteLog;
  /** A fragment that distinguishes an event from others of its record. */
  getFragment(event: HistoryEvent): string;
}

type DatedEvent = HistoryEvent & { date: string };

export function createFeeds(input: OutputInput): Output[] {
  const { site, log, history } = input;
  if (site.site === null) return [];
  let byPage: ReadonlyMap<string, DatedEvent[]> | null = null;
  const getFragment = createFragmentFinder(history.events, (id) => log.byId.get(id)?.permalink ?? null);
  const context: FeedContext = { site, messages: input.pages.messages, log, getFragment };
  return listFeeds(input.pages).map((feed) => ({
    path: toFeedPath(feed.page),
    make: () => {
      byPage ??= groupEventsByPage(input);
      return toAtom(feed, byPage.get(feed.page) ?? [], context);
    },
  }));
}

function listFeeds({ view, messages }: Site): Feed[] {
  const facets = view.facets.filter(({ key }) => hasFeeds(key));
  return [
    { page: '/', name: null },
    ...facets.flatMap(({ key, values }) =>
      values.map((value) => ({
        page: toFacetPath(key, value.slug),
        name: formatListHeading({ key }, value, messages),
      })),
    ),
  ];
}

/** One pass over the events for all feeds, however many tags there are. */
function groupEventsByPage({ log, pages, history }: OutputInput): Map<string, DatedEvent[]> {
  const { slugs } = pages.view;
  const positions = new Map(log.records.map(({ id }, position) => [id, position]));
  const feedPages = new Map(
    log.records.map(({ id, collection, tags }) => [
      id,
      [
        '/',
        toFacetPath('collection', collection),
        ...slugs.tags(tags).map((slug) => toFacetPath('tag', slug)),
      ],
    ]),
  );
  const byPage = new Map<string, DatedEvent[]>();
  for (const event of selectEvents(history.events, positions)) {
    for (const page of feedPages.get(event.record) ?? []) {
      const events = byPage.get(page) ?? [];
      byPage.set(page, events);
      if (events.length < MAX_ENTRIES) events.push(event);
    }
  }
  return byPage;
}

const DECISION_EVENTS: ReadonlySet<EventKind> = new Set<EventKind>([
  'drafted',
  'proposed',
  'accepted',
  'rejected',
  'deprecated',
  'superseded',
  'superseded-in-part',
  'amended',
  'reviewed',
]);

const OTHER_EVENTS: ReadonlySet<EventKind> = new Set<EventKind>(['dated', 'appeared']);

/**
 * What was decided and what became of it, the newest first; on one day by the order of the log, and of one record what
 * happened last. Edits of the files alone are left out.
 *
 * @param positions place of each record in the log, by id
 */
function selectEvents(events: readonly HistoryEvent[], positions: ReadonlyMap<string, number>): DatedEvent[] {
  const dated = events.filter((event): event is DatedEvent => event.date !== null);
  const selected = dated.filter(isNews);
  const known = new Set(selected.map(({ record }) => record));
  // a record with no other dated event is still new to the reader: on the day it states, or else on that of its file
  const others = dated.filter(({ kind, record }) => OTHER_EVENTS.has(kind) && !known.has(record));
  const stated = new Set(others.flatMap(({ kind, record }) => (kind === 'dated' ? [record] : [])));
  const appeared = others.filter(({ kind, record }) => kind === 'dated' || !stated.has(record));
  const getPosition = ({ record }: HistoryEvent): number => positions.get(record) ?? -1;
  return [...selected, ...appeared]
    .filter(({ record }) => positions.has(record))
    .sort((a, b) => compareDates(b.date, a.date) || getPosition(b) - getPosition(a) || b.step - a.step);
}

function isNews(event: DatedEvent): boolean {
  if (DECISION_EVENTS.has(event.kind)) return true;
  if (event.kind === 'appeared') return event.status !== null;
  if (event.kind !== 'changed') return false;
  // a status that was removed, or a change that the record describes; a new "last updated" is neither
  return event.status !== null || (event.source === 'stated' && getEventDetail(event) !== null);
}

/**
 * Fragments that stay the same when a date is corrected or other events are added: `accepted`,
 * `superseded-by-adr-31`, and `accepted-2` for the second of a kind.
 *
 * @param getAddress address of a record by id, for the other record of an event
 */
function createFragmentFinder(
  events: readonly HistoryEvent[],
  getAddress: (id: string) => string | null,
): (event: HistoryEvent) => string {
  const byRecord = Map.groupBy(events, ({ record }) => record);
  const known = new Map<HistoryEvent, string>();
  const nameAll = (record: string): void => {
    const counts = new Map<string, number>();
    for (const event of [...(byRecord.get(record) ?? [])].sort((a, b) => a.step - b.step)) {
      const address = event.other === null ? null : getAddress(event.other);
      const by = address === null ? '' : `-by${address.replaceAll('/', '-').replace(/-$/, '')}`;
      const name = encodeURIComponent(`${event.kind}${by}`);
      const count = (counts.get(name) ?? 0) + 1;
      counts.set(name, count);
      known.set(event, count === 1 ? name : `${name}-${count}`);
    }
  };
  return (event) => {
    if (!known.has(event)) nameAll(event.record);
    return known.get(event) ?? event.kind;
  };
}

function toAtom({ page, name }: Feed, events: readonly DatedEvent[], context: FeedContext): string {
  const { site, messages } = context;
  const title = formatFeedTitle(site, name, messages);
  const subtitle = name === null ? site.description : messages.t('feed.subtitle', { title });
  const self = toPublishedUrl(site, toFeedPath(page));
  const [newest] = events;
  return createXmlDocument(
    createXmlElement('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': messages.language }, [
      createXmlText('id', self),
      createXmlText('title', title),
      subtitle === '' ? null : createXmlText('subtitle', subtitle),
      createXmlElement('link', { rel: 'self', type: FEED_TYPE, href: self }),
      createXmlElement('link', { rel: 'alternate', type: 'text/html', href: toPublishedUrl(site, page) }),
      // required, also for a feed without entries
      createXmlText('updated', toRfc3339(newest?.date ?? '1970')),
      createXmlElement('author', {}, [createXmlText('name', site.title)]),
      createXmlText('generator', 'Cadre', { version: site.version }),
      ...events.map((event) => toEntry(event, context)),
    ]),
  );
}

function toEntry(event: DatedEvent, context: FeedContext): string | null {
  const { site, messages, log, getFragment } = context;
  const record = log.byId.get(event.record);
  if (record === undefined) return null;
  const other = event.other === null ? null : (log.byId.get(event.other) ?? null);
  const words = { event: formatEvent(event, messages), record: formatRecordName(record) };
  const url = toPublishedUrl(site, record.permalink);
  const time = toRfc3339(event.date);
  const author = event.by?.trim() || null;
  const tags = new Set(record.tags.map((tag) => tag.trim()).filter((tag) => tag !== ''));
  return `\n${createXmlElement('entry', {}, [
    createXmlText('id', `${url}#${getFragment(event)}`),
    createXmlText(
      'title',
      other === null
        ? messages.t('feed.entry', words)
        : messages.t('feed.entry-by', { ...words, other: String(other.number ?? toPlainTitle(other.title)) }),
    ),
    createXmlElement('link', { rel: 'alternate', type: 'text/html', href: url }),
    createXmlText('published', time),
    createXmlText('updated', time),
    author === null ? null : createXmlElement('author', {}, [createXmlText('name', author)]),
    ...[...tags].map((term) => createXmlElement('category', { term })),
    createXmlText('content', createEntryHtml(event, { record, other, context }), { type: 'html' }),
  ])}`;
}

/** The first second of a day, a month or a year in RFC 3339, which asks for a time. */
function toRfc3339(date: string): string {
  const [year = '1970', month = '01', day = '01'] = date.split('-');
  return `${year}-${month}-${day}T00:00:00Z`;
}

interface EntrySubject {
  record: RecordEntry;
  other: RecordEntry | null;
  context: FeedContext;
}

/** What happened, what was decided and what applies today. */
function createEntryHtml(event: DatedEvent, { record, other, context }: EntrySubject): string {
  const { site, messages, log } = context;
  const { t } = messages;
  const link = (to: RecordEntry): string =>
    `<a href="${escapeHtml(toPublishedUrl(site, to.permalink))}">${escapeHtml(to.number === null ? '' : `${to.number} `)}${createTitleHtml(to.title)}</a>`;
  const words = (piece: SentencePart): string =>
    typeof piece === 'string' ? escapeHtml(piece) : link(piece);
  const values = { event: formatEvent(event, messages), date: messages.date(event.date) };
  const happened =
    other === null
      ? escapeHtml(t(isFullDay(event.date) ? 'feed.event-on' : 'feed.event-in', values))
      : createMessageHtml(
          messages,
          isFullDay(event.date) ? 'feed.event-by-on' : 'feed.event-by-in',
          { record: link(other) },
          values,
        );
  const detail = event.source === 'stated' ? getEventDetail(event) : null;
  const closing = createSupersessionNotice(record, log, messages);
  const status =
    closing === null
      ? escapeHtml(describeStatusToday(record, messages))
      : `${escapeHtml(closing.headline)} ${closing.pieces.map(words).join('')}`;
  return [
    `<p>${happened}${detail === null ? '' : ` ${escapeHtml(detail)}`}</p>`,
    record.summary === null ? '' : `<p${createLanguageHtml(record)}>${escapeHtml(record.summary)}</p>`,
    `<p>${createMessageHtml(messages, 'feed.today', { status })}</p>`,
  ].join('');
}

/** Feed readers set text from right to left only if it is marked so. */
function createLanguageHtml({ language }: RecordEntry): string {
  const { lang, dir } = createLanguageAttributes(language);
  return lang === undefined ? '' : ` lang="${lang}" dir="${dir}"`;
}

function describeStatusToday({ effectiveStatus }: RecordEntry, { t }: Messages): string {
  return effectiveStatus === 'unknown'
    ? t('record.status-unknown')
    : t(`effective-status.${toEffectiveStatusSlug(effectiveStatus)}`);
}
