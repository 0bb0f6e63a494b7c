/** Does to a text what the wrong tool did: reads its UTF-8 as Windows-1252. */
const UNDEFINED = /[\u0081\u008d\u008f\u0090\u009d]/g;

/** Bytes that Windows-1252 leaves undefined are kept as control characters. */
export function garble(text: string): string {
  return new TextDecoder('windows-1252').decode(new TextEncoder().encode(text));
}

/** Bytes that Windows-1252 leaves undefined are dropped. */
export function garbleLosing(text: string): string {
  return garble(text).replace(UNDEFINED, '');
}
