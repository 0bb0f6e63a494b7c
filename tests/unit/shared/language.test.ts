import assert from 'node:assert/strict';
import { test } from 'node:test';
import { detectLanguage, findCommonLanguage } from '../../../src/shared/detect-language.ts';

const TEXTS: Record<string, string> = {
  en: 'We use a queue so that no message is lost when the base is down for an hour.',
  de: 'Wir nehmen eine Schlange, weil die Last damit besser verteilt wird und nichts verloren geht.',
  fr: 'Nous avons choisi une file pour que les messages ne soient pas perdus dans la base.',
  es: 'Hemos elegido una cola para que los mensajes no se pierdan en la base de datos.',
  pt: 'Escolhemos uma fila para que as mensagens não se percam quando o banco de dados para.',
  it: 'Abbiamo scelto una coda perché i messaggi non vadano persi quando la base dati è ferma, e per non dipendere da un solo fornitore.',
  nl: 'Wij kiezen een wachtrij omdat berichten dan niet verloren gaan als de database een uur uitvalt.',
  pl: 'Wybieramy kolejkę, bo wiadomości nie giną, gdy baza jest wyłączona, a usługi nie czekają na siebie i to jest prostsze.',
  sv: 'Vi väljer en kö för att meddelanden inte ska gå förlorade när databasen är nere, och det är enklare än en buss.',
  nb: 'Vi velger en kø for at meldinger ikke skal gå tapt når databasen er nede, og ingen må vente etter at den er oppe. Det er enklere å drifte, og lesing av køen blir rimelig.',
  da: 'Vi vælger en kø, for at beskeder ikke skal gå tabt, når databasen er nede, og ingen må vente efter at den er oppe. Det er enklere at drive, og læsning af køen bliver billig.',
  fi: 'Valitsemme jonon, jotta viestit eivät katoa, kun tietokanta on alhaalla, ja se on myös helpompi kuin väylä, joka ei ole meille tuttu.',
  cs: 'Volíme frontu, aby se zprávy neztratily, když je databáze mimo provoz, a protože je to jednodušší než sběrnice, která není pro nás.',
  hu: 'Sort választunk, hogy az üzenetek ne vesszenek el, ha az adatbázis áll, és mert ez egy olyan megoldás, amely nem drága.',
  ro: 'Alegem o coadă pentru ca mesajele să nu se piardă când baza de date este oprită, și nu avem nevoie de un furnizor.',
  tr: 'Veritabanı durduğunda iletiler kaybolmasın diye bir kuyruk kullanıyoruz ve bu yöntem daha basit, çünkü her ekip için aynı, ama bir de izleme var.',
  vi: 'Chúng tôi dùng hàng đợi để các tin nhắn không bị mất khi cơ sở dữ liệu dừng, và một nhóm có thể dùng với những nhóm khác.',
  ru: 'Мы выбрали очередь, чтобы сообщения не терялись.',
  uk: 'Ми обрали чергу, щоб повідомлення не губилися, коли база її не приймає.',
  el: 'Επιλέγουμε ουρά για να μη χάνονται μηνύματα.',
  ja: 'メッセージが失われないように Kafka のキューを使います。',
  ko: '메시지가 사라지지 않도록 Kafka 큐를 사용합니다.',
  'zh-Hans': '我们使用队列来保存消息，以免丢失。',
  'zh-Hant': '我們使用佇列來保存訊息，以免遺失。',
  ar: 'نستخدم قائمة انتظار حتى لا تضيع الرسائل.',
  fa: 'برای این که پیام‌ها گم نشوند از صف استفاده می‌کنیم و پایگاه داده را جدا می‌گذاریم.',
  he: 'אנחנו משתמשים בתור כדי שהודעות לא יאבדו.',
};

for (const [language, text] of Object.entries(TEXTS))
  test(`${language} is recognised by its letters or its commonest words`, () => {
    assert.equal(detectLanguage(text), language);
  });

test('the language of a short or mixed text is unknown', () => {
  for (const text of [
    '',
    'Kafka, Redis, SQL',
    'Use the queue',
    'Vi har en kø',
    'We say "wir nehmen die Schlange" for it in the team, but der Kunde und die Bank nicht.',
    'Status: 承認 Owner: Kim, James, Alexandra Date: yesterday afternoon in Berlin',
  ])
    assert.equal(detectLanguage(text), null, text);
});

test('a log is in the language of most texts, in English before another one', () => {
  assert.equal(findCommonLanguage(['de', null, 'fr', 'de', null, null]), 'de');
  assert.equal(findCommonLanguage(['de', 'en']), 'en');
  assert.equal(findCommonLanguage([null]), null);
});
