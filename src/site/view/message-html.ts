/** Messages as HTML, for parts of pages that both the build and scripts create. */
import type { MessageKey, Messages, Values } from '../../messages/messages.ts';
import { escapeHtml } from '../../shared/text.ts';

/** @param slots HTML for the placeholders that have no value */
export function createMessageHtml(
  messages: Messages,
  key: MessageKey,
  slots: Readonly<Record<string, string>>,
  values?: Values,
): string {
  return messages
    .parts(key, values)
    .map((part) => ('text' in part ? escapeHtml(part.text) : (slots[part.slot] ?? '')))
    .join('');
}

/** A message with a count, the number in bold. */
export function createCountHtml(
  messages: Messages,
  key: MessageKey,
  count: number,
  values: Values = {},
): string {
  const number = messages.number(count);
  return messages
    .parts(key, { ...values, count })
    .map((part) => {
      const text = 'text' in part ? escapeHtml(part.text) : '';
      return text === number ? `<b>${text}</b>` : text;
    })
    .join('');
}
