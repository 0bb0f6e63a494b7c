/**
 * An SVG without what could run or load something when it is opened by itself: as an image in a page it is harmless, at
 * its own address it is a document of the site. What is not in the tables below is removed.
 */
import { parseXml, XmlDocumentType, XmlElement, XmlText } from '@rgrove/parse-xml';
import { createXmlElement, escapeXml } from '../shared/xml.ts';

const createWordSet = (list: string): Set<string> => new Set(list.trim().split(/\s+/));

const SVG_ELEMENTS = createWordSet(`
  svg g defs symbol use title desc switch view a path rect circle ellipse line polyline polygon text tspan textPath
  image marker mask clipPath pattern linearGradient radialGradient stop solidcolor style foreignObject
  filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
  feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode
  feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
  animate animateMotion animateTransform set mpath
`);

/** Drawing programs set their labels in HTML, inside a `foreignObject`. */
const HTML_ELEMENTS = createWordSet(`
  body div span p br hr b i u s em strong small sub sup code pre kbd ul ol li dl dt dd table thead tbody tfoot tr td th
  caption h1 h2 h3 h4 h5 h6 img font center section
`);

const ATTRIBUTES = createWordSet(`
  id class lang dir role title style media type transform transform-origin systemLanguage requiredExtensions
  requiredFeatures version baseProfile viewBox preserveAspectRatio
  x y x1 y1 x2 y2 cx cy r rx ry fx fy fr d points pathLength width height dx dy rotate textLength lengthAdjust
  startOffset side spacing method path offset overflow clip display visibility opacity
  fill fill-opacity fill-rule stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin
  stroke-miterlimit stroke-opacity stroke-width paint-order color color-interpolation color-interpolation-filters
  color-rendering shape-rendering text-rendering image-rendering vector-effect mix-blend-mode isolation pointer-events
  cursor marker marker-start marker-mid marker-end markerHeight markerUnits markerWidth orient refX refY clip-path
  clip-rule clipPathUnits mask maskUnits maskContentUnits mask-type gradientTransform gradientUnits spreadMethod
  stop-color stop-opacity solid-color solid-opacity patternContentUnits patternTransform patternUnits
  font font-family font-size font-size-adjust font-stretch font-style font-variant font-weight letter-spacing
  word-spacing text-anchor text-decoration text-indent dominant-baseline alignment-baseline baseline-shift direction
  unicode-bidi writing-mode glyph-orientation-horizontal glyph-orientation-vertical kerning white-space inline-size
  line-height shape-padding filter filterUnits filterRes primitiveUnits in in2 result operator k1 k2 k3 k4 scale
  xChannelSelector yChannelSelector stdDeviation edgeMode kernelMatrix kernelUnitLength order divisor bias targetX
  targetY preserveAlpha surfaceScale diffuseConstant specularConstant specularExponent limitingConeAngle pointsAtX
  pointsAtY pointsAtZ azimuth elevation z flood-color flood-opacity lighting-color values tableValues slope intercept
  amplitude exponent baseFrequency numOctaves seed stitchTiles radius mode enable-background
  attributeName attributeType begin dur end min max restart repeatCount repeatDur from to by calcMode keyTimes
  keySplines keyPoints additive accumulate href target rel src alt
  align valign colspan rowspan border cellpadding cellspacing bgcolor face size start value
`);

const ELEMENTS = new Map([
  ['http://www.w3.org/2000/svg', SVG_ELEMENTS],
  ['http://www.w3.org/1999/xhtml', HTML_ELEMENTS],
  // without a namespace an element does nothing at all
  ['', SVG_ELEMENTS],
]);

const XLINK = 'http://www.w3.org/1999/xlink';

/**
 * @param bytes of the file, in the encoding that it states
 * @returns the same bytes where nothing had to be removed, else UTF-8 text
 * @throws where the file is not an SVG that a browser shows
 */
export function cleanSvg(bytes: Uint8Array): Uint8Array | string {
  const decoder = new TextDecoder(detectEncoding(bytes));
  const { root, isPlain } = parseSvg(decoder.decode(bytes));
  const cleaning: Cleaning = { isChanged: !isPlain || decoder.encoding !== 'utf-8' };
  const clean = root === null ? null : cleanElement(root, new Map([['', '']]), cleaning);
  if (root === null || clean === null || getLocalName(root.name) !== 'svg')
    throw new Error('the file is not an SVG picture');
  return cleaning.isChanged ? clean : bytes;
}

interface Parsed {
  root: XmlElement | null;
  /** Whether there is nothing but the root element, comments and a declaration. */
  isPlain: boolean;
}

/** @throws where the text is not well-formed XML, which browsers do not show either */
function parseSvg(text: string): Parsed {
  const read = (resolveUndefinedEntity: (reference: string) => string | null) =>
    parseXml(text, { preserveDocumentType: true, resolveUndefinedEntity });
  try {
    let usesEntities = false;
    let document = read(() => {
      usesEntities = true;
      return ' ';
    });
    if (usesEntities) {
      const doctype = document.children.find((child) => child instanceof XmlDocumentType);
      const entities = findEntities(doctype?.internalSubset ?? '');
      document = read((reference) => entities.get(reference) ?? (doctype === undefined ? null : ' '));
    }
    const { root, children } = document;
    return { root, isPlain: children.length === 1 };
  } catch (error) {
    const [reason] = error instanceof Error ? error.message.split('\n') : [];
    throw new Error(`the SVG is not well-formed XML (${reason})`);
  }
}

/** Drawing programs declare the addresses of namespaces as entities. Only short plain words are taken over; others are left out. */
function findEntities(subset: string): Map<string, string> {
  const declarations = subset.matchAll(
    /<!ENTITY\s+([\w.:-]+)\s+(?:"([^"<&%]{1,200})"|'([^'<&%]{1,200})')\s*>/g,
  );
  return new Map([...declarations].map(([, name, double, single]) => [`&${name};`, double ?? single ?? '']));
}

interface Cleaning {
  isChanged: boolean;
}

/** Namespaces by prefix. */
type Scope = ReadonlyMap<string, string>;

/** The element as text; null if it has to go. */
function cleanElement(element: XmlElement, outer: Scope, cleaning: Cleaning): string | null {
  const { name, children } = element;
  const attributes = Object.entries(element.attributes);
  const declared = attributes.flatMap(([key, value]): [string, string][] =>
    key === 'xmlns' || key.startsWith('xmlns:') ? [[key.slice('xmlns:'.length), value]] : [],
  );
  const scope = declared.length === 0 ? outer : new Map([...outer, ...declared]);
  const local = getLocalName(name);
  const isKnown = ELEMENTS.get(scope.get(getPrefix(name)) ?? 'unbound')?.has(local) ?? false;
  if (!isKnown || animatesUnsafely(element)) {
    cleaning.isChanged = true;
    return null;
  }
  const kept = attributes.filter(([key, value]) => isAllowed(local, { name: key, value, scope }));
  if (kept.length < attributes.length) cleaning.isChanged = true;
  const content = children.map((child) => {
    if (child instanceof XmlElement) return cleanElement(child, scope, cleaning);
    if (child instanceof XmlText)
      return escapeXml(local === 'style' ? cleanCss(child.text, cleaning) : child.text);
    // an instruction of a program
    cleaning.isChanged = true;
    return null;
  });
  return createXmlElement(name, Object.fromEntries(kept), content);
}

function getLocalName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function getPrefix(name: string): string {
  return name.slice(0, Math.max(0, name.indexOf(':')));
}

/** An animation can put into an attribute what may not be there. */
function animatesUnsafely({ attributes: { attributeName } }: XmlElement): boolean {
  if (attributeName === undefined) return false;
  const local = getLocalName(attributeName.trim());
  return !ATTRIBUTES.has(local) || local === 'href' || local === 'src' || local === 'style';
}

function isAllowed(
  element: string,
  { name, value, scope }: { name: string; value: string; scope: Scope },
): boolean {
  const prefix = getPrefix(name);
  const local = getLocalName(name);
  if (name === 'xmlns' || prefix === 'xmlns') return true;
  if (prefix === 'xml') return local === 'space' || local === 'lang';
  if (prefix !== '' && scope.get(prefix) !== XLINK) return false;
  if (local === 'href' || local === 'src') return isAddressAllowed(element, value);
  return (ATTRIBUTES.has(local) || /^(?:aria|data)-/.test(local)) && isCssAllowed(value);
}

/** Links may point anywhere on the web; what an image shows has to be in the file. */
function isAddressAllowed(element: string, value: string): boolean {
  // browsers ignore these characters in addresses
  const address = value.replace(/[\u0000-\u0020\u007f-\u00a0]/g, '');
  if (address.startsWith('#')) return true;
  if (element === 'a') return /^(?:https?:|mailto:|[^:]*$|[^:]*[/?#])/i.test(address);
  return /^(?:image|feImage|img)$/.test(element) && /^data:image\//i.test(address);
}

/** Style sheets, styles and all attributes that can hold `url()`: only parts of the file and embedded data. */
function isCssAllowed(css: string): boolean {
  const plain = css.replace(/\\(?:([\da-f]{1,6})\s?|(.))/gi, (_, hex?: string, character?: string) =>
    hex === undefined
      ? (character ?? '')
      : String.fromCodePoint(Math.min(Number.parseInt(hex, 16), 0x10ffff)),
  );
  return !/@import|image-set\(|(?:java|vb|live)script:/i.test(plain) && !UNSAFE_URL.test(plain);
}

const UNSAFE_URL = /url\((?!\s*(?:["']\s*)?(?:#|data:(?:image|font|application\/(?:x-)?font)))/i;

/** Without what it imports or loads from elsewhere. */
function cleanCss(css: string, cleaning: Cleaning): string {
  if (isCssAllowed(css)) return css;
  cleaning.isChanged = true;
  const rest = css
    .replace(/@import[^;]*;?/gi, '')
    .replace(/url\([^)]*\)?/gi, (url) => (UNSAFE_URL.test(url) ? 'none' : url));
  return isCssAllowed(rest) ? rest : '';
}

/** The mark at the beginning counts before what the file says of itself, as in browsers. */
function detectEncoding(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const stated = /^<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(start)?.[1] ?? 'utf-8';
  try {
    const { encoding } = new TextDecoder(stated);
    // what could be read so far is ASCII, so that is a mistake or a trap
    return encoding.startsWith('utf-16') ? 'utf-8' : encoding;
  } catch {
    return 'utf-8';
  }
}
