import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  isSameWord,
  listCompounds,
  listForms,
  normalizeWord,
  parseSearch,
  splitPairs,
  splitWords,
  toKeyWord,
} from '../../../src/search/tokenize.ts';

const texts = (text: string): string[] => splitWords(text).map((word) => word.text);

describe('words of a text', () => {
  test('of several scripts are distinguished', () => {
    assert.deepEqual(texts('AWS的服务 and Café, очередь'), ['AWS', '的服务', 'and', 'Café', 'очередь']);
  });

  test('know where they begin', () => {
    assert.deepEqual(splitWords('a — queue'), [
      { text: 'a', start: 0 },
      { text: 'queue', start: 4 },
    ]);
  });

  test('keep the punctuation of names, and no other', () => {
    assert.deepEqual(texts('From C++ to C#, then .NET'), ['From', 'C++', 'to', 'C#', 'then', '.NET']);
    assert.deepEqual(texts('issue#12. Then 3# and a+b.'), ['issue', '12', 'Then', '3', 'and', 'a', 'b']);
    assert.deepEqual(texts('Qualité en C++'), ['Qualité', 'en', 'C++']);
  });

  const COMPOUNDS: [text: string, compounds: string[]][] = [
    ['order_id, X-Order-Id', ['orderid', 'xorderid']],
    ['Vue.js', ['vuejs']],
    ['std::map over UDP/IP', ['stdmap', 'udpip']],
    ['since v3.12.0', ['3120']],
    ['one. Two - three', []],
    ['/var/lib/app/data/files', []],
  ];
  for (const [text, compounds] of COMPOUNDS) {
    test(`\`${text}\` has ${compounds.length} compounds`, () => {
      assert.deepEqual(listCompounds(text), compounds);
    });
  }
});

describe('a word as it is compared', () => {
  const FOLDED: [word: string, folded: string][] = [
    ['Décision', 'decision'],
    ['Ёлка', 'ёлка'],
    ['が', 'が'],
    ['Łódź', 'lodz'],
    ['Bjørn', 'bjorn'],
    ['Œuvre', 'oeuvre'],
    ['Þór', 'thor'],
    ['Straße', 'strasse'],
    ['C++', 'cplusplus'],
    ['F#', 'fsharp'],
    ['.NET', 'dotnet'],
  ];
  for (const [word, folded] of FOLDED) {
    test(`\`${word}\` is \`${folded}\``, () => assert.equal(normalizeWord(word), folded));
  }

  const FORMS: [word: string, forms: string[]][] = [
    ['queue', ['queue']],
    ['JobQueue', ['jobqueue', 'job', 'queue']],
    ['HTTPServer', ['httpserver', 'http', 'server']],
    ['Lösung', ['losung', 'loesung']],
    ['Tromsø', ['tromso', 'tromsoe']],
    ['消息队', ['消', '息', '队', '消息', '息队']],
    // C is another language, `.NET` is also called by its letters alone
    ['C++', ['cplusplus']],
    ['.NET', ['dotnet', 'net']],
    ['ABCI++', ['abciplusplus', 'abci']],
  ];
  for (const [word, forms] of FORMS) {
    test(`\`${word}\` is found as ${forms.join(', ')}`, () => assert.deepEqual(listForms(word), forms));
  }

  test('a run without blanks is sought by its neighbours', () => {
    assert.deepEqual(splitPairs('消息队'), ['消息', '息队']);
    assert.deepEqual(splitPairs('队'), ['队']);
  });

  const SAME: [one: string, other: string, isSame: boolean][] = [
    ['queue', 'queues', true],
    ['queued', 'queues', true],
    ['library', 'libraries', true],
    ['removal', 'remove', true],
    ['datenbank', 'datenbanken', true],
    ['entscheidung', 'entscheiden', true],
    ['очередь', 'очереди', true],
    ['log', 'logs', true],
    ['soft', 'software', false],
    ['port', 'portal', false],
    ['cat', 'category', false],
    ['car', 'care', false],
    ['jobqueue', 'queue', false],
  ];
  for (const [one, other, isSame] of SAME) {
    test(`\`${one}\` and \`${other}\` are ${isSame ? 'forms of one word' : 'two words'}`, () => {
      assert.equal(isSameWord(one, other), isSame);
      assert.equal(isSameWord(other, one), isSame);
    });
  }

  test('numbers, tickets and files have words of their own, however they are written', () => {
    const words = [
      toKeyWord.number(1),
      toKeyWord.number(12),
      toKeyWord.ticket('PAY-1'),
      toKeyWord.ticket('PAY-12'),
    ];
    assert.equal(new Set(words).size, words.length);
    assert.equal(toKeyWord.ticket('PAY-012'), toKeyWord.ticket('pay-12'));
    assert.equal(toKeyWord.file('docs/adr/0012-Job-Queue.md'), toKeyWord.file('0012-job-queue'));
    assert.notEqual(toKeyWord.file('0012-job-queue.md'), toKeyWord.file('0013-job-queue.md'));
  });
});

describe('a query', () => {
  const NUMBERS: [typed: string, number: number | null, prefix?: string][] = [
    ['12', 12],
    ['#12', 12],
    ['ADR-12', 12],
    ['adr 0012', 12],
    ['ADR0012', 12],
    ['RFC #7', 7],
    ['№ 3', 3],
    ['no. 3', 3],
    ['12 queues', null],
    ['s3 bucket', null],
    // names a record only where a collection is called so
    ['Payment service 12', 12, 'paymentservice'],
    ['pay-api adr 7', 7, 'payapi'],
    ['http 2', 2, 'http'],
  ];
  for (const [typed, number, prefix = ''] of NUMBERS) {
    test(`\`${typed}\` names ${number === null ? 'no number' : `number ${number}`}`, () => {
      const query = parseSearch(typed);
      assert.equal(query.number, number);
      if (number !== null) assert.equal(query.prefix, prefix);
    });
  }

  const TICKETS: [typed: string, isTicket: boolean][] = [
    ['PAY-123', true],
    ['pay-123', true],
    ['acme/shop#12', true],
    ['!34', true],
    ['AB#7', true],
    ['job queue', false],
    ['PAY-', false],
  ];
  for (const [typed, isTicket] of TICKETS) {
    test(`\`${typed}\` ${isTicket ? 'may be' : 'is not'} a ticket`, () => {
      assert.equal(parseSearch(typed).ticket, isTicket ? typed : null);
    });
  }

  test('keeps the order of its words', () => {
    assert.deepEqual(
      parseSearch('  JobQueue, web-socket?').tokens.map(({ text, words, joined, parts }) => [
        text,
        words,
        joined,
        parts,
      ]),
      [
        ['JobQueue', ['jobqueue'], null, ['job', 'queue']],
        ['web-socket?', ['web', 'socket'], 'websocket', []],
      ],
    );
  });

  test('leaves words out that only join others, in several languages', () => {
    const words = (typed: string) => parseSearch(typed).tokens.flatMap((token) => token.words);
    assert.deepEqual(words('why do we use a queue for mails'), ['queue', 'mails']);
    assert.deepEqual(words('warum wir eine Warteschlange nutzen'), ['warteschlange', 'nutzen']);
    assert.deepEqual(words('pourquoi une file'), ['file']);
    assert.deepEqual(words('who are we'), ['who', 'are', 'we']);
  });
});
