/**
 * An SVG without what could run or load something where it is opened by itself: as an image in a page it is harmless,
 * at its own address it is a document of the site. What is kept is kept as it stands, so a drawing without any of that
 * comes out as it went in.
 */

const words = (list: string): Set<string> => new Set(list.trim().split(/\s+/));

/** Elements of SVG, and those of HTML that labels are set with. All others go, with what they hold. */
const KEPT = words(`
  svg g defs symbol use title desc switch view a path rect circle ellipse line polyline polygon text tspan textPath
  image marker mask clipPath pattern linearGradient radialGradient stop solidcolor style metadata foreignObject
  filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
  feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode
  feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
  animate animateMotion animateTransform set mpath
  body div span p br hr b i u s em strong small sub sup code pre kbd ul ol li dl dt dd table thead tbody tfoot tr td th
  caption h1 h2 h3 h4 h5 h6 img font center section
`);

/** What a program kept for itself: nobody sees it. */
const UNSEEN = new Set(['metadata']);

/** Elements whose `href` is an image, which runs nothing. */
const IMAGES = new Set(['image', 'feImage', 'img']);

const TOKEN =
  /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[([\s\S]*?)(?:\]\]>|$)|<\?[\s\S]*?(?:\?>|$)|<(\/?)([^\s/>"'<=]+)((?:"[^"<]*"|'[^'<]*'|[^"'<>])*?)(\/?)>|[^<]+|</g;

const ATTRIBUTE = /([^\s="'/<>]+)\s*=\s*("[^"]*"|'[^']*')/g;

/** @param bytes of the file, in whichever encoding it says it has; what is returned is the same or UTF-8 */
export function cleanSvg(bytes: Uint8Array): Uint8Array | string {
  const { text, encoding } = decodedSvg(bytes);
  const clean = cleanedText(text);
  return clean === text && encoding === 'utf-8' ? bytes : clean;
}

function cleanedText(source: string): string {
  const { text, entities } = withoutDoctype(source);
  /** Names of the elements that are open inside one that goes; empty where nothing goes. */
  const going: string[] = [];
  return text.replace(
    TOKEN,
    (
      token,
      data: string | undefined,
      close: string | undefined,
      name: string | undefined,
      attributes: string,
      selfClosed: string,
    ) => {
      if (name === undefined) return going.length > 0 ? '' : otherToken(token, data);
      const isOpening = close === '' && selfClosed === '';
      if (going.length > 0) {
        if (close !== '' && name === going.at(-1)) going.pop();
        else if (isOpening) going.push(name);
        return '';
      }
      if (!isKept(name)) {
        if (isOpening) going.push(name);
        return '';
      }
      if (close !== '') return `</${name}>`;
      const kept = attributesOf(name, attributes, entities);
      if (kept === null) {
        if (isOpening) going.push(name);
        return '';
      }
      return kept === attributes ? token : `<${name}${kept}${selfClosed}>`;
    },
  );
}

/** Text and comments stay; instructions could name a style sheet that makes another document of it. */
function otherToken(token: string, data: string | undefined): string {
  if (data !== undefined || !token.startsWith('<') || token.startsWith('<!--')) return token;
  if (!/^<\?xml\s/.test(token)) return '';
  return token.replace(/\s+encoding\s*=\s*(?!["']utf-8["'])(?:"[^"]*"|'[^']*')/i, ' encoding="UTF-8"');
}

/** A prefix may stand for any namespace, so the name behind it decides. */
function isKept(name: string): boolean {
  const local = localOf(name);
  return KEPT.has(local) && !UNSEEN.has(local);
}

function localOf(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1);
}

/** The attributes as they stand without those that run something; null where the whole element has to go. */
function attributesOf(
  name: string,
  attributes: string,
  entities: ReadonlyMap<string, string>,
): string | null {
  let kept = '';
  let dropped = attributes.replace(ATTRIBUTE, '').trim() !== '';
  for (const [written, attribute = '', quoted = ''] of attributes.matchAll(ATTRIBUTE)) {
    const value = meant(quoted.slice(1, -1), entities);
    const local = localOf(attribute).toLowerCase();
    // an animation can put into an attribute what may not stand there
    if (local === 'attributename' && /^(?:.*:)?(?:href|src|on.*)$/i.test(value.trim())) return null;
    if (runs(local, value, IMAGES.has(localOf(name)))) dropped = true;
    else kept += ` ${written}`;
  }
  return dropped || hasEntity(attributes) ? expanded(kept, entities) : attributes;
}

function runs(attribute: string, value: string, isImage: boolean): boolean {
  if (attribute.startsWith('on') || attribute === 'srcdoc') return true;
  // browsers pass over them in addresses
  const bare = value.replace(/[\u0000-\u0020\u007f-\u00a0]/g, '');
  if (/(?:java|vb|live)script:/i.test(bare)) return true;
  if (attribute !== 'href' && attribute !== 'src') return false;
  const scheme = /^([^/?#:]*):/.exec(bare)?.[1]?.toLowerCase();
  if (scheme === undefined || scheme === 'http' || scheme === 'https' || scheme === 'mailto') return false;
  return !(isImage && /^data:image\//i.test(bare));
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function meant(text: string, entities: ReadonlyMap<string, string>): string {
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|([\w.:-]+));/gi, (_, hex, decimal, name) => {
    if (name !== undefined) return NAMED[name] ?? entities.get(name) ?? '';
    const code = Number.parseInt(hex ?? decimal, hex === undefined ? 10 : 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

function hasEntity(text: string): boolean {
  return [...text.matchAll(/&([\w.:-]+);/g)].some(([, name = '']) => !(name in NAMED));
}

/** The declaration of the document type is left out, so what it declares has to stand where it is used. */
function expanded(text: string, entities: ReadonlyMap<string, string>): string {
  return text.replace(/&([\w.:-]+);/g, (whole, name: string) =>
    name in NAMED ? whole : (entities.get(name) ?? ''),
  );
}

const DOCTYPE =
  /^<!DOCTYPE[^[>]*(?:\[(?:"[^"]*"|'[^']*'|<!--(?:(?!-->)[\s\S])*-->|[^"'\]<]|<(?!!--))*\]\s*)?>/i;

/** A document type can declare text that is put in where it is named, tags and all. Only plain words are taken over. */
function withoutDoctype(source: string): { text: string; entities: Map<string, string> } {
  const entities = new Map<string, string>();
  const start = /<!DOCTYPE/i.exec(source);
  if (start === null) return { text: source, entities };
  const rest = source.slice(start.index);
  const doctype = DOCTYPE.exec(rest)?.[0] ?? rest;
  for (const [, name = '', quoted = ''] of doctype.matchAll(
    /<!ENTITY\s+([\w.:-]+)\s+("[^"]*"|'[^']*')\s*>/g,
  )) {
    const value = quoted.slice(1, -1);
    if (!/[<&%"']/.test(value) && !entities.has(name)) entities.set(name, value);
  }
  const after = rest.slice(doctype.length);
  return { text: source.slice(0, start.index) + expandedText(after, entities), entities };
}

/** Named text between tags, where no attribute is. */
function expandedText(text: string, entities: ReadonlyMap<string, string>): string {
  return text.replace(/>[^<]+</g, (between) => expanded(between, entities));
}

interface Decoded {
  text: string;
  /** Name of the encoding it was in. */
  encoding: string;
}

function decodedSvg(bytes: Uint8Array): Decoded {
  const decoder = new TextDecoder(encodingOf(bytes));
  return { text: decoder.decode(bytes), encoding: decoder.encoding };
}

/** The mark at the beginning counts before what the file says of itself, as in browsers. */
function encodingOf(bytes: Uint8Array): string {
  const [first, second, third] = bytes;
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const stated = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(start)?.[1] ?? 'utf-8';
  try {
    const { encoding } = new TextDecoder(stated);
    // what could be read so far is ASCII, so that is a mistake or a trap
    return encoding.startsWith('utf-16') ? 'utf-8' : encoding;
  } catch {
    return 'utf-8';
  }
}
