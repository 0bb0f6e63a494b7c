import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadMessages } from '../../../src/messages/catalogs.ts';
import type { Status } from '../../../src/model/record.ts';
import { COLOURS } from '../../../src/model/statuses.ts';
import {
  createRecordCard,
  createSiteCard,
  drawSocialCard,
  listSocialImages,
  type SocialCard,
} from '../../../src/outputs/social-images.ts';
import type { RecordEntry } from '../../../src/site/types.ts';
import { readPng } from '../../support/png.ts';
import { entry, messages, relation, siteLog } from '../site/entries.ts';
import { outputInput, SITE } from './input.ts';

const card: SocialCard = {
  above: 'Decisions of Acme',
  label: 'ADR-12',
  title: 'Use a job queue',
  status: 'accepted',
  words: 'Accepted',
  date: 'Decided 4 March 2026',
  more: null,
  sentence: null,
};
const drawn = (values: Partial<SocialCard> = {}) => readPng(drawSocialCard({ ...card, ...values }));

const titles: Record<string, string> = {
  short: 'Use a queue',
  long: 'Keep every uploaded drawing and each of its derived meshes in one object store. '.repeat(9),
  'of one word without an end': 'x'.repeat(400),
  'of another script': 'استخدام قائمة انتظار',
  'of pictures': '🚀🚀',
  hostile: '</title><script>alert(1)</script> \u0000\ud800 & "x"',
};
for (const [kind, title] of Object.entries(titles)) {
  test(`a title that is ${kind} makes a complete image with margins`, () => {
    const png = drawn({ title });
    assert.deepEqual([png.width, png.height], [1200, 630]);
    const columns = [...Array(630).keys()];
    for (const x of [0, 40, 70, 1130, 1199])
      assert.ok(
        columns.every((y) => png.at(x, y) === 0),
        `nothing at ${x}`,
      );
    for (const y of [0, 40, 600, 629])
      assert.ok(
        [...Array(1200).keys()].every((x) => png.at(x, y) === 0),
        `nothing in row ${y}`,
      );
    assert.ok((png.colours.get(COLOURS.light.ink) ?? 0) > 1000, 'number or title stand there');
  });
}

test('a site in letters that the font lacks has cards with words of English', () => {
  const log = siteLog([entry({ id: 'a', number: 12, title: 'Очередь', date: '2026-03-04' })]);
  const input = outputInput({ log });
  const russian = { ...input.pages, messages: loadMessages('ru') };
  const [, made] = listSocialImages({ ...input, pages: russian });
  assert.deepEqual(made?.make(), listSocialImages(input)[1]?.make());
});

test('each status has its own colour and shape', () => {
  const statuses = Object.keys(COLOURS.light.status) as Status[];
  const shapes = new Set<string>();
  for (const status of statuses) {
    const png = drawn({ status, words: '' });
    assert.ok(png.colours.has(COLOURS.light.status[status]), status);
    let shape = '';
    for (let y = 505; y < 560; y++) for (let x = 80; x < 125; x++) shape += png.at(x, y).toString(16);
    shapes.add(shape);
  }
  assert.equal(shapes.size, statuses.length);
});

test('a card says what replaced the record, and by what title', () => {
  const next = entry({ id: 'b', path: '0031-b.md', number: 31, title: 'Use `events`' });
  const old = entry({
    id: 'a',
    path: '0012-a.md',
    number: 12,
    title: 'Use a queue',
    date: '2026-03',
    effectiveStatus: 'no longer in force',
    currentStatus: 'superseded',
    relations: [relation('superseded-by', 'b')],
  });
  const log = siteLog([old, next]);
  assert.deepEqual(createRecordCard(old, log, SITE, messages), {
    above: 'Decisions of Acme',
    label: 'ADR-12',
    title: 'Use a queue',
    status: 'superseded',
    words: 'Superseded by ADR-31',
    date: 'Decided March 2026',
    more: 'Use events',
    sentence: null,
  });
  assert.equal(createSiteCard(log, SITE, messages).words, '1 in force');
});

test('there is a card for each record and one for the site', () => {
  const log = siteLog([entry({ id: 'a', permalink: '/adr/1/' })]);
  const paths = (input: Parameters<typeof outputInput>[0]) =>
    listSocialImages(outputInput({ log, ...input })).map(({ path }) => path);
  assert.deepEqual(paths({}), ['/card.png', '/adr/1/card.png']);
  assert.deepEqual(paths({ site: { cards: false } }), []);
});

test('the same text makes the same image, regardless of earlier ones', () => {
  const draw = (values: Partial<SocialCard>) => drawSocialCard({ ...card, ...values });
  const first = draw({});
  draw({ title: titles['long'] ?? '', status: 'rejected' });
  assert.deepEqual(draw({}), first);
});

test('the sentence of the decision is below the title, and the card of a site counts every status', () => {
  const sentence = 'Every upload is a job of its own, and the page shows how far it is. '.repeat(4);
  const [without, whole] = [
    drawn({ title: titles['long'] ?? '' }),
    drawn({ title: titles['long'] ?? '', sentence }),
  ];
  const soft = COLOURS.light.soft;
  assert.ok((whole.colours.get(soft) ?? 0) > (without.colours.get(soft) ?? 0) + 1000);
  const closed = { currentStatus: 'rejected', effectiveStatus: 'no longer in force' } as const;
  const log = siteLog([
    entry({ id: 'a' }),
    entry({ id: 'b', ...closed }),
    entry({ id: 'c', summary: sentence }),
  ]);
  const { words, more } = createSiteCard(log, SITE, messages);
  assert.deepEqual([words, more], ['2 in force', '1 no longer in force']);
  assert.equal(createRecordCard(log.records[2] as RecordEntry, log, SITE, messages).sentence, sentence);
});
