/** Reads XML as strictly as the standard asks: one fault, and there is no document. */
import { parseXml, XmlElement, XmlText } from '@rgrove/parse-xml';

export interface Xml {
  /** With its prefix as written: `atom:link`. */
  name: string;
  attributes: Record<string, string>;
  /** The words in it and below it. */
  text: string;
  children: Xml[];
  /** Children of a name. */
  all: (name: string) => Xml[];
  /** The only child of a name. @throws where there is none, or more */
  only: (name: string) => Xml;
}

/** The root element. @throws where the text is not well-formed */
export function parseDocument(text: string): Xml {
  const { root } = parseXml(text);
  if (root === null) throw new Error('an XML document without an element');
  return toElement(root);
}

function toElement(element: XmlElement): Xml {
  const children = element.children.flatMap((child) =>
    child instanceof XmlElement ? [toElement(child)] : [],
  );
  const all = (name: string) => children.filter((child) => child.name === name);
  return {
    name: element.name,
    attributes: element.attributes,
    text: getText(element),
    children,
    all,
    only(name) {
      const found = all(name);
      const [first] = found;
      if (first === undefined || found.length > 1)
        throw new Error(`${found.length} elements ${name} in ${element.name}`);
      return first;
    },
  };
}

function getText(element: XmlElement): string {
  return element.children
    .map((child) =>
      child instanceof XmlElement ? getText(child) : child instanceof XmlText ? child.text : '',
    )
    .join('');
}
