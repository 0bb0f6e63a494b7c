/** The messages that the page contains for its scripts. */
import { type Catalog, createMessages, type MessageKey, type Messages } from '../messages/messages.ts';

let page: Messages | undefined;

/** In the language of the page. Called after the page is parsed; read once. */
export function readMessages(): Messages {
  page ??= parseMessages();
  return page;
}

function parseMessages(): Messages {
  const catalogs = [...document.querySelectorAll('script[data-messages]')].map(
    ({ textContent }) => JSON.parse(textContent) as Catalog,
  );
  return createMessages(document.documentElement.lang, Object.assign({}, ...catalogs));
}

/** A message with elements in the places that have no value. */
export function messageNodes(
  messages: Messages,
  key: MessageKey,
  slots: Readonly<Record<string, Node>>,
): (Node | string)[] {
  return messages.parts(key).map((part) => ('text' in part ? part.text : (slots[part.slot] ?? '')));
}
