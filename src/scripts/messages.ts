/** The messages that the page brought along for its scripts. */
import { type Catalog, createMessages, type Messages } from '../messages/messages.ts';

/** In the language of the page. Called after the page is parsed. */
export function readMessages(): Messages {
  const catalogs = [...document.querySelectorAll('script[data-messages]')].map(
    ({ textContent }) => JSON.parse(textContent) as Catalog,
  );
  return createMessages(document.documentElement.lang, Object.assign({}, ...catalogs));
}
