/**
 * Writes XML that is always well-formed: one character that XML forbids would make a whole feed unreadable.
 */

export type XmlChild = string | null;

/**
 * One element. A text among the children has to come from {@link escapeXml}; nulls are left out.
 *
 * @param attributes in their order; those that are null are left out
 */
export function createXmlElement(
  name: string,
  attributes: Record<string, string | null>,
  children: readonly XmlChild[] = [],
): string {
  const opening = Object.entries(attributes).flatMap(([key, value]) =>
    value === null ? [] : [` ${key}="${escapeXml(value)}"`],
  );
  const content = children.filter((child) => child !== null).join('');
  const start = `<${name}${opening.join('')}`;
  return content === '' ? `${start}/>` : `${start}>${content}</${name}>`;
}

/** An element that holds words alone. */
export function createXmlText(
  name: string,
  words: string,
  attributes: Record<string, string | null> = {},
): string {
  return createXmlElement(name, attributes, [escapeXml(words)]);
}

/** Each element on a line of its own, below the declaration. */
export function createXmlDocument(root: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${root}\n`;
}

/** Characters that XML 1.0 does not allow: https://www.w3.org/TR/xml/#charsets */
const FORBIDDEN = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/g;

/** Other white space is escaped, since parsers turn it into spaces in attributes. */
const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\r': '&#13;',
};

/** Text for between tags or for a quoted attribute. What XML forbids, lone surrogates among it, becomes `\uFFFD`. */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(FORBIDDEN, '\uFFFD')
    .replace(/[&<>"\t\r]/g, (sign) => ESCAPES[sign] ?? sign);
}
